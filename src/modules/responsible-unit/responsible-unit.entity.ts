import { defineEntity, p } from '@mikro-orm/core';
import { Provenance } from '../../api/common.vocabulary.js';
import { DomainError } from '../../domain/error.js';
import { properName } from '../../domain/text.js';
import { dayAfter, isValidOn } from '../../domain/validity.js';
import type { Day } from '../../domain/validity.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import { ResponsibleUnitKind } from './responsible-unit.vocabulary.js';

const ResponsibleUnitSchema = defineEntity({
  name: 'ResponsibleUnit',
  tableName: 'responsible_unit',
  properties: {
    id: p.integer().primary(),
    code: p.string(),
    name: p.string(),
    kind: p.enum(() => ResponsibleUnitKind),
    depth: p.integer(),
    parent: () => p.manyToOne(ResponsibleUnit).nullable(),
    parentDepth: p.integer().nullable(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    provenance: p.enum(() => Provenance),
  },
});

export type ResponsibleUnitFounding = Pick<
  ResponsibleUnit,
  'code' | 'name' | 'kind' | 'parent' | 'validFrom' | 'validTo' | 'provenance'
>;

/**
 * A unit that answers for programs or areas: police, a People's Committee, an organization, a market board.
 * Flush a parent before its children, as with admin units.
 */
export class ResponsibleUnit extends ResponsibleUnitSchema.class {
  static establish(founding: ResponsibleUnitFounding): ResponsibleUnit {
    const { parent } = founding;
    return Object.assign(new ResponsibleUnit(), founding, {
      name: properName(founding.name),
      depth: parent ? parent.depth + 1 : 0,
      parentDepth: parent?.depth ?? null,
    });
  }

  standsOn(day: Day): boolean {
    return isValidOn(this, day);
  }

  /** @throws DomainError UNIT_DOES_NOT_STAND */
  assertStandsOn(day: Day): void {
    if (!this.standsOn(day)) {
      throw new DomainError('UNIT_DOES_NOT_STAND', `${this.code} ${this.name} did not stand on ${day}`, {
        code: this.code,
        on: day,
      });
    }
  }
}
ResponsibleUnitSchema.setClass(ResponsibleUnit);

const JurisdictionSchema = defineEntity({
  name: 'Jurisdiction',
  tableName: 'jurisdiction',
  properties: {
    id: p.integer().primary(),
    responsibleUnit: () => p.manyToOne(ResponsibleUnit),
    adminUnit: () => p.manyToOne(AdminUnit),
    validFrom: p.date(),
    validTo: p.date().nullable(),
    document: p.string().nullable(),
    endingDocument: p.string().nullable(),
    recordedAt: p.datetime().defaultRaw('now()'),
  },
});

export type JurisdictionOpening = Pick<
  Jurisdiction,
  'responsibleUnit' | 'adminUnit' | 'validFrom' | 'validTo' | 'document'
>;

/** An area that a unit answers for, from a day on. What its units below answer for is its too. */
export class Jurisdiction extends JurisdictionSchema.class {
  static open(opening: JurisdictionOpening): Jurisdiction {
    opening.responsibleUnit.assertStandsOn(opening.validFrom);
    opening.adminUnit.assertStandsOn(opening.validFrom);
    return Object.assign(new Jurisdiction(), opening);
  }

  /**
   * Ends it; an end that lies ahead may still be put elsewhere. One that ends on its own first day is taken back: it is
   * kept, and never was in force.
   *
   * @throws DomainError ALREADY_CLOSED, VALIDITY_EMPTY, UNIT_DOES_NOT_STAND
   */
  close(on: Day, today: Day, document: string | null = null): void {
    const { validFrom, validTo, responsibleUnit, adminUnit } = this;
    const what = `${responsibleUnit.code}'s jurisdiction over ${adminUnit.code}`;
    if (validTo && (validTo <= today || validTo === validFrom)) {
      throw new DomainError('ALREADY_CLOSED', `${what} ended on ${validTo} already`, { ended: validTo });
    }
    if (on < validFrom) {
      throw new DomainError('VALIDITY_EMPTY', `${what} begins on ${validFrom} and cannot end on ${on}`, { on });
    }
    if (on > validFrom) {
      for (const unit of [responsibleUnit, adminUnit]) unit.assertStandsOn(dayAfter(on, -1));
    }
    this.validTo = on;
    this.endingDocument = document;
  }
}
JurisdictionSchema.setClass(Jurisdiction);
