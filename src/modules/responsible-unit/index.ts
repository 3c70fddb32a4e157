import * as jurisdiction from './jurisdiction.resolver.js';
import { AdminUnitResponsibleUnitsResolver, ResponsibleUnitResolver } from './responsible-unit.resolver.js';

export { responsibleUnitLoaders } from './responsible-unit.loader.js';
export { responsibleUnitShelves } from './responsible-unit.shelf.js';
export { type ResponsibleUnitRow, dutiesOf, jurisdictionOf, responsibleUnitJson } from './responsible-unit.read.js';
export { ResponsibleUnitConnection, ResponsibleUnitId, ResponsibleUnitType } from './responsible-unit.type.js';

export const responsibleUnitResolvers = [
  ResponsibleUnitResolver,
  AdminUnitResponsibleUnitsResolver,
  ...Object.values(jurisdiction),
] as const;
