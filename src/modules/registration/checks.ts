import { setImmediate } from 'node:timers/promises';
import type { Tx } from '../../access/act.js';
import { type Problem, Refused, problem } from '../../api/problem.js';
import { phonesIn } from '../../api/text.js';
import { raw, sql } from '../../database/read.js';
import { allOf } from '../../database/under-way.js';
import {
  type Boundaries,
  COMMUNE_TOLERANCE_METERS,
  boundariesAround,
  metersOutsideCommune,
} from '../admin-unit/index.js';
import { type CriteriaInForce, criteriaAt, criteriaInForce } from '../criteria/index.js';
import { inForce } from '../program/index.js';
import { type ProgramKind, STANDING } from '../program/program.vocabulary.js';
import { Earlier, MOST_CANDIDATES, heldAgainst, probableDuplicate, rowsAbout } from './likeness.js';
import type { Registration } from './registration.entity.js';

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

/** What was asked of areas already, for the next parts of a list: it stays as it is while the act goes on. */
export class Surroundings {
  readonly boundaries: Boundaries = new Map();
  readonly criteria: CriteriaInForce = new Map();
}

/** Where a program is to be, as far as its surroundings have to be known. */
export interface Site {
  kind: ProgramKind;
  areaId: number;
  /** Whether it tells a position. */
  isPlaced: boolean;
}

/**
 * All that is to be said of registrations that are being submitted: what lacks or is out of range, a position outside
 * the commune, probable duplicates, an annex row used twice; and, as advice, the criteria missed and texts that hold a
 * telephone number. Each is held against the registry and against those before it that nothing keeps from being
 * submitted.
 */
export class Examination {
  private readonly held = new Set<number>();
  private readonly earlier = new Earlier();
  /** The newest registration before: those that are examined here may be written meanwhile, and are `earlier` already. */
  private newest: Promise<number> | undefined;
  private examined = 0;
  /** The parts before are judged. */
  private before: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly tx: Tx,
    private readonly surroundings = new Surroundings(),
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
    const { tx, surroundings } = this;
    await this.approach(registrations.map(siteOf));
    const newest = await (this.newest ??= newestRegistration(tx));
    const asking = allOf([strangers(tx, registrations), heldAgainst(tx, registrations, newest)]);
    // A failed one is told below; what these tell of themselves is worked out while the database looks up the rest.
    asking.catch(() => undefined);
    await setImmediate();
    const own = registrations.map((registration) => ({
      refusals: [
        ...lacks(registration),
        ...outOfRange(registration),
        ...daysAhead(registration, tx.today),
        ...references(registration, tx.today),
        ...outsideCommune(registration, surroundings),
      ],
      advice: [...criteriaMissed(registration, surroundings), ...rounded(registration), ...phonesOf(registration)],
    }));
    const [unknown, held] = await asking;
    return { own, unknown, held };
  }

  /** Holds the communes of these sites and asks for what surrounds them; whoever examines slice by slice does it before, for all at once. */
  async approach(sites: readonly Site[]): Promise<void> {
    const { tx, surroundings } = this;
    const unheld = sites.filter(({ areaId }) => !this.held.has(areaId)).map(({ areaId }) => areaId);
    for (const id of unheld) this.held.add(id);
    if (unheld.length > 0) await holdCommunes(tx, unheld);
    const placed = sites.flatMap(({ areaId, isPlaced }) => (isPlaced ? areaId : []));
    await allOf([
      boundariesAround(tx.read, placed, surroundings.boundaries),
      criteriaInForce(tx.read, sites, tx.today, surroundings.criteria),
    ]);
  }

  /**
   * @param at its place among those that were asked about together.
   * @param place its place among all.
   */
  private judge({ confirmsDuplicates }: Submission, told: Told, at: number, place: number): Problem[] {
    const { own, unknown, held } = told;
    const { refusals, advice } = own[at]!;
    const { likeness, isUsed, ...registry } = held[at]!;
    const before = this.earlier.likely(likeness);
    const candidates = [...registry.candidates, ...before].slice(0, MOST_CANDIDATES);
    const count = confirmsDuplicates ? 0 : registry.count + before.length;
    const problems = [
      ...refusals,
      ...unknown[at]!,
      ...(isUsed || this.earlier.hasAnnexRow(likeness) ? [problem('ANNEX_ROW_USED', ['basis', 'annexRow'])] : []),
      ...(count > 0 ? [probableDuplicate(candidates, count)] : []),
      ...advice,
    ];
    if (!isRefused(problems)) this.earlier.add(likeness, place);
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

/** The id of the newest registration that can be seen; 0: there is none. */
async function newestRegistration({ read }: Tx): Promise<number> {
  const [row] = await read.rows<{ newest: number }>(
    'registration.newest',
    sql`select coalesce(max(id), 0) as newest from registration`,
  );
  return row!.newest;
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

const siteOf = ({ kind, adminUnit, latitude, longitude }: Registration): Site => ({
  ...{ kind, areaId: adminUnit.id },
  isPlaced: latitude != null && longitude != null,
});

function outsideCommune({ adminUnit, latitude, longitude }: Registration, { boundaries }: Surroundings): Problem[] {
  if (latitude == null || longitude == null) return [];
  const meters = metersOutsideCommune(boundaries, { areaId: adminUnit.id, latitude, longitude });
  return meters > COMMUNE_TOLERANCE_METERS
    ? [problem('OUTSIDE_COMMUNE', ['position'], { meters: Math.round(meters) })]
    : [];
}

/** The minimums in force that what it tells does not meet; what is not told is not judged. */
function criteriaMissed(registration: Registration, { criteria }: Surroundings): Problem[] {
  const { kind, adminUnit } = registration;
  const minimums = criteriaAt(criteria, { kind, areaId: adminUnit.id });
  const facts = minimums.length > 0 ? factsOf(registration) : new Map<string, number>();
  return minimums.flatMap(({ comparison, threshold, fact, ...criterion }) => {
    const actual = fact === null ? undefined : facts.get(fact);
    if (actual === undefined || (comparison === 'AT_LEAST' ? actual >= threshold : actual <= threshold)) return [];
    const told = { ...criterion, fact, threshold, actual };
    return [problem('CRITERION_MISSED', [], told, { type: 'CriterionProblem', severity: 'ADVICE' })];
  });
}

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
