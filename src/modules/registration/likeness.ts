import type { Tx } from '../../access/act.js';
import { type Problem, problem } from '../../api/problem.js';
import { raw, sql } from '../../database/read.js';
import { allOf } from '../../database/under-way.js';
import { metersBetween } from '../../domain/position.js';
import { inForce } from '../program/index.js';
import { type ProgramKind, STANDING } from '../program/program.vocabulary.js';
import { candidateWords } from './candidate-words.js';
import type { Registration } from './registration.entity.js';

/** Two of a kind as near as this are probably one. */
const DUPLICATE_METERS = 30;

/** What of a registration makes it the same as another, its texts in the registry's own folding of marks and case. */
interface Likeness {
  /** Null: it is not written yet. */
  id: number | null;
  kind: ProgramKind;
  areaId: number;
  name: string | null;
  /** Where it was measured, else null. */
  latitude: number | null;
  longitude: number | null;
  /** Null: it is no row of any decision. */
  annexRow: number | null;
  /** Those of the decision; null where it is no row of any. */
  number: string | null;
  issuer: string | null;
  date: string | null;
}

/** How a registration stands beside what the registry has. */
export interface Held {
  likeness: Likeness;
  /** Whether its row of a decision's annex is somebody else's. */
  isUsed: boolean;
  /** The nearest of those that it may be the same as. */
  candidates: readonly Candidate[];
  count: number;
}

/**
 * What makes each the same as another, and what the registry has that is so, in the order of the registrations.
 *
 * @param newest the id of the last registration that is looked at.
 */
export async function heldAgainst(tx: Tx, registrations: readonly Registration[], newest: number): Promise<Held[]> {
  const [rows, likely] = await allOf([annexRows(tx, registrations, newest), duplicates(tx, registrations, newest)]);
  return registrations.map((registration, at) => {
    const { id, kind, adminUnit, basisDate } = registration;
    const { name, candidates, count } = likely[at]!;
    const { isUsed = false, ...decision } = rows.get(at) ?? {};
    return {
      likeness: {
        ...{ id: id ?? null, kind, areaId: adminUnit.id, name, ...measuredAt(registration) },
        annexRow: annexRowOf(registration),
        ...{ number: null, issuer: null, ...decision, date: basisDate ?? null },
      },
      ...{ isUsed, candidates, count },
    };
  });
}

/** Where it was measured, else null. */
const measuredAt = ({ positionPrecision, latitude, longitude }: Registration) => {
  const isMeasured = positionPrecision === 'MEASURED';
  return { latitude: isMeasured ? (latitude ?? null) : null, longitude: isMeasured ? (longitude ?? null) : null };
};

/** Without a number it is no row of any decision; that is said as what lacks. */
const annexRowOf = ({ basisNumber, basisAnnexRow }: Registration): number | null =>
  basisNumber ? (basisAnnexRow ?? null) : null;

/** A row of a decision's annex: the decision's texts folded, and whether somebody else has the row. */
interface AnnexRow {
  number: string;
  issuer: string | null;
  isUsed: boolean;
}

/** Those that are a row of a decision's annex, by their places. */
async function annexRows(
  { read }: Tx,
  registrations: readonly Registration[],
  newest: number,
): Promise<ReadonlyMap<number, AnnexRow>> {
  // Most rows of a list name the same decision, which is looked up once.
  const decisions = Map.groupBy(
    registrations.flatMap((registration, at) => {
      const row = annexRowOf(registration);
      return row === null ? [] : { at, row, registration };
    }),
    ({ registration: { basisNumber, basisIssuer, basisDate } }) =>
      JSON.stringify([basisDate, basisNumber, basisIssuer].map((told) => told ?? null)),
  );
  if (decisions.size === 0) return new Map();
  const asked = Array.from(decisions, ([decision, rows]) => {
    const { basisNumber: number, basisIssuer: issuer, basisDate: date } = rows[0]!.registration;
    return { decision, number, issuer, date, rows: rows.map(({ row }) => row) };
  });
  // A row of an annex has a number; said as an equation, that is what the index is asked for.
  const isSame = (alias: string) => sql`${raw(alias)}.basis_annex_row = any(told.rows)
    and ${raw(alias)}.basis_number is not null and fold(${raw(alias)}.basis_number) = told.number
    and fold(${raw(alias)}.basis_issuer) is not distinct from told.issuer
    and ${raw(alias)}.basis_date is not distinct from told.date`;
  const found = await read.rows<Omit<AnnexRow, 'isUsed'> & { decision: string; used: UsedRow[] }>(
    'registration.annex-rows',
    sql`
    with told as materialized (
      select decision, fold(number) as number, fold(issuer) as issuer, date, rows
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        as told (decision text, number text, issuer text, date date, rows integer[])
    )
    select told.decision, told.number, told.issuer, array(
        select jsonb_build_object('row', p.basis_annex_row, 'registrationId', null) from program p where ${isSame('p')}
        union all
        select jsonb_build_object('row', r.basis_annex_row, 'registrationId', r.id) from registration r
        where ${isSame('r')} and r.status = 'SUBMITTED' and r.id <= ${newest}
      ) as used
    from told`,
  );
  return new Map(
    found.flatMap(({ decision, number, issuer, used }) =>
      decisions.get(decision)!.map(({ at, row, registration: { id } }) => {
        const isUsed = used.some((one) => one.row === row && (one.registrationId ?? NaN) !== id);
        return [at, { number, issuer, isUsed }] as const;
      }),
    ),
  );
}

