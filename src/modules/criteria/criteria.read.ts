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

/** A CriterionRow from `criterion c` of `criteria_set criteria`, as one JSON value. */
export const criterionJson = sql`json_build_object('code', c.code, 'textVi', c.text_vi, 'textEn', c.text_en, 'comparison', c.comparison,
        'threshold', c.threshold, 'fact', c.fact, 'recurring', c.recurring,
        'set', json_build_object('code', criteria.code, 'name', criteria.name, 'authority', criteria.authority,
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

/** A kind of program somewhere. */
export interface Judged {
  kind: ProgramKind;
  areaId: number;
}

/** Criteria by kind and area; see `criteriaAt`. */
export type CriteriaInForce = Map<string, readonly CriterionInForce[]>;

const keyOf = ({ kind, areaId }: Judged): string => `${kind} ${areaId}`;

/** What is in force for a kind in an area, once it was asked for. */
export const criteriaAt = (known: CriteriaInForce, subject: Judged): readonly CriterionInForce[] =>
  known.get(keyOf(subject)) ?? [];

/**
 * The criteria on facts in force on `day` for each kind in its area: of the smallest area around it that has a set. By
 * one statement.
 *
 * @param known those of the same day that whoever asks again and again has already; what lacks is added to them.
 * @returns `known`.
 */
export async function criteriaInForce(
  read: Pick<Reader, 'rows'>,
  subjects: readonly Judged[],
  day: string,
  known: CriteriaInForce = new Map(),
): Promise<CriteriaInForce> {
  const unknown = new Map(subjects.map((subject) => [keyOf(subject), subject]));
  for (const key of unknown.keys()) if (known.has(key)) unknown.delete(key);
  if (unknown.size === 0) return known;
  const asked = [...unknown.values()];
  const rows = await read.rows<{ kind: ProgramKind; areaIds: number[]; criteria: CriterionInForce[] }>(
    'criteria.in-force',
    sql`
    with subject as (
      select kind, area_id
      from unnest(${asked.map(({ kind }) => kind)}::text[], ${asked.map(({ areaId }) => areaId)}::integer[])
        as subject (kind, area_id)
    ), nearest as (
      select distinct on (subject.kind, subject.area_id) subject.kind, subject.area_id, s.id
      from subject join criteria_set s on s.program_kind = subject.kind and ${validOn(raw('s'), sql`${day}::date`)}
      left join admin_unit_ancestor around
        on around.ancestor_id = s.admin_unit_id and around.unit_id = subject.area_id
      where s.admin_unit_id is null or around.unit_id is not null
      order by subject.kind, subject.area_id, around.ancestor_level desc nulls last
    )
    select nearest.kind, array_agg(nearest.area_id) as "areaIds", (
        select coalesce(json_agg(json_build_object('code', c.code, 'textVi', c.text_vi, 'textEn', c.text_en,
          'comparison', c.comparison, 'threshold', c.threshold, 'fact', c.fact) order by c.ordinal), '[]')
        from criterion c where c.criteria_set_id = nearest.id and c.comparison <> 'INTERVAL_DAYS'
      ) as criteria
    from nearest group by nearest.kind, nearest.id`,
  );
  for (const key of unknown.keys()) known.set(key, []);
  for (const { kind, areaIds, criteria } of rows)
    for (const areaId of areaIds) known.set(keyOf({ kind, areaId }), criteria);
  return known;
}
