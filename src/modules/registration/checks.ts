import { setImmediate } from 'node:timers/promises';
import type { Tx } from '../../access/act.js';
import { type Problem, Refused, problem } from '../../api/problem.js';
import { phonesIn } from '../../api/text.js';
import { raw, sql } from '../../database/read.js';
import { metersBetween } from '../../domain/position.js';
import { type Boundaries, COMMUNE_TOLERANCE_METERS, metersOutsideCommune } from '../admin-unit/index.js';
import { criteriaInForce } from '../criteria/index.js';
import { inForce } from '../program/index.js';
import { type ProgramKind, STANDING } from '../program/program.vocabulary.js';
import { candidateWords } from './candidate-words.js';
import type { Registration } from './registration.entity.js';

/** Two of a kind as near as this are probably one. */
const DUPLICATE_METERS = 30;

/** Any fixed number: the key of the advisory locks under which registrations of a commune are submitted. */
const HOLDING_COMMUNE = 1_144_115;

interface Range {
  least: number;
  most: number;
}
const COUNT: Range = { least: 0, most: 1_000_000 };

/** The bounds of every number that a registration may tell; the tables hold the same or wider ones. */
export const RANGES: Readonly<Record<string, Range>> = {
  households: { least: 1, most: 100_000 },
  basisAnnexRow: { least: 1, most: 100_000 },
  residents: COUNT,
  householdsWithExtinguisher: COUNT,
  householdsWithSecondExit: COUNT,
  commitmentsSigned: COUNT,
  number: { least: 1, most: 10_000 },
  businessHouseholds: COUNT,
  alarmButtons: COUNT,
  alarmBells: COUNT,
  alleyDepthMeters: { least: 0, most: 10_000 },
  alleyWidthMeters: { least: 0.1, most: 100 },
  waterDistanceMeters: { least: 0, most: 10_000 },
  serviceRadiusMeters: { least: 1, most: 10_000 },
  stalls: COUNT,
  traders: COUNT,
  areaSquareMeters: { least: 1, most: 10_000_000 },
  roadWidthMeters: { least: 0.1, most: 100 },
  clearHeightMeters: { least: 0.1, most: 100 },
};

/** Where the input has what the entity calls so. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  basisAnnexRow: ['basis', 'annexRow'],
};

/** A registration that is being submitted; its area, unit, and cluster with the statuses of its program are loaded. */
export interface Submission {
  registration: Registration;
  /** Whoever submits has looked at the candidates for a duplicate. */
  confirmsDuplicates: boolean;
}

/** Whether anything keeps it from being submitted. */
export const isRefused = (problems: readonly Problem[]): boolean =>
  problems.some(({ severity }) => severity !== 'ADVICE');

/**
 * All that is to be said of registrations that are being submitted: what lacks or is out of range, a position outside
 * the commune, probable duplicates, an annex row used twice; and, as advice, the criteria missed and texts that hold a
 * telephone number. Each is held against the registry and against those before it that nothing keeps from being
 * submitted.
 */
export class Examination {
  private readonly held = new Set<number>();
  private readonly earlier = new Earlier();
  private examined = 0;
  /** The parts before are judged. */
  private before: Promise<unknown> = Promise.resolve();

  /** @param boundaries those of communes that were asked for already; others are added. */
  constructor(
    private readonly tx: Tx,
    private readonly boundaries?: Boundaries,
  ) {}

  /**
   * As many statements for all of a part as for one. The next part may be given before this one is judged: while the
   * database looks up what the one asks, the other is made ready.
   *
   * @returns the problems of each, in their order.
   */
  problemsOf(submissions: readonly Submission[]): Promise<Problem[][]> {
    const from = this.examined;
    this.examined += submissions.length;
    const { before } = this;
    const judging = this.ask(submissions.map(({ registration }) => registration)).then(async (told) => {
      await before;
      return submissions.map((submission, at) => this.judge(submission, told, at, from + at));
    });
    // Whoever waits for it is told; those after it only wait.
    this.before = judging.catch(() => undefined);
    return judging;
  }

