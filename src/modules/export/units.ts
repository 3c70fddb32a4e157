import { encodeAnyId } from '../../api/node.js';
import type { NamedArea, NamedUnit } from './export.read.js';

/** A unit as the API tells it, as far as a line of a file has to. */
export const unitNode = (type: string, unit: NamedUnit | null): object | null =>
  unit && { id: encodeAnyId(type, unit.id), code: unit.code, name: unit.name };

export const areaNode = (area: NamedArea | null): object | null =>
  area && { ...unitNode('AdminUnit', area), level: area.level };

/** An area by the columns that say where a row is: the code alone would do, the names are for people. */
export const areaCells = (area: NamedArea | null): Record<string, unknown> => ({
  areaCode: area?.code,
  area: area?.commune ?? area?.name,
  neighborhood: area?.level === 'NEIGHBORHOOD' ? area.name : null,
});