/** A row of an annex that the registry has: a program's, or that of a registration that waits. */
interface UsedRow {
  row: number;
  /** Null: a program's. */
  registrationId: number | null;
}

/** Something that a registration may be the same as. */
export interface Candidate {
  programId: number | null;
  registrationId: number | null;
  /** Of the program. */
  code: string | null;
  /** Null: it is not the actor's to know. */
  name: string | null;
  /** Null: not both were measured. */
  distanceMeters: number | null;
  hasSameName: boolean;
  /** In a list, for one before it that is not written yet: its place. */
  at?: number;
  /** In a file, for one before it: its row, as the sheet numbers it. */
  row?: number;
}

export const MOST_CANDIDATES = 20;

/** @param count how many there are, be it more than the candidates that are told. */
export const probableDuplicate = (candidates: readonly Candidate[], count: number): Problem => {
  const facts = { count, candidates, named: candidateWords(candidates, count) };
  return problem('PROBABLE_DUPLICATE', ['confirmsDuplicates'], facts, {
    type: 'DuplicateProblem',
    severity: 'CONFIRMABLE',
  });
};

/** What the registry has that each may be the same as: its name folded, the nearest candidates, and how many there are. */
async function duplicates(
  tx: Tx,
  registrations: readonly Registration[],
  newest: number,
): Promise<{ name: string | null; candidates: Candidate[]; count: number }[]> {
  const { read, today } = tx;
  const day = sql`${today}::date`;
  const near = sql`cube_enlarge(told.here, ${DUPLICATE_METERS + 1}, 3)`;
  const asked = registrations.map((registration, at) => {
    const { id, kind, adminUnit, name } = registration;
    return { at, id: id ?? null, kind, area_id: adminUnit.id, name: name ?? null, ...measuredAt(registration) };
  });
  type Found = Candidate & { areaId: number };
  const known = await rowsAbout<{ at: number; name: string | null; candidates: Found[]; count: number }>(
    asked,
    (asked) =>
      read.rows(
        'registration.duplicates',
        sql`
      with told as materialized (
        select at, id, kind, area_id, fold(name) as name, latitude, longitude, sphere_point(latitude, longitude) as here
        from jsonb_to_recordset(${asked}::jsonb) as told (at integer, id integer, kind text, area_id integer, name text,
          latitude double precision, longitude double precision)
      ), likely as (
        select told.at, told.name, told.area_id, p.id as program_id, null::integer as registration_id, p.folded_name,
          p.code, p.name as its_name, place.admin_unit_id,
          case when p.position_precision = 'MEASURED' then sphere_distance(p.sphere, told.here) end as meters
        from told cross join lateral (
          -- Thousands in the country may have the name, but few are in the area.
          select p.id from program_placement place join program p on p.id = place.program_id
          where place.admin_unit_id = told.area_id and ${inForce(raw('place'), day)}
            and p.folded_name = told.name and p.kind = told.kind
          union select p.id from program p where p.sphere <@ ${near} and p.kind = told.kind
        ) same join program p on p.id = same.id
        join program_status s on s.program_id = p.id and ${inForce(raw('s'), day)}
          and s.status = any(${[...STANDING, 'SUSPENDED']}::text[])
        left join program_placement place on place.program_id = p.id and ${inForce(raw('place'), day)}
        union all
        select told.at, told.name, told.area_id, null, r.id, r.folded_name,
          null, r.name, r.admin_unit_id, case when r.position_precision = 'MEASURED'
            then sphere_distance(sphere_point(r.latitude, r.longitude), told.here) end
        from told cross join lateral (
          select r.id from registration r
          where r.folded_name = told.name and r.admin_unit_id = told.area_id and r.status = 'SUBMITTED' and r.id <= ${newest}
          union select r.id from registration r
          where r.status = 'SUBMITTED' and r.id <= ${newest} and r.position_precision = 'MEASURED'
            and r.latitude between told.latitude - ${FAR} and told.latitude + ${FAR}
            and r.longitude between told.longitude - ${FAR} / cos(radians(told.latitude))
              and told.longitude + ${FAR} / cos(radians(told.latitude))
        ) same join registration r on r.id = same.id and r.kind = told.kind and r.id is distinct from told.id
      ), measured as (
        select at, program_id, registration_id, meters, code, its_name, admin_unit_id,
          coalesce(folded_name = name and admin_unit_id = area_id, false) as is_namesake
        from likely
      ), ranked as (
        select *, row_number() over (partition by at order by meters nulls last, program_id, registration_id) as rank
        from measured where is_namesake or meters <= ${DUPLICATE_METERS}
      ), found as (
        select at, count(*)::integer as count, jsonb_agg(jsonb_build_object('programId', program_id,
            'registrationId', registration_id, 'distanceMeters', meters, 'hasSameName', is_namesake, 'code', code,
            'name', its_name, 'areaId', admin_unit_id) order by rank) filter (where rank <= ${MOST_CANDIDATES}) as candidates
        from ranked group by at
      )
      select told.at, told.name, coalesce(found.count, 0) as count, coalesce(found.candidates, '[]') as candidates
      from told left join found using (at)`,
      ),
  );
  const found = asked.map(({ at }) => known.get(at)![0]!);
  const waiting = found.flatMap(({ candidates }) =>
    candidates.flatMap(({ registrationId, areaId }) => (registrationId === null ? [] : areaId)),
  );
  const reached = waiting.length === 0 ? null : await tx.reached(waiting);
  return found.map(({ name, candidates, count }) => ({
    ...{ name, count },
    candidates: candidates.map(({ areaId, ...candidate }): Candidate => ({
      ...candidate,
      name: candidate.programId !== null || reached?.has(areaId) ? candidate.name : null,
    })),
  }));
}

