import { type Reader, sql } from '../../database/read.js';
import type { Comparison, RecurringDuty, Verdict } from './criteria.vocabulary.js';
import { judgments } from './judgment.js';

export interface CriteriaSetRow {
  code: string;
  name: string;
  authority: string;
  document: string;
  validFrom: string;
  validTo: string | null;
  provenance: string;
  /** Null: the whole country. */
  adminUnitId: number | null;
}

export interface CriterionRow {
  code: string;
  textVi: string;
  textEn: string;
  comparison: Comparison;
  threshold: number;
  fact: string | null;
  recurring: RecurringDuty | null;
  set: CriteriaSetRow;
}

export interface CriterionResultRow {
  ownerId: number;
  criterion: CriterionRow;
  verdict: Verdict;
  actual: number | null;
  lastOn: string | null;
  dueOn: string | null;
}

/** What the criteria in force on `day` say of each program, in the order of its set. */
export const criteriaOf = (
  read: Reader,
  programIds: readonly number[],
  { day }: { day: string },
): Promise<CriterionResultRow[]> =>
  read.rows(
    'criteria.of-programs',
    sql`
    select subject.id as "ownerId",
      case when judged.is_met then 'MET' when not judged.is_met then 'MISSED' else 'UNKNOWN' end as verdict,
      judged.actual, judged.last_on as "lastOn", judged.due_on as "dueOn",
      jsonb_build_object('code', c.code, 'textVi', c.text_vi, 'textEn', c.text_en, 'comparison', c.comparison,
        'threshold', c.threshold, 'fact', c.fact, 'recurring', c.recurring,
        'set', jsonb_build_object('code', criteria.code, 'name', criteria.name, 'authority', criteria.authority,
          'document', criteria.document, 'validFrom', criteria.valid_from, 'validTo', criteria.valid_to,
          'provenance', criteria.provenance, 'adminUnitId', criteria.admin_unit_id)) as criterion
    from program subject ${judgments(sql`${day}::date`)}
    where subject.id = any(${programIds}::integer[])
    order by c.ordinal`,
  );
