import * as resolver from './officer.resolver.js';

export { officerLoaders } from './officer.loader.js';
export { type Appointment, type Fault, RosterFileError, readRosterFile } from './roster-file.js';
export * from './roster.service.js';

export const officerResolvers = Object.values(resolver);
