import { defineEntity, p } from '@mikro-orm/core';
import { DomainError } from '../../domain/error.js';
import type { Day } from '../../domain/validity.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import { ActivityKind, MEASURES_OF, MeasureKind } from '../activity/activity.vocabulary.js';
import { ProgramKind } from '../program/program.vocabulary.js';
import { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';
import { Qualifier } from './reported-figure.vocabulary.js';

const ReportedFigureSchema = defineEntity({
  name: 'ReportedFigure',
  tableName: 'reported_figure',
  properties: {
    id: p.integer().primary(),
    subject: p.string(),
    kind: p.enum(() => ActivityKind).nullable(),
    measure: p.enum(() => MeasureKind).nullable(),
    programKind: p.enum(() => ProgramKind).nullable(),
    value: p.bigint('number'),
    qualifier: p.enum(() => Qualifier),
    quote: p.string(),
    source: p.string(),
    periodFrom: p.date(),
    periodTo: p.date(),
    adminUnit: () => p.manyToOne(AdminUnit).nullable(),
    responsibleUnit: () => p.manyToOne(ResponsibleUnit).nullable(),
    recordedAt: p.datetime().defaultRaw('now()'),
  },
});

export interface Statement {
  subject: Subject;
  value: number;
  qualifier: Qualifier;
  /** The document's own words. */
  quote: string;
  source: string;
  /** Half-open. */
  periodFrom: Day;
  periodTo: Day;
  adminUnit?: AdminUnit | null;
  responsibleUnit?: ResponsibleUnit | null;
}

/** What a figure speaks of: a measure of an activity, a kind of program, or a subject of its own such as TARGETS. */
export type Subject = { kind: ActivityKind; measure: MeasureKind } | { programKind: ProgramKind } | { other: string };

/** What a document says, word for word; never added to what is recorded. */
export class ReportedFigure extends ReportedFigureSchema.class {
  static state({ subject, ...statement }: Statement): ReportedFigure {
    if (statement.periodTo <= statement.periodFrom) {
      throw new DomainError('PERIOD_INVALID', `${statement.periodFrom} to ${statement.periodTo} is no period`);
    }
    return Object.assign(new ReportedFigure(), statement, subjectFields(subject));
  }
}
ReportedFigureSchema.setClass(ReportedFigure);

function subjectFields(subject: Subject): Partial<ReportedFigure> & { subject: string } {
  if ('programKind' in subject) return { ...subject, subject: subject.programKind };
  if ('other' in subject) return { subject: subject.other };
  if (!MEASURES_OF[subject.kind].includes(subject.measure)) {
    throw new DomainError('SUBJECT_INVALID', `${subject.measure} does not belong to ${subject.kind}`, { ...subject });
  }
  return { ...subject, subject: `${subject.kind}/${subject.measure}` };
}
