import { defineEntity, p } from '@mikro-orm/core';
import { OfficerRole } from '../../access/officer-role.vocabulary.js';
import { DomainError } from '../../domain/error.js';
import { type Day, assertWithinAYear, isValidOn } from '../../domain/validity.js';
import { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';
import type { ResponsibleUnitKind } from '../responsible-unit/responsible-unit.vocabulary.js';

const OfficerSchema = defineEntity({
  name: 'Officer',
  tableName: 'officer',
  properties: {
    id: p.integer().primary(),
    subject: p.string(),
    role: p.enum(() => OfficerRole),
    responsibleUnit: () => p.manyToOne(ResponsibleUnit).nullable(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
    document: p.string().nullable(),
    endingDocument: p.string().nullable(),
    recordedAt: p.datetime().defaultRaw('now()'),
  },
});

/** The kinds of units that have officers of a role; null: any unit, or none for the whole registry. */
const KINDS_OF_ROLE: Readonly<Record<OfficerRole, readonly ResponsibleUnitKind[] | null>> = {
  LOCAL_OFFICER: ['PEOPLES_COMMITTEE'],
  AREA_OFFICER: ['AREA_TEAM', 'COMMUNE_POLICE', 'DISTRICT_POLICE'],
  PROVINCE_OFFICER: ['FIRE_POLICE_DEPARTMENT', 'PROVINCE_POLICE', 'FUNCTIONAL_TEAM'],
  NATIONAL_VIEWER: ['MINISTRY_DEPARTMENT'],
  ANALYST: null,
  ADMINISTRATOR: null,
};

/** The demo officers' subjects begin so, and no one else's; see `Officer.grant`. */
const DEMO = 'demo:';

export interface OfficerGrant extends Pick<Officer, 'subject' | 'role' | 'responsibleUnit' | 'validFrom' | 'document'> {
  today: Day;
  isDemo?: boolean;
}

/**
 * A grant: someone, whom the identity provider calls `subject`, acts in a role for a unit, or for the whole registry.
 * What a role may do is said in access/actions.ts.
 */
export class Officer extends OfficerSchema.class {
  /** @throws DomainError OFFICER_SUBJECT_INVALID, OFFICER_UNIT_KIND, UNIT_DOES_NOT_STAND, DAY_TOO_FAR */
  static grant({ today, isDemo = false, ...grant }: OfficerGrant): Officer {
    const { subject, role, responsibleUnit, validFrom } = grant;
    if (!isProperSubject(subject) || subject.startsWith(DEMO) !== isDemo) {
      throw new DomainError('OFFICER_SUBJECT_INVALID', 'that is no subject of an officer');
    }
    const allowed = KINDS_OF_ROLE[role];
    if (allowed && !(responsibleUnit && allowed.includes(responsibleUnit.kind))) {
      const unit = responsibleUnit?.code ?? 'the whole registry';
      throw new DomainError('OFFICER_UNIT_KIND', `${unit} has no officers of the role ${role}`, { role, allowed });
    }
    assertWithinAYear(validFrom, today);
    responsibleUnit?.assertStandsOn(validFrom);
    if (validFrom < today) responsibleUnit?.assertStandsOn(today);
    return Object.assign(new Officer(), grant);
  }

  /** Whether it lets its subject act on a day. */
  isInForceOn(day: Day): boolean {
    return isValidOn(this, day);
  }

  /**
   * Takes it back at once; one that has not begun never does.
   *
   * @throws DomainError ALREADY_CLOSED
   */
  revoke(today: Day, document: string | null): void {
    if (this.validTo) {
      throw new DomainError('ALREADY_CLOSED', `the grant ended on ${this.validTo} already`, { ended: this.validTo });
    }
    this.validTo = this.validFrom > today ? this.validFrom : today;
    this.endingDocument = document;
  }
}
OfficerSchema.setClass(Officer);

/** What an identity provider may call someone, and what the audit trail can print. */
const isProperSubject = (subject: string): boolean =>
  subject.length >= 1 &&
  subject.length <= 255 &&
  subject.trim() === subject &&
  subject.isWellFormed() &&
  !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(subject) &&
  subject !== 'SYSTEM';