  private async ask(registrations: readonly Registration[]) {
    const { tx, boundaries } = this;
    await this.hold(registrations.map(({ adminUnit }) => adminUnit.id));
    const asking = allOf([
      strangers(tx, registrations),
      outsideCommune(tx, registrations, boundaries),
      criteriaOf(tx, registrations),
      heldAgainst(tx, registrations),
    ]);
    // A failed one is told below; what these tell of themselves is worked out while the database looks up the rest.
    asking.catch(() => undefined);
    await setImmediate();
    const own = registrations.map((registration) => ({
      refusals: [
        ...lacks(registration),
        ...outOfRange(registration),
        ...daysAhead(registration, tx.today),
        ...references(registration, tx.today),
      ],
      advice: [...rounded(registration), ...phonesOf(registration)],
      facts: factsOf(registration),
    }));
    const [unknown, outside, criteria, registry] = await asking;
    return { own, unknown, outside, criteria, ...registry };
  }

  /** Holds the communes of these areas, all at once; whoever examines slice by slice does it before. */
  async hold(areaIds: readonly number[]): Promise<void> {
    const unheld = areaIds.filter((id) => !this.held.has(id));
    for (const id of unheld) this.held.add(id);
    if (unheld.length > 0) await holdCommunes(this.tx, unheld);
  }

  /**
   * @param at its place among those that were asked about together.
   * @param place its place among all.
   */
  private judge({ confirmsDuplicates }: Submission, told: Told, at: number, place: number): Problem[] {
    const { own, unknown, outside, criteria, folded, used, likely } = told;
    const one = folded[at]!;
    const { refusals, advice, facts } = own[at]!;
    const before = this.earlier.likely(one);
    const candidates = [...likely[at]!.candidates, ...before].slice(0, MOST_CANDIDATES);
    const count = confirmsDuplicates ? 0 : likely[at]!.count + before.length;
    const problems = [
      ...refusals,
      ...unknown[at]!,
      ...outside[at]!,
      ...(used.has(at) || this.earlier.hasAnnexRow(one) ? [problem('ANNEX_ROW_USED', ['basis', 'annexRow'])] : []),
      ...(count > 0 ? [probableDuplicate(candidates, count)] : []),
      ...criteriaMissed(criteria[at]!, facts),
      ...advice,
    ];
    if (!isRefused(problems)) this.earlier.add(one, place);
    return problems;
  }
}

/** What registrations and the registry tell about them, by their places. */
type Told = Awaited<ReturnType<Examination['ask']>>;

/**
 * One act at a time submits in a commune: two registrations that are the same find each other. They are asked for in
 * order; two acts that hold several parts of lists may lock each other all the same, and then the door begins one anew.
 */
async function holdCommunes({ read }: Pick<Tx, 'read'>, areaIds: readonly number[]): Promise<void> {
  await read.rows(
    'registration.hold-commune',
    sql`
    select pg_advisory_xact_lock(${HOLDING_COMMUNE}, commune.id) from (
      select distinct a.ancestor_id as id from admin_unit_ancestor a
      where a.unit_id = any(${[...new Set(areaIds)]}::integer[]) and a.ancestor_level = 3 order by id
    ) commune`,
  );
}

function lacks(registration: Registration): Problem[] {
  const { kind, details, basisKind } = registration;
  const needed: [value: unknown, path: string[]][] = [
    [registration.name, ['name']],
    [registration.foundedOn, ['foundedOn']],
    [registration.replication, ['replication']],
    [basisKind, ['basis']],
  ];
  if (basisKind === 'FOUNDING_DECISION' || basisKind === 'RECOGNITION_DECISION') {
    needed.push([registration.basisNumber, ['basis', 'number']]);
    needed.push([registration.basisDate, ['basis', 'date']]);
    needed.push([registration.basisIssuer, ['basis', 'issuer']]);
  } else if (registration.basisAnnexRow != null) needed.push([registration.basisNumber, ['basis', 'number']]);
  if (kind === 'SAFE_RESIDENTIAL_CLUSTER' || kind === 'NEIGHBOR_GROUP_TEAM')
    needed.push([registration.households, ['households']]);
  if (kind === 'PUBLIC_FIREFIGHTING_POINT' || kind === 'MODEL_MARKET')
    needed.push([registration.latitude, ['position']]);
  if (kind === 'PUBLIC_FIREFIGHTING_POINT') needed.push([details['alleyDepthMeters'], ['alleyDepthMeters']]);
  if (kind === 'MODEL_MARKET') needed.push([details['marketClass'], ['marketClass']]);
  return needed.filter(([value]) => value == null || value === '').map(([, path]) => problem('REQUIRED', path));
}

