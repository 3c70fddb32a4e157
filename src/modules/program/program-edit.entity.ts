import { defineEntity, p } from '@mikro-orm/core';
import type { Day } from '../../domain/validity.js';
import { Program } from './program.entity.js';

/** Field by field, as it was and as it is; never anything about people. */
export type Changes = Readonly<Record<string, readonly [before: unknown, after: unknown]>>;

const ProgramEditSchema = defineEntity({
  name: 'ProgramEdit',
  tableName: 'program_edit',
  properties: {
    id: p.integer().primary(),
    program: () => p.manyToOne(Program),
    effectiveOn: p.date(),
    changes: p.json<Changes>(),
    document: p.string().nullable(),
    recordedAt: p.datetime().defaultRaw('now()'),
    annulledAt: p.datetime().nullable(),
  },
});

/** What was changed of a program that has no dated rows of its own. */
export class ProgramEdit extends ProgramEditSchema.class {
  static of(program: Program, changes: Changes, effectiveOn: Day, document: string | null): ProgramEdit {
    return Object.assign(new ProgramEdit(), { program, changes, effectiveOn, document });
  }
}
ProgramEditSchema.setClass(ProgramEdit);
