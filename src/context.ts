// type-graphql keeps what decorators say through this; it has to come first.
import 'reflect-metadata';
import type { ActContext } from './access/act.js';
import type { Budget } from './api/budget.js';
import type { Language } from './api/messages.js';
import type { Reader } from './database/read.js';
import { onDemand } from './database/batch.js';
import { Library } from './database/shelf.js';
import { activityLoaders } from './modules/activity/index.js';
import { adminUnitLoaders, adminUnitShelves } from './modules/admin-unit/index.js';
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
import { responsibleUnitLoaders, responsibleUnitShelves } from './modules/responsible-unit/index.js';

/** What one request carries through the resolvers; whoever acts hands it to the door (access/act.ts). */
export interface Context extends ActContext {
  language: Language;
  /** The day it is in Vietnam, the same for the whole request. */
  today: string;
  read: Reader;
  loaders: Loaders;
  budget: Budget;
}

const emptyShelves = () => ({ ...adminUnitShelves(), ...responsibleUnitShelves() });

/** What the process keeps of units between requests; it opens once somebody tells of changes. */
export type UnitLibrary = Library<ReturnType<typeof emptyShelves>>;
export const createUnitLibrary = (): UnitLibrary => new Library(emptyShelves);

/** What is kept is read from the primary: a replica may not know yet of the change that emptied the shelves. */
const keptUnits = (read: Reader, { shelves, isOpen }: UnitLibrary) => ({
  shelves,
  read: isOpen ? read.atPrimary() : read,
});

const loadersFor = onDemand({
  ...activityLoaders,
  ...adminUnitLoaders,
  ...auditLoaders,
  ...contactLoaders,
  ...coverageLoaders,
  ...criteriaLoaders,
  ...importLoaders,
  ...officerLoaders,
  ...programLoaders,
  ...registrationLoaders,
  ...reportLoaders,
  ...reportedFigureLoaders,
  ...responsibleUnitLoaders,
});

export type Loaders = ReturnType<typeof loadersFor>;

const createLoaders = (surroundings: Surroundings, units: UnitLibrary): Loaders =>
  loadersFor({ ...surroundings, kept: keptUnits(surroundings.read, units) });

/** What the server knows of a request before it is read. */
export type Surroundings = Pick<
  Context,
  'read' | 'language' | 'viewer' | 'today' | 'orm' | 'requestId' | 'repeated' | 'deadline' | 'budget'
>;

export const createContext = (surroundings: Surroundings, units: UnitLibrary): Context => {
  const context: Context = {
    ...surroundings,
    loaders: createLoaders(surroundings, units),
    renew(unitsChanged) {
      surroundings.read.wrote();
      surroundings.budget.wrote();
      // The notice of it is on its way; the answer to this very act must not be faster.
      if (unitsChanged) units.renew();
      context.loaders = createLoaders(surroundings, units);
    },
  };
  return context;
};
