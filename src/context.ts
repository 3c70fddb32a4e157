// type-graphql keeps what decorators say through this; it has to come first.
import 'reflect-metadata';
import type { ActContext } from './access/act.js';
import type { Language } from './api/messages.js';
import type { Reader } from './database/read.js';
import { activityLoaders } from './modules/activity/index.js';
import { adminUnitLoaders } from './modules/admin-unit/index.js';
import { auditLoaders } from './modules/audit/index.js';
import { contactLoaders } from './modules/contact/index.js';
import { coverageLoaders } from './modules/coverage/index.js';
import { criteriaLoaders } from './modules/criteria/index.js';
import { importLoaders } from './modules/import/index.js';
import { officerLoaders } from './modules/officer/index.js';
import { programLoaders } from './modules/program/index.js';
import { registrationLoaders } from './modules/registration/index.js';
import { reportLoaders } from './modules/report/index.js';
import { reportedFigureLoaders } from './modules/reported-figure/index.js';
import { responsibleUnitLoaders } from './modules/responsible-unit/index.js';

/** What one request carries through the resolvers; whoever acts hands it to the door (access/act.ts). */
export interface Context extends ActContext {
  language: Language;
  /** The day it is in Vietnam, the same for the whole request. */
  today: string;
  read: Reader;
  loaders: Loaders;
}

const createLoaders = ({ read, viewer, today, requestId }: Surroundings) => ({
  ...activityLoaders(read, viewer),
  ...adminUnitLoaders(read),
  ...auditLoaders(read, { viewer, today }),
  ...contactLoaders(read, viewer && { viewer, today, requestId }),
  ...coverageLoaders(read),
  ...criteriaLoaders(read),
  ...importLoaders(read, viewer),
  ...officerLoaders(read, { viewer, today }),
  ...programLoaders(read, { viewer, today }),
  ...registrationLoaders(read, { viewer, today }),
  ...reportLoaders(read),
  ...reportedFigureLoaders(read),
  ...responsibleUnitLoaders(read),
});

export type Loaders = ReturnType<typeof createLoaders>;

/** What the server knows of a request before it is read. */
export type Surroundings = Pick<
  Context,
  'read' | 'language' | 'viewer' | 'today' | 'orm' | 'requestId' | 'repeated' | 'deadline'
>;

export const createContext = (surroundings: Surroundings): Context => {
  const context: Context = {
    ...surroundings,
    loaders: createLoaders(surroundings),
    renew() {
      surroundings.read.wrote();
      context.loaders = createLoaders(surroundings);
    },
  };
  return context;
};
