// type-graphql keeps what decorators say through this; it has to come first.
import 'reflect-metadata';
import type { Identity } from './access/sign-in.js';
import { dayOf } from './api/day.js';
import type { Language } from './api/messages.js';
import type { Reader } from './database/read.js';
import { activityLoaders } from './modules/activity/index.js';
import { adminUnitLoaders } from './modules/admin-unit/index.js';
import { coverageLoaders } from './modules/coverage/index.js';
import { criteriaLoaders } from './modules/criteria/index.js';
import { programLoaders } from './modules/program/index.js';
import { reportedFigureLoaders } from './modules/reported-figure/index.js';
import { responsibleUnitLoaders } from './modules/responsible-unit/index.js';

/** What one request carries through the resolvers. */
export interface Context {
  language: Language;
  /** Who asks; null: nobody has signed in. */
  identity: Identity | null;
  /** The day it is in Vietnam, the same for the whole request. */
  today: string;
  read: Reader;
  loaders: Loaders;
}

const createLoaders = (read: Reader, today: string) => ({
  ...activityLoaders(read),
  ...adminUnitLoaders(read),
  ...coverageLoaders(read),
  ...criteriaLoaders(read),
  ...programLoaders(read, today),
  ...reportedFigureLoaders(read),
  ...responsibleUnitLoaders(read),
});

export type Loaders = ReturnType<typeof createLoaders>;

export const createContext = (
  read: Reader,
  language: Language,
  identity: Identity | null,
  now = new Date(),
): Context => {
  const today = dayOf(now);
  return { language, identity, today, read, loaders: createLoaders(read, today) };
};
