import { defineEntity, p } from '@mikro-orm/core';
import type { Day } from '../../domain/validity.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import { type EarlierPlace, Program } from './program.entity.js';

const ProgramPlacementSchema = defineEntity({
  name: 'ProgramPlacement',
  tableName: 'program_placement',
  properties: {
    id: p.integer().primary(),
    program: () => p.manyToOne(Program),
    adminUnit: () => p.manyToOne(AdminUnit),
    isUnplaced: p.boolean().default(false),
    validFrom: p.date(),
    validTo: p.date().nullable(),
    document: p.string().nullable(),
    recordedAt: p.datetime().defaultRaw('now()'),
    annulledAt: p.datetime().nullable(),
  },
});

/** Where a program counts from a day on. A reform writes these for the whole country at once (admin-unit/reform.ts). */
export class ProgramPlacement extends ProgramPlacementSchema.class {
  static of(program: Program, adminUnit: AdminUnit, validFrom: Day, document: string | null = null): ProgramPlacement {
    return Object.assign(new ProgramPlacement(), { program, adminUnit, validFrom, document });
  }

  /** On a map that is no more. */
  static before(program: Program, place: EarlierPlace): ProgramPlacement {
    return Object.assign(new ProgramPlacement(), { program, ...place });
  }
}
ProgramPlacementSchema.setClass(ProgramPlacement);