function outOfRange(registration: Registration): Problem[] {
  const { details, equipment, households, basisAnnexRow } = registration;
  const numbers = Object.entries({ households, basisAnnexRow, ...details }).flatMap(([field, value]) => {
    const range = RANGES[field];
    if (!range || typeof value !== 'number' || (value >= range.least && value <= range.most)) return [];
    return [problem('OUT_OF_RANGE', PLACES[field] ?? [field], { ...range })];
  });
  const lines = equipment.flatMap(({ quantity, working }, at) => {
    const place = (field: string) => ['equipment', String(at), field];
    if (!(quantity >= 1 && quantity <= 10_000))
      return [problem('OUT_OF_RANGE', place('quantity'), { least: 1, most: 10_000 })];
    if (!(working >= 0 && working <= quantity))
      return [problem('OUT_OF_RANGE', place('working'), { least: 0, most: quantity })];
    return [];
  });
  const dry = details['waterSource'] === 'NONE' && details['waterDistanceMeters'] != null;
  return [...numbers, ...lines, ...(dry ? [problem('FACT_FOREIGN', ['waterDistanceMeters'])] : [])];
}

/** How many decimals of a length in meters the tables keep. */
const DECIMALS: Readonly<Record<string, number>> = {
  alleyDepthMeters: 1,
  alleyWidthMeters: 1,
  waterDistanceMeters: 1,
  roadWidthMeters: 2,
  clearHeightMeters: 2,
};

const phonesOf = ({ name, locality, note }: Registration): Problem[] => phonesIn({ name, locality, note });

const rounded = ({ details }: Registration): Problem[] =>
  Object.entries(DECIMALS).flatMap(([field, decimals]) => {
    const value = details[field];
    if (typeof value !== 'number' || Number(value.toFixed(decimals)) === value) return [];
    return [problem('DECIMALS_ROUNDED', [field], { decimals, value }, { severity: 'ADVICE' })];
  });

function daysAhead({ foundedOn, basisDate, equipment }: Registration, today: string): Problem[] {
  const days: [day: string | null | undefined, path: string[]][] = [
    [foundedOn, ['foundedOn']],
    [basisDate, ['basis', 'date']],
    ...equipment.map(({ lastCheckedOn }, at): [string | null | undefined, string[]] => [
      lastCheckedOn,
      ['equipment', String(at), 'lastCheckedOn'],
    ]),
  ];
  return days.filter(([day]) => day != null && day > today).map(([, path]) => problem('DAY_IN_FUTURE', path));
}

/** What stood when it was submitted may stand no longer when it is confirmed. Throws Refused. */
export async function assertReferencesStand(tx: Tx, registration: Registration): Promise<void> {
  const [unknown = []] = await strangers(tx, [registration]);
  const problems = [...references(registration, tx.today), ...unknown];
  if (problems.length > 0) throw new Refused(problems);
}

/** A cluster of another commune, or a unit that neither answers for the area nor belongs to the committee that files. */
async function strangers({ read, today }: Tx, registrations: readonly Registration[]): Promise<Problem[][]> {
  const asked = registrations.flatMap(({ adminUnit, cluster, managingUnit, filingUnit }, at) =>
    cluster || managingUnit
      ? [
          {
            at,
            area_id: adminUnit.id,
            cluster_id: cluster?.program.id ?? null,
            unit_id: managingUnit?.id ?? null,
            filing_id: filingUnit.id,
          },
        ]
      : [],
  );
  const known = await rowsAbout<{ at: number; cluster: boolean; manager: boolean }>(asked, (asked) =>
    read.rows(
      'registration.strangers',
      sql`
      select told.at, told.cluster_id is null or exists (
          select from program_placement place
          join admin_unit_ancestor its on its.unit_id = place.admin_unit_id and its.ancestor_level = 3
          join admin_unit_ancestor here on here.ancestor_id = its.ancestor_id and here.unit_id = told.area_id
          where place.program_id = told.cluster_id and ${inForce(raw('place'), sql`${today}::date`)}
        ) as cluster,
        told.unit_id is null or answers_for(told.unit_id, told.area_id, ${today}::date)
          or exists (select from responsible_unit_ancestor a
            where a.unit_id = told.unit_id and a.ancestor_id = told.filing_id) as manager
      from jsonb_to_recordset(${asked}::jsonb)
        as told (at integer, area_id integer, cluster_id integer, unit_id integer, filing_id integer)`,
    ),
  );
  return registrations.map((_, at) => {
    const { cluster = true, manager = true } = known.get(at)?.[0] ?? {};
    return [
      ...(cluster ? [] : [problem('NOT_PERMITTED', ['cluster'])]),
      ...(manager ? [] : [problem('NOT_PERMITTED', ['managingUnit'])]),
    ];
  });
}

