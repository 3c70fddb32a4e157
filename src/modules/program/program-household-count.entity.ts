import { defineEntity, p } from '@mikro-orm/core';
import type { Day } from '../../domain/validity.js';
import { Program } from './program.entity.js';
import { HOUSEHOLD_KINDS } from './program.vocabulary.js';

const ProgramHouseholdCountSchema = defineEntity({
  name: 'ProgramHouseholdCount',
  tableName: 'program_household_count',
  properties: {
    id: p.integer().primary(),
    program: () => p.manyToOne(Program),
    // The program's own kind: by it the database refuses households of points and markets.
    kind: p.enum(HOUSEHOLD_KINDS),
    households: p.integer(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
    document: p.string().nullable(),
    recordedAt: p.datetime().defaultRaw('now()'),
    annulledAt: p.datetime().nullable(),
  },
});

/** How many households a cluster or a team has from a day on. */
export class ProgramHouseholdCount extends ProgramHouseholdCountSchema.class {
  static of(
    program: Program,
    kind: (typeof HOUSEHOLD_KINDS)[number],
    households: number,
    validFrom: Day,
    document: string | null,
  ): ProgramHouseholdCount {
    return Object.assign(new ProgramHouseholdCount(), { program, kind, households, validFrom, document });
  }
}
ProgramHouseholdCountSchema.setClass(ProgramHouseholdCount);
