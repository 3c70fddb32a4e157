import { defineEntity, p } from '@mikro-orm/core';
import { type Day, closeRow } from '../../domain/validity.js';
import { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';
import { Program } from './program.entity.js';
import { ProgramUnitRole } from './program.vocabulary.js';

const ProgramUnitSchema = defineEntity({
  name: 'ProgramUnit',
  tableName: 'program_unit',
  properties: {
    id: p.integer().primary(),
    program: () => p.manyToOne(Program),
    responsibleUnit: () => p.manyToOne(ResponsibleUnit),
    role: p.enum(() => ProgramUnitRole),
    validFrom: p.date(),
    validTo: p.date().nullable(),
    document: p.string().nullable(),
    recordedAt: p.datetime().defaultRaw('now()'),
    annulledAt: p.datetime().nullable(),
  },
});

/** What a responsible unit does for a program from a day on; Program.assignUnit keeps the managing one single. */
export class ProgramUnit extends ProgramUnitSchema.class {
  static of(
    program: Program,
    responsibleUnit: ResponsibleUnit,
    role: ProgramUnitRole,
    validFrom: Day,
    document: string | null,
  ): ProgramUnit {
    // A role ends with the unit that has it, at the latest.
    const validTo = responsibleUnit.validTo ?? null;
    return Object.assign(new ProgramUnit(), { program, responsibleUnit, role, validFrom, validTo, document });
  }

  /** Ends the role before its unit's own end would. */
  end(on: Day): void {
    closeRow({ validFrom: this.validFrom }, on, `${this.responsibleUnit.code} ${this.role} for ${this.program.code}`);
    this.validTo = on;
  }
}
ProgramUnitSchema.setClass(ProgramUnit);
