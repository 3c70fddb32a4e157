import { defineEntity, p } from '@mikro-orm/core';
import type { Day } from '../../domain/validity.js';
import { Program } from './program.entity.js';
import { ProgramStatus } from './program.vocabulary.js';

const ProgramStatusStepSchema = defineEntity({
  name: 'ProgramStatusStep',
  tableName: 'program_status',
  properties: {
    id: p.integer().primary(),
    program: () => p.manyToOne(Program),
    status: p.enum(() => ProgramStatus),
    validFrom: p.date(),
    validTo: p.date().nullable(),
    document: p.string().nullable(),
    mergedInto: () => p.manyToOne(Program).nullable(),
    recordedAt: p.datetime().defaultRaw('now()'),
    annulledAt: p.datetime().nullable(),
  },
});

/** A program's status from a day on; Program.changeStatus decides which may follow which. */
export class ProgramStatusStep extends ProgramStatusStepSchema.class {
  static of(
    program: Program,
    status: ProgramStatus,
    validFrom: Day,
    document: string | null,
    mergedInto: Program | null = null,
  ): ProgramStatusStep {
    return Object.assign(new ProgramStatusStep(), { program, status, validFrom, document, mergedInto });
  }
}
ProgramStatusStepSchema.setClass(ProgramStatusStep);
