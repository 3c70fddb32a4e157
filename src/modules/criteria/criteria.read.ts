import { type Reader, raw, sql, validOn } from '../../database/read.js';
import type { ProgramKind } from '../program/program.vocabulary.js';
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

/** The sets of these ids. */
export const criteriaSetsById = (read: Reader, ids: readonly number[]): Promise<(CriteriaSetRow & { id: number })[]> =>
  read.rows(
    'criteria.set-by-id',
    sql`
    select s.id, s.code, s.name, s.authority, s.document, s.valid_from as "validFrom", s.valid_to as "validTo",
      s.provenance, s.admin_unit_id as "adminUnitId"
    from criteria_set s where s.id = any(${ids}::integer[])`,
  );

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

/** A CriterionRow from `criterion c` of `criteria_set criteria`, as one jsonb value. */
export const criterionJson = sql`jsonb_build_object('code', c.code, 'textVi', c.text_vi, 'textEn', c.text_en, 'comparison', c.comparison,
        'threshold', c.threshold, 'fact', c.fact, 'recurring', c.recurring,
        'set', jsonb_build_object('code', criteria.code, 'name', criteria.name, 'authority', criteria.authority,
          'document', criteria.document, 'validFrom', criteria.valid_from, 'validTo', criteria.valid_to,
          'provenance', criteria.provenance, 'adminUnitId', criteria.admin_unit_id))`;

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
      ${criterionJson} as criterion
    from program subject ${judgments(sql`${day}::date`)}
    where subject.id = any(${programIds}::integer[])
    order by c.ordinal`,
  );

/** A criterion that compares a fact with a number. */
export interface CriterionInForce {
  code: string;
  textVi: string;
  textEn: string;
  comparison: 'AT_LEAST' | 'AT_MOST';
  threshold: number;
  fact: string | null;
}

/** The criteria on facts in force on `day` for a kind in an area: of the smallest area around it that has a set. */
export const criteriaInForce = (
  read: Pick<Reader, 'rows'>,
  kind: ProgramKind,
  areaId: number,
  day: string,
): Promise<CriterionInForce[]> =>
  read.rows(
    'criteria.in-force',
    sql`
    select c.code, c.text_vi as "textVi", c.text_en as "textEn", c.comparison,
      c.threshold::double precision as threshold, c.fact
    from (
      select s.id from criteria_set s left join admin_unit_ancestor around
        on around.ancestor_id = s.admin_unit_id and around.unit_id = ${areaId}
      where s.program_kind = ${kind} and ${validOn(raw('s'), sql`${day}::date`)}
        and (s.admin_unit_id is null or around.unit_id is not null)
      order by around.ancestor_level desc nulls last limit 1
    ) criteria join criterion c on c.criteria_set_id = criteria.id and c.comparison <> 'INTERVAL_DAYS'
    order by c.ordinal`,
  );