/** Rows of one statement about many registrations, by each one's place in the list; nothing is asked about nothing. */
async function rowsAbout<Row extends { at: number }>(
  asked: readonly object[],
  ask: (asked: string) => Promise<Row[]>,
): Promise<ReadonlyMap<number, readonly Row[]>> {
  return asked.length === 0 ? new Map() : Map.groupBy(await ask(JSON.stringify(asked)), ({ at }) => at);
}

/** What it names has to stand: its area, its cluster, the unit that is to manage it. */
function references({ adminUnit, cluster, managingUnit }: Registration, today: string): Problem[] {
  const status = cluster?.program.statusOn(today);
  return [
    ...(adminUnit.standsOn(today)
      ? []
      : [problem('UNIT_DOES_NOT_STAND', ['adminUnit'], { code: adminUnit.code, on: today })]),
    ...(!managingUnit || managingUnit.standsOn(today)
      ? []
      : [problem('UNIT_DOES_NOT_STAND', ['managingUnit'], { code: managingUnit.code, on: today })]),
    ...(!cluster || (status && STANDING.includes(status)) ? [] : [problem('UNKNOWN_REFERENCE', ['cluster'])]),
  ];
}

async function outsideCommune(
  { read }: Tx,
  registrations: readonly Registration[],
  boundaries?: Boundaries,
): Promise<Problem[][]> {
  const placed = registrations.flatMap(({ adminUnit, latitude, longitude }, at) =>
    latitude == null || longitude == null ? [] : [{ at, areaId: adminUnit.id, latitude, longitude }],
  );
  const meters = await metersOutsideCommune(read, placed, boundaries);
  const found = registrations.map((): Problem[] => []);
  for (const [index, { at }] of placed.entries()) {
    const outside = meters[index]!;
    if (outside > COMMUNE_TOLERANCE_METERS)
      found[at]!.push(problem('OUTSIDE_COMMUNE', ['position'], { meters: Math.round(outside) }));
  }
  return found;
}

/** What of a registration makes it the same as another, in the registry's own folding of marks and case. */
interface Folded {
  /** Its place in the list. */
  at: number;
  /** Null: it is not written yet. */
  id: number | null;
  kind: ProgramKind;
  area_id: number;
  name: string | null;
  /** Where it was measured, else null. */
  latitude: number | null;
  longitude: number | null;
  /** Null: it is no row of any decision. */
  annex_row: number | null;
  number: string | null;
  issuer: string | null;
  date: string | null;
}

/** All of them, or the first failure once none is under way: nothing may be asked after the act was taken back. */
async function allOf<Answers extends readonly unknown[]>(asked: {
  readonly [at in keyof Answers]: Promise<Answers[at]>;
}): Promise<Answers> {
  const all = asked as readonly Promise<unknown>[];
  await Promise.allSettled(all);
  return (await Promise.all(all)) as unknown as Answers;
}

/** What makes each the same as another, and what the registry has that is so. */
async function heldAgainst(tx: Tx, registrations: readonly Registration[]) {
  const folded = await foldedOf(tx, registrations);
  const [used, likely] = await allOf([annexRowsUsed(tx, folded), duplicates(tx, folded)]);
  return { folded, used, likely };
}

async function foldedOf({ read }: Tx, registrations: readonly Registration[]): Promise<Folded[]> {
  // Most rows of a list name the same decision.
  const texts = new Set(
    registrations.flatMap(({ name, basisNumber, basisIssuer }) =>
      [name, basisNumber, basisIssuer].flatMap((text) => text ?? []),
    ),
  );
  const rows = await read.rows<{ text: string; folded: string }>(
    'registration.folded',
    sql`select told.text, fold(told.text) as folded from unnest(${[...texts]}::text[]) as told (text)`,
  );
  const folds = new Map(rows.map(({ text, folded }) => [text, folded]));
  const fold = (text: string | null | undefined) => (text == null ? null : folds.get(text)!);
  return registrations.map((registration, at) => {
    const { id, kind, adminUnit, name, positionPrecision } = registration;
    const { basisNumber, basisIssuer, basisAnnexRow, basisDate } = registration;
    const isMeasured = positionPrecision === 'MEASURED';
    return {
      ...{ at, id: id ?? null, kind, area_id: adminUnit.id, name: fold(name) },
      ...{ number: fold(basisNumber), issuer: fold(basisIssuer) },
      latitude: isMeasured ? (registration.latitude ?? null) : null,
      longitude: isMeasured ? (registration.longitude ?? null) : null,
      // Without a number it is no row of any decision; that is said as what lacks.
      annex_row: basisNumber ? (basisAnnexRow ?? null) : null,
      date: basisDate ?? null,
    };
  });
}

