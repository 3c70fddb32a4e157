import type { Tx } from '../../access/act.js';
import { type Problem, Refused, problem } from '../../api/problem.js';
import { raw, sql } from '../../database/read.js';
import { COMMUNE_TOLERANCE_METERS, metersOutsideCommune } from '../admin-unit/index.js';
import { criteriaInForce } from '../criteria/index.js';
import { inForce } from '../program/index.js';
import { STANDING } from '../program/program.vocabulary.js';
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

/**
 * All that is to be said of a registration that is being submitted: what lacks or is out of range, a position outside
 * the commune, probable duplicates, an annex row used twice; and, as advice, the criteria it misses.
 */
export async function checksOf(
  tx: Tx,
  registration: Registration,
  { confirmsDuplicates }: { confirmsDuplicates: boolean },
): Promise<Problem[]> {
  await tx.em.populate(registration, ['adminUnit', 'managingUnit', 'cluster.program.statuses']);
  // One at a time in a commune: two that are the same find each other.
  await tx.read.rows(
    'registration.hold-commune',
    sql`
    select pg_advisory_xact_lock(${HOLDING_COMMUNE}, a.ancestor_id) from admin_unit_ancestor a
    where a.unit_id = ${registration.adminUnit.id} and a.ancestor_level = 3`,
  );
  const formal = [
    ...lacks(registration),
    ...outOfRange(registration),
    ...daysAhead(registration, tx.today),
    ...references(registration, tx.today),
  ];
  return [
    ...formal,
    ...(await strangers(tx, registration)),
    ...(await outsideCommune(tx, registration)),
    ...(await annexRowUsed(tx, registration)),
    ...(confirmsDuplicates ? [] : await duplicates(tx, registration)),
    ...(await criteriaMissed(tx, registration)),
  ];
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
  const problems = [...references(registration, tx.today), ...(await strangers(tx, registration))];
  if (problems.length > 0) throw new Refused(problems);
}

