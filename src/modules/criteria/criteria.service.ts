import { LockMode } from '@mikro-orm/core';
import { type Outcome, type Target, type Tx, act, areaTarget } from '../../access/act.js';
import { Refused, problem } from '../../api/problem.js';
import { shortText } from '../../api/text.js';
import type { Context } from '../../context.js';
import { sql } from '../../database/read.js';
import { type Day, assertWithinAYear } from '../../domain/validity.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import { AdminUnitId } from '../admin-unit/index.js';
import type { ProgramKind } from '../program/program.vocabulary.js';
import { CriteriaSet, type CriterionWording } from './criteria-set.entity.js';
import type { CloseCriteriaSetInput, CriterionInput, IssueCriteriaSetInput } from './criteria.input.js';
import { factsOf } from './criteria.vocabulary.js';

export interface CriteriaSetResult {
  criteriaSetId: number;
}

type Answer = Promise<Outcome<CriteriaSetResult>>;

/** A set for the whole country lies in no area: only a grant for the whole registry reaches it. */
const COUNTRY: Target = { type: 'CriteriaSet', id: null, areas: sql`select null::integer` };

export const issueCriteriaSet = (context: Context, given: IssueCriteriaSetInput): Answer => {
  const areaId = given.adminUnit == null ? null : AdminUnitId.decode(given.adminUnit, 'adminUnit');
  const target = areaId === null ? COUNTRY : areaTarget('CriteriaSet', null, areaId);
  return act(context, 'MANAGE_CRITERIA', target, async (tx) => {
    const { programKind } = given;
    const validFrom = given.from ?? tx.today;
    assertWithinAYear(validFrom, tx.today);
    const adminUnit = areaId === null ? null : await tx.em.findOneOrFail(AdminUnit, areaId);
    adminUnit?.assertStandsOn(validFrom);
    await assertNoOther(tx, { programKind, areaId, validFrom });
    const set = CriteriaSet.issue({
      code: codeOf(given.code, '-', ['code']),
      programKind,
      name: textOf(given.name, 200, ['name']),
      authority: textOf(given.authority, 200, ['authority']),
      document: textOf(given.document, 300, ['document']),
      adminUnit,
      validFrom,
      validTo: null,
      provenance: 'OWN_ENTRY',
    });
    for (const wording of wordingsOf(given.criteria, programKind)) set.add(wording);
    tx.create(set);
    await tx.em.flush();
    return { criteriaSetId: set.id };
  });
};

export const closeCriteriaSet = (context: Context, given: CloseCriteriaSetInput): Answer => {
  const { criteriaSet: code } = given;
  const areas = sql`select s.admin_unit_id from criteria_set s where s.code = ${code}`;
  return act(context, 'MANAGE_CRITERIA', { type: 'CriteriaSet', id: null, areas }, async ({ em, today }) => {
    const on = given.on ?? today;
    assertWithinAYear(on, today);
    const set = await em.findOneOrFail(CriteriaSet, { code }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    set.close(on, shortText(given.document, 300, ['document']));
    return { criteriaSetId: set.id };
  });
};

/** @throws Refused CRITERIA_OVERLAP, which names the set that is in force at that time. */
async function assertNoOther(
  { read }: Tx,
  { programKind, areaId, validFrom }: { programKind: ProgramKind; areaId: number | null; validFrom: Day },
): Promise<void> {
  const [other] = await read.rows<{ code: string; name: string }>(
    'criteria.overlapping',
    sql`
    select s.code, s.name from criteria_set s
    where s.program_kind = ${programKind} and s.admin_unit_id is not distinct from ${areaId}::integer
      and (s.valid_to is null or ${validFrom}::date < s.valid_to)
    order by s.valid_from limit 1`,
  );
  if (other) throw new Refused([problem('CRITERIA_OVERLAP', ['from'], { ...other })]);
}

/** What is asked, checked. */
function wordingsOf(criteria: readonly CriterionInput[], kind: ProgramKind): CriterionWording[] {
  if (criteria.length < 1 || criteria.length > 50) {
    throw new Refused([problem('OUT_OF_RANGE', ['criteria'], { least: 1, most: 50 })]);
  }
  const allowed = factsOf(kind);
  return criteria.map(({ comparison, threshold, ...given }, at) => {
    const path = (field: string) => ['criteria', String(at), field];
    const code = codeOf(given.code, '_', path('code'));
    if (criteria.findIndex((other) => other.code === given.code) < at) {
      throw new Refused([problem('NAMED_TWICE', path('code'))]);
    }
    const fact = given.fact ?? null;
    if (fact !== null && !allowed.includes(fact))
      throw new Refused([problem('FACT_UNKNOWN', path('fact'), { allowed })]);
    const isInterval = comparison === 'INTERVAL_DAYS';
    const [least, most] = isInterval ? [1, 36_500] : [0, 1_000_000];
    if (!(threshold >= least && threshold <= most) || (isInterval && !Number.isInteger(threshold))) {
      throw new Refused([problem('OUT_OF_RANGE', path('threshold'), { least, most })]);
    }
    const textVi = textOf(given.textVi, 500, path('textVi'));
    const textEn = textOf(given.textEn, 500, path('textEn'));
    return { code, ordinal: at + 1, fact, comparison, threshold, recurring: given.recurring ?? null, textVi, textEn };
  });
}

function textOf(given: string, most: number, path: readonly string[]): string {
  const text = shortText(given, most, path);
  if (!text) throw new Refused([problem('REQUIRED', path)]);
  return text;
}

const MOST_OF_CODE = 50;

function codeOf(given: string, separator: '-' | '_', path: readonly string[]): string {
  const isCode = new RegExp(`^[A-Z0-9]+(${separator}[A-Z0-9]+)*$`).test(given) && given.length <= MOST_OF_CODE;
  if (!isCode) throw new Refused([problem('CODE_INVALID', path, { separator, most: MOST_OF_CODE })]);
  return given;
}