/** Those whose row of a decision's annex the registry has already, by their places. */
async function annexRowsUsed({ read }: Tx, folded: readonly Folded[]): Promise<ReadonlySet<number>> {
  // A row of an annex has a number; said as an equation, that is what the index is asked for.
  const isSame = (alias: string) => sql`${raw(alias)}.basis_annex_row = told.annex_row
    and ${raw(alias)}.basis_number is not null and fold(${raw(alias)}.basis_number) = told.number
    and fold(${raw(alias)}.basis_issuer) is not distinct from told.issuer
    and ${raw(alias)}.basis_date is not distinct from told.date`;
  const used = await rowsAbout<{ at: number }>(
    folded.filter(({ annex_row: row }) => row !== null),
    (asked) =>
      read.rows(
        'registration.annex-row',
        sql`
        select told.at
        from jsonb_to_recordset(${asked}::jsonb)
          as told (at integer, id integer, annex_row integer, number text, issuer text, date date)
        where exists (select from program p where ${isSame('p')})
          or exists (select from registration r where ${isSame('r')}
            and r.status = 'SUBMITTED' and r.id is distinct from told.id)`,
      ),
  );
  return new Set(used.keys());
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

const MOST_CANDIDATES = 20;

/** @param count how many there are, be it more than the candidates that are told. */
export const probableDuplicate = (candidates: readonly Candidate[], count: number): Problem => {
  const facts = { count, candidates, named: candidateWords(candidates, count) };
  return problem('PROBABLE_DUPLICATE', ['confirmsDuplicates'], facts, {
    type: 'DuplicateProblem',
    severity: 'CONFIRMABLE',
  });
};

/** What the registry has that each may be the same as: the nearest, and how many there are. */
async function duplicates(tx: Tx, folded: readonly Folded[]): Promise<{ candidates: Candidate[]; count: number }[]> {
  const { read, today } = tx;
  const day = sql`${today}::date`;
  const near = sql`cube_enlarge(told.here, ${DUPLICATE_METERS + 1}, 3)`;
  const known = await rowsAbout<Candidate & { at: number; areaId: number; count: number }>(folded, (asked) =>
    read.rows(
      'registration.duplicates',
      sql`
      with told as materialized (
        select *, sphere_point(latitude, longitude) as here from jsonb_to_recordset(${asked}::jsonb)
          as told (at integer, id integer, kind text, area_id integer, name text,
            latitude double precision, longitude double precision)
      ), likely as (
        select told.at, told.name, told.area_id, p.id as program_id, null::integer as registration_id, p.folded_name,
          p.code, p.name as its_name, place.admin_unit_id, case when p.position_precision = 'MEASURED' then sphere_distance(p.sphere, told.here) end as meters
        from told cross join lateral (
          select p.id from program p where p.folded_name = told.name and p.kind = told.kind
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
          where r.folded_name = told.name and r.admin_unit_id = told.area_id and r.status = 'SUBMITTED'
          union select r.id from registration r
          where r.status = 'SUBMITTED' and r.position_precision = 'MEASURED'
            and r.latitude between told.latitude - ${FAR} and told.latitude + ${FAR}
            and r.longitude between told.longitude - ${FAR} / cos(radians(told.latitude))
              and told.longitude + ${FAR} / cos(radians(told.latitude))
        ) same join registration r on r.id = same.id and r.kind = told.kind and r.id is distinct from told.id
      ), measured as (
        select at, program_id, registration_id, meters, code, its_name, admin_unit_id,
          coalesce(folded_name = name and admin_unit_id = area_id, false) as is_namesake
        from likely
      )
      select at, program_id as "programId", registration_id as "registrationId", meters as "distanceMeters",
        is_namesake as "hasSameName", code, its_name as name, admin_unit_id as "areaId", count
      from (
        select *, row_number() over (partition by at order by meters nulls last, program_id, registration_id) as rank,
          (count(*) over (partition by at))::integer as count
        from measured where is_namesake or meters <= ${DUPLICATE_METERS}
      ) ranked where rank <= ${MOST_CANDIDATES} order by at, rank`,
    ),
  );
  const waiting = [...known.values()].flat().filter(({ registrationId }) => registrationId !== null);
  const reached = waiting.length === 0 ? null : await tx.reached(waiting.map(({ areaId }) => areaId));
  return folded.map(({ at }) => {
    const found = known.get(at) ?? [];
    const candidates = found.map(({ at: _, count: __, areaId, ...candidate }): Candidate => ({
      ...candidate,
      name: candidate.programId !== null || reached?.has(areaId) ? candidate.name : null,
    }));
    return { candidates, count: found[0]?.count ?? 0 };
  });
}

/**
 * Those of a list that were found fit to be submitted, for the ones after them to be held against: by what they would be
 * the same in, so that a long list is not held against the whole of itself.
 */
class Earlier {
  private readonly annexRows = new Set<string>();
  private readonly namesakes = new Map<string, Listed[]>();
  /** By the strip of latitude, `FAR` in width, that they were measured in. */
  private readonly strips = new Map<number, Listed[]>();

  add(one: Folded, at: number): void {
    const listed = { one, at };
    if (one.annex_row !== null) this.annexRows.add(annexRowOf(one));
    if (one.name !== null) listUnder(this.namesakes, namesakeOf(one), listed);
    if (one.latitude !== null) listUnder(this.strips, stripOf(one.latitude), listed);
  }

  hasAnnexRow(one: Folded): boolean {
    return one.annex_row !== null && this.annexRows.has(annexRowOf(one));
  }

  likely(one: Folded): Candidate[] {
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
  one: Folded;
  at: number;
}

function listUnder<Key>(lists: Map<Key, Listed[]>, key: Key, listed: Listed): void {
  const list = lists.get(key);
  if (list) list.push(listed);
  else lists.set(key, [listed]);
}

const namesakeOf = ({ kind, area_id: area, name }: Folded): string => `${kind} ${area} ${name}`;

const stripOf = (latitude: number): number => Math.floor(latitude / FAR);

const isNear = (meters: number | null): boolean => meters !== null && meters <= DUPLICATE_METERS;

const annexRowOf = ({ annex_row: row, number, issuer, date }: Folded): string =>
  JSON.stringify([row, number, issuer, date]);

/** Degrees of latitude that are surely farther than a duplicate may be. */
const FAR = DUPLICATE_METERS / 100_000;

/** Null: not both were measured, or they are far apart. */
function distanceOf(a: Folded, b: Folded): number | null {
  if (a.latitude === null || b.latitude === null || Math.abs(a.latitude - b.latitude) > FAR) return null;
  return metersBetween(
    { latitude: a.latitude, longitude: a.longitude! },
    { latitude: b.latitude, longitude: b.longitude! },
  );
}

/** The minimums in force for the kind and the area of each. */
const criteriaOf = ({ read, today }: Tx, registrations: readonly Registration[]) =>
  criteriaInForce(
    read,
    registrations.map(({ kind, adminUnit }) => ({ kind, areaId: adminUnit.id })),
    today,
  );

/** The minimums that what it tells does not meet; what is not told is not judged. */
const criteriaMissed = (
  criteria: Awaited<ReturnType<typeof criteriaOf>>[number],
  facts: ReadonlyMap<string, number>,
): Problem[] =>
  criteria.flatMap(({ comparison, threshold, fact, ...criterion }) => {
    const actual = fact === null ? undefined : facts.get(fact);
    if (actual === undefined || (comparison === 'AT_LEAST' ? actual >= threshold : actual <= threshold)) return [];
    const told = { ...criterion, fact, threshold, actual };
    return [problem('CRITERION_MISSED', [], told, { type: 'CriterionProblem', severity: 'ADVICE' })];
  });

/** What criteria call each field. */
const FACTS = new Map<string, string>();

function factOf(field: string): string {
  const known = FACTS.get(field);
  if (known !== undefined) return known;
  const fact = field.replace(/([A-Z])/g, '_$1').toUpperCase();
  FACTS.set(field, fact);
  return fact;
}

/** What it tells, by the names that criteria know: a yes is 1, a no is 0. */
function factsOf({ details, equipment, households }: Registration): Map<string, number> {
  const facts = new Map<string, number>();
  for (const [field, value] of Object.entries({ households, ...details })) {
    if (typeof value === 'number' || typeof value === 'boolean') {
      facts.set(factOf(field), Number(value));
    }
  }
  for (const { kind, working } of equipment) {
    facts.set(`EQUIPMENT_${kind}`, (facts.get(`EQUIPMENT_${kind}`) ?? 0) + working);
  }
  return facts;
}