/** A cluster of another commune, or a unit that neither answers for the area nor belongs to the committee that files. */
async function strangers({ read, today }: Tx, registration: Registration): Promise<Problem[]> {
  const { adminUnit, cluster, managingUnit, filingUnit } = registration;
  if (!cluster && !managingUnit) return [];
  const [known] = await read.rows<{ cluster: boolean; manager: boolean }>(
    'registration.strangers',
    sql`
    select ${cluster?.program.id ?? null}::integer is null or exists (
        select from program_placement place
        join admin_unit_ancestor its on its.unit_id = place.admin_unit_id and its.ancestor_level = 3
        join admin_unit_ancestor here on here.ancestor_id = its.ancestor_id and here.unit_id = ${adminUnit.id}
        where place.program_id = ${cluster?.program.id ?? null}::integer and ${inForce(raw('place'), sql`${today}::date`)}
      ) as cluster,
      ${managingUnit?.id ?? null}::integer is null
        or answers_for(${managingUnit?.id ?? null}::integer, ${adminUnit.id}, ${today}::date)
        or exists (select from responsible_unit_ancestor a
          where a.unit_id = ${managingUnit?.id ?? null}::integer and a.ancestor_id = ${filingUnit.id}) as manager`,
  );
  return [
    ...(known!.cluster ? [] : [problem('NOT_PERMITTED', ['cluster'])]),
    ...(known!.manager ? [] : [problem('NOT_PERMITTED', ['managingUnit'])]),
  ];
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

async function outsideCommune({ read }: Tx, { adminUnit, latitude, longitude }: Registration): Promise<Problem[]> {
  if (latitude == null || longitude == null) return [];
  const meters = await metersOutsideCommune(read, adminUnit.id, { latitude, longitude });
  return meters <= COMMUNE_TOLERANCE_METERS
    ? []
    : [problem('OUTSIDE_COMMUNE', ['position'], { meters: Math.round(meters) })];
}

async function annexRowUsed({ read }: Tx, registration: Registration): Promise<Problem[]> {
  const { id, basisNumber, basisIssuer, basisDate, basisAnnexRow } = registration;
  // Without a number it is no row of any decision; that is said as what lacks.
  if (basisAnnexRow == null || !basisNumber) return [];
  const isSame = (alias: string) => sql`${raw(alias)}.basis_annex_row = ${basisAnnexRow}
    and fold(${raw(alias)}.basis_number) is not distinct from fold(${basisNumber ?? null}::text)
    and fold(${raw(alias)}.basis_issuer) is not distinct from fold(${basisIssuer ?? null}::text)
    and ${raw(alias)}.basis_date is not distinct from ${basisDate ?? null}::date`;
  const [used] = await read.rows(
    'registration.annex-row',
    sql`
    select 1 from program p where ${isSame('p')}
    union all select 1 from registration r where ${isSame('r')} and r.status = 'SUBMITTED' and r.id <> ${id}
    limit 1`,
  );
  return used ? [problem('ANNEX_ROW_USED', ['basis', 'annexRow'])] : [];
}

/** Something that a registration may be the same as. */
export interface Candidate {
  programId: number | null;
  registrationId: number | null;
  /** Null: not both were measured. */
  distanceMeters: number | null;
  hasSameName: boolean;
}

async function duplicates({ read, today }: Tx, registration: Registration): Promise<Problem[]> {
  const { id, kind, adminUnit, name, latitude, longitude, positionPrecision } = registration;
  const isMeasured = positionPrecision === 'MEASURED';
  const here = sql`sphere_point(${isMeasured ? latitude : null}::double precision, ${isMeasured ? longitude : null}::double precision)`;
  const day = sql`${today}::date`;
  const candidates = await read.rows<Candidate>(
    'registration.duplicates',
    sql`
    with likely as (
      select p.id as program_id, null::integer as registration_id, p.folded_name, place.admin_unit_id,
        case when p.position_precision = 'MEASURED' then p.sphere end as sphere
      from program p
      join program_status s on s.program_id = p.id and ${inForce(raw('s'), day)}
        and s.status = any(${[...STANDING, 'SUSPENDED']}::text[])
      left join program_placement place on place.program_id = p.id and ${inForce(raw('place'), day)}
      where p.kind = ${kind}
        and (p.folded_name = fold(${name ?? null}::text) or p.sphere <@ cube_enlarge(${here}, ${DUPLICATE_METERS + 1}, 3))
      union all
      select null, r.id, r.folded_name, r.admin_unit_id,
        case when r.position_precision = 'MEASURED' then sphere_point(r.latitude, r.longitude) end
      from registration r where r.kind = ${kind} and r.status = 'SUBMITTED' and r.id <> ${id}
    ), measured as (
      select *, sphere_distance(sphere, ${here}) as meters,
        folded_name = fold(${name ?? null}::text) and admin_unit_id = ${adminUnit.id} as is_namesake
      from likely
    )
    select program_id as "programId", registration_id as "registrationId", meters as "distanceMeters",
      coalesce(is_namesake, false) as "hasSameName"
    from measured where is_namesake or meters <= ${DUPLICATE_METERS}
    order by meters nulls last, program_id, registration_id limit 20`,
  );
  if (candidates.length === 0) return [];
  const facts = { count: candidates.length, candidates };
  return [
    problem('PROBABLE_DUPLICATE', ['confirmsDuplicates'], facts, { type: 'DuplicateProblem', severity: 'CONFIRMABLE' }),
  ];
}

/** The minimums in force for its area that what it tells does not meet; what it does not tell is not judged. */
async function criteriaMissed({ read, today }: Tx, registration: Registration): Promise<Problem[]> {
  const criteria = await criteriaInForce(read, registration.kind, registration.adminUnit.id, today);
  const facts = factsOf(registration);
  return criteria.flatMap(({ comparison, threshold, fact, ...criterion }) => {
    const actual = fact === null ? undefined : facts.get(fact);
    if (actual === undefined || (comparison === 'AT_LEAST' ? actual >= threshold : actual <= threshold)) return [];
    const told = { ...criterion, fact, threshold, actual };
    return [problem('CRITERION_MISSED', [], told, { type: 'CriterionProblem', severity: 'ADVICE' })];
  });
}

/** What it tells, by the names that criteria know: a yes is 1, a no is 0. */
function factsOf({ details, equipment, households }: Registration): Map<string, number> {
  const facts = new Map<string, number>();
  for (const [field, value] of Object.entries({ households, ...details })) {
    if (typeof value === 'number' || typeof value === 'boolean') {
      facts.set(field.replace(/([A-Z])/g, '_$1').toUpperCase(), Number(value));
    }
  }
  for (const { kind, working } of equipment) {
    facts.set(`EQUIPMENT_${kind}`, (facts.get(`EQUIPMENT_${kind}`) ?? 0) + working);
  }
  return facts;
}
