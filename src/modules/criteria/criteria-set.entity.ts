import { Collection, defineEntity, p } from '@mikro-orm/core';
import { Provenance } from '../../api/common.vocabulary.js';
import { DomainError } from '../../domain/error.js';
import { properName } from '../../domain/text.js';
import { type Day, closeRow } from '../../domain/validity.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import { ProgramKind } from '../program/program.vocabulary.js';
import { Comparison, RecurringDuty } from './criteria.vocabulary.js';

const CriteriaSetSchema = defineEntity({
  name: 'CriteriaSet',
  tableName: 'criteria_set',
  properties: {
    id: p.integer().primary(),
    code: p.string(),
    programKind: p.enum(() => ProgramKind),
    name: p.string(),
    authority: p.string(),
    document: p.string(),
    endingDocument: p.string().nullable(),
    adminUnit: () => p.manyToOne(AdminUnit).nullable(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
    provenance: p.enum(() => Provenance),
    criteria: () => p.oneToMany(Criterion).mappedBy('criteriaSet'),
  },
});

export type CriteriaSetIssue = Pick<
  CriteriaSet,
  'code' | 'programKind' | 'name' | 'authority' | 'document' | 'adminUnit' | 'validFrom' | 'validTo' | 'provenance'
>;

/** The minimums that an authority asks of a kind of program, in an area and for a time. */
export class CriteriaSet extends CriteriaSetSchema.class {
  constructor() {
    super();
    this.criteria = new Collection(this);
  }

  static issue(issue: CriteriaSetIssue): CriteriaSet {
    return Object.assign(new CriteriaSet(), issue, { name: properName(issue.name) });
  }

  /** @throws DomainError CRITERION_INVALID: an interval needs a duty, everything else a fact. */
  add(wording: CriterionWording): void {
    const isInterval = wording.comparison === 'INTERVAL_DAYS';
    if (isInterval !== (wording.recurring != null) || isInterval === (wording.fact != null)) {
      throw new DomainError(
        'CRITERION_INVALID',
        `${this.code}/${wording.code} has not what ${wording.comparison} needs`,
      );
    }
    this.criteria.add(Object.assign(new Criterion(), wording, { criteriaSet: this }));
  }

  /** @throws DomainError ALREADY_CLOSED, VALIDITY_EMPTY */
  close(on: Day, document: string | null): void {
    closeRow(this, on, `the criteria set ${this.code}`);
    this.endingDocument = document;
  }
}
CriteriaSetSchema.setClass(CriteriaSet);

const CriterionSchema = defineEntity({
  name: 'Criterion',
  tableName: 'criterion',
  properties: {
    id: p.integer().primary(),
    criteriaSet: () => p.manyToOne(CriteriaSet),
    code: p.string(),
    ordinal: p.integer(),
    fact: p.string().nullable(),
    comparison: p.enum(() => Comparison),
    threshold: p.decimal('number'),
    recurring: p.enum(() => RecurringDuty).nullable(),
    textVi: p.string(),
    textEn: p.string(),
  },
});

export type CriterionWording = Pick<
  Criterion,
  'code' | 'ordinal' | 'fact' | 'comparison' | 'threshold' | 'recurring' | 'textVi' | 'textEn'
>;

/** One minimum of a set; `fact` is a fact of view program_fact. */
export class Criterion extends CriterionSchema.class {}
CriterionSchema.setClass(Criterion);