/**
 * Those of a list that were found fit to be submitted, for the ones after them to be held against: by what they would be
 * the same in, so that a long list is not held against the whole of itself.
 */
export class Earlier {
  private readonly annexRows = new Set<string>();
  private readonly namesakes = new Map<string, Listed[]>();
  /** By the strip of latitude, `FAR` in width, that they were measured in. */
  private readonly strips = new Map<number, Listed[]>();

  add(one: Likeness, at: number): void {
    const listed = { one, at };
    if (one.annexRow !== null) this.annexRows.add(annexRowKey(one));
    if (one.name !== null) listUnder(this.namesakes, namesakeOf(one), listed);
    if (one.latitude !== null) listUnder(this.strips, stripOf(one.latitude), listed);
  }

  hasAnnexRow(one: Likeness): boolean {
    return one.annexRow !== null && this.annexRows.has(annexRowKey(one));
  }

  likely(one: Likeness): Candidate[] {
    const namesakes = one.name === null ? [] : (this.namesakes.get(namesakeOf(one)) ?? []);
    const strip = one.latitude === null ? NaN : stripOf(one.latitude);
    const near = [strip - 1, strip, strip + 1]
      .flatMap((strip) => this.strips.get(strip) ?? [])
      .filter(({ one: other }) => other.kind === one.kind && isNear(distanceOf(one, other)));
    const found = [...new Set([...namesakes, ...near])].sort((a, b) => a.at - b.at);
    return found.map(({ one: other, at }) => ({
      programId: null,
      registrationId: other.id,
      code: null,
      name: null,
      distanceMeters: distanceOf(one, other),
      hasSameName: namesakes.some((namesake) => namesake.at === at),
      at,
    }));
  }
}

/** One of a list, and its place in it. */
interface Listed {
  one: Likeness;
  at: number;
}

function listUnder<Key>(lists: Map<Key, Listed[]>, key: Key, listed: Listed): void {
  const list = lists.get(key);
  if (list) list.push(listed);
  else lists.set(key, [listed]);
}

const namesakeOf = ({ kind, areaId, name }: Likeness): string => `${kind} ${areaId} ${name}`;

const stripOf = (latitude: number): number => Math.floor(latitude / FAR);

const isNear = (meters: number | null): boolean => meters !== null && meters <= DUPLICATE_METERS;

const annexRowKey = ({ annexRow, number, issuer, date }: Likeness): string =>
  JSON.stringify([annexRow, number, issuer, date]);

/** Degrees of latitude that are surely farther than a duplicate may be. */
const FAR = DUPLICATE_METERS / 100_000;

/** Null: not both were measured, or they are far apart. */
function distanceOf(a: Likeness, b: Likeness): number | null {
  if (a.latitude === null || b.latitude === null || Math.abs(a.latitude - b.latitude) > FAR) return null;
  return metersBetween(
    { latitude: a.latitude, longitude: a.longitude! },
    { latitude: b.latitude, longitude: b.longitude! },
  );
}

/** Rows of one statement about many registrations, by each one's place in the list; nothing is asked about nothing. */
export async function rowsAbout<Row extends { at: number }>(
  asked: readonly object[],
  ask: (asked: string) => Promise<Row[]>,
): Promise<ReadonlyMap<number, readonly Row[]>> {
  return asked.length === 0 ? new Map() : Map.groupBy(await ask(JSON.stringify(asked)), ({ at }) => at);
}
