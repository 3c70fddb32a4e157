import type { Asked } from '../../api/asked.js';
import { type Order, type Page, type PageRow, pageSql, wholeSql } from '../../api/connection.js';
import { badInput } from '../../api/errors.js';
import { checkBox } from '../../api/position.js';
import { searchText } from '../../api/text.js';
import type { Planning } from '../../database/place.js';
import { type Reader, type Sql, join, raw, sql } from '../../database/read.js';
import { AdminUnitId } from '../admin-unit/index.js';
import { equipmentDueBefore, programMissesCriteria } from '../criteria/index.js';
import { ResponsibleUnitId, jurisdictionOf } from '../responsible-unit/index.js';
import { QUIETNESS, QUIETNESS_IN_ORDER, type Quietness } from './last-activity-rollup.js';
import type { ProgramFilter } from './program.input.js';
import {
  type ProgramColumns,
  type ProgramRow,
  type Reading,
  andShown,
  inForce,
  programAsAsked,
  programInFile,
  readsAll,
  statusStood,
  wholeProgram,
} from './program.row.js';
import { ProgramId } from './program.type.js';
import { ProgramOrder, ProgramStatus, STANDING } from './program.vocabulary.js';

const programsWhere = (condition: Sql, reading: Reading): Sql => {
  const { columns, joins } = wholeProgram();
  return sql`select ${columns} from program p ${joins(reading.today)} where ${condition}${andShown(sql`p.id`, reading)}`;
};

/** Those of these programs that are shown to the viewer; all ways to a program by its id lead here. */
export const programsById = (read: Reader, ids: readonly number[], reading: Reading): Promise<ProgramRow[]> =>
  read.rows('program.by-id', programsWhere(sql`p.id = any(${ids}::integer[])`, reading));

export const programByCode = (read: Reader, code: string, reading: Reading): Promise<ProgramRow[]> =>
  read.rows('program.by-code', programsWhere(sql`p.code = ${code}`, reading));

/** What is asked for: by which conditions, on which day, in which order. */
export interface ProgramListing {
  filter: ProgramFilter;
  /** The day whose state decides what stands. */
  asOf: string;
  /** The map day of each owner, for lists of one owner; the same as asOf elsewhere. */
  mapOn: string;
  order: ProgramOrder;
}

/** What a list hangs on, as a condition on program `p` with the owner's row id at hand as `owner.id`. */
export type ProgramOwner = 'nobody' | 'adminUnit' | 'responsibleUnit' | 'cluster';

const NAME = [
  { sql: sql`p.name`, type: 'text' as const },
  { sql: sql`p.id`, type: 'int' as const },
];

export const orderOf = (order: ProgramOrder, filter: ProgramFilter, latest = QUIETNESS): Order => {
  const byDay = (day: Sql, descending: boolean): Order => ({
    name: order,
    keys: [
      { sql: day, type: 'date' },
      { sql: latest.programId, type: 'int' },
    ],
    descending,
  });
  switch (order) {
    case ProgramOrder.NAME:
      return { name: order, keys: NAME };
    case ProgramOrder.RELEVANCE: {
      const text = sql`${searchText(filter.text ?? '')}::text`;
      // The text with its very marks before a mere likeness, and up to a word's end ("số 2") before a part ("số 21").
      const rank = sql`(2 * (strpos(lower(p.name), lower(${text} collate vietnamese)) = 0)::integer
        + (strpos(regexp_replace(p.folded_name, '[^a-z0-9]+', ' ', 'g') || ' ', fold(${text}) || ' ') = 0)::integer)`;
      return { name: order, keys: [{ sql: rank, type: 'int' }, ...NAME] };
    }
    case ProgramOrder.FOUNDED_ON_ASC:
      return byDay(sql`p.founded_on`, false);
    case ProgramOrder.FOUNDED_ON_DESC:
      return byDay(sql`p.founded_on`, true);
    case ProgramOrder.LAST_ACTIVITY_ASC:
      return byDay(latest.day, false);
    case ProgramOrder.LAST_ACTIVITY_DESC:
      return byDay(latest.day, true);
  }
};

const isByLastActivity = ({ order }: ProgramListing): boolean =>
  order === ProgramOrder.LAST_ACTIVITY_ASC || order === ProgramOrder.LAST_ACTIVITY_DESC;

/** Placed in the unit on the map day; with no map day given, on `asOf` moved into the unit's own validity. */
const placedIn = (unit: Sql, mapOn: Sql): Sql => sql`exists (
  select from admin_unit_ancestor area
  join admin_unit around on around.id = area.ancestor_id
  join program_placement pl on pl.admin_unit_id = area.unit_id
  where area.ancestor_id = ${unit} and pl.program_id = p.id
    and ${inForce(raw('pl'), sql`greatest(least(${mapOn}, around.valid_to - 1), around.valid_from)`)})`;

const inJurisdiction = (unit: Sql, day: Sql): Sql => sql`p.id in (
  select pl.program_id from (${jurisdictionOf(unit, day)}) area
  join admin_unit_ancestor below on below.ancestor_id = area.admin_unit_id
  join program_placement pl on pl.admin_unit_id = below.unit_id and ${inForce(raw('pl'), day)})`;

const inCluster = (cluster: Sql): Sql => sql`(
  exists (select from neighbor_group_team t where t.program_id = p.id and t.cluster_id = ${cluster})
  or exists (select from public_firefighting_point t where t.program_id = p.id and t.cluster_id = ${cluster}))`;

const OWNED: Record<ProgramOwner, (listing: ProgramListing, reading: Reading) => Sql> = {
  nobody: () => sql`true`,
  adminUnit: ({ mapOn }) => placedIn(sql`owner.id`, sql`${mapOn}::date`),
  responsibleUnit: ({ asOf }) => inJurisdiction(sql`owner.id`, sql`${asOf}::date`),
  cluster: (_, reading) => sql`${inCluster(sql`owner.id`)}${andShown(sql`owner.id`, reading)}`,
};

/** Which statuses are looked for: to the public a program is there on the days on which it stands, and on no other. */
const statusesOf = ({ statuses }: ProgramFilter, reading: Reading): readonly ProgramStatus[] => {
  const asked = statuses ?? [...STANDING, ProgramStatus.SUSPENDED];
  return readsAll(reading) ? asked : asked.filter((status) => STANDING.includes(status));
};

const conditions = (owner: ProgramOwner, listing: ProgramListing, reading: Reading, latest = QUIETNESS): Sql => {
  const { filter, asOf } = listing;
  const day = sql`${asOf}::date`;
  const all = [
    sql`exists (select from program_status s where s.program_id = p.id and ${inForce(raw('s'), day)}
      and s.status = any(${statusesOf(filter, reading)}::text[]))`,
    OWNED[owner](listing, reading),
  ];
  if (filter.kinds) all.push(sql`p.kind = any(${filter.kinds}::text[])`);
  if (filter.provenances) all.push(sql`p.provenance = any(${filter.provenances}::text[])`);
  if (filter.adminUnit != null) {
    const unit = AdminUnitId.decode(filter.adminUnit, 'adminUnit');
    all.push(placedIn(sql`${unit}::integer`, day));
  }
  if (filter.inJurisdictionOf != null) {
    const unit = ResponsibleUnitId.decode(filter.inJurisdictionOf, 'inJurisdictionOf');
    all.push(inJurisdiction(sql`${unit}::integer`, day));
  }
  if (filter.assignedTo != null) {
    const unit = ResponsibleUnitId.decode(filter.assignedTo, 'assignedTo');
    all.push(sql`exists (
      select from program_unit pu join responsible_unit_ancestor ra on ra.unit_id = pu.responsible_unit_id
      where pu.program_id = p.id and ra.ancestor_id = ${unit} and ${inForce(raw('pu'), day)})`);
  }
  if (filter.cluster != null) {
    const cluster = sql`${ProgramId.decode(filter.cluster, 'cluster')}::integer`;
    all.push(sql`${inCluster(cluster)}${andShown(cluster, reading)}`);
  }
  if (filter.text != null) all.push(sql`p.folded_name like like_anywhere(fold(${searchText(filter.text)}))`);
  if (filter.founded) {
    const { from, to } = filter.founded;
    if (from != null && to != null && to < from) throw badInput('range.order');
    if (from != null) all.push(sql`p.founded_on >= ${from}::date`);
    if (to != null) all.push(sql`p.founded_on <= ${to}::date`);
  }
  if (filter.quietSince) all.push(latest.isQuietSince(sql`${filter.quietSince}::date`));
  if (filter.equipmentDueBefore) all.push(equipmentDueBefore(sql`p.id`, filter.equipmentDueBefore, asOf));
  if (filter.criteriaMissed != null) {
    const misses = programMissesCriteria(sql`p.id`, asOf);
    all.push(filter.criteriaMissed ? misses : sql`not ${misses}`);
  }
  if (filter.inBox) {
    const { south, west, north, east } = checkBox(filter.inBox);
    all.push(sql`p.latitude between ${south} and ${north} and p.longitude between ${west} and ${east}`);
  }
  return join(all, ' and ');
};

/** To the public a program of a list has the status with which it stood on the day asked about. */
const listJoins = ({ joins }: ProgramColumns, asOf: string, reading: Reading): Sql =>
  joins(reading.today, readsAll(reading) ? undefined : statusStood(asOf, reading.today));

/** What a text or a box finds may be one program or all. */
const planningOf = ({ filter: { text, inBox } }: ProgramListing): Planning =>
  text != null || inBox ? 'FOR_VALUES' : 'ONCE';

export type ProgramPageRow = ProgramRow & PageRow & { ownerId: number };

/** A page of programs for each owner; `nobody` is one owner, 0. */
export const listPrograms = (
  read: Reader,
  ownerIds: readonly number[],
  { owner, page, asked, ...listing }: ProgramListing & { owner: ProgramOwner; page: Page; asked: Asked },
  reading: Reading,
): Promise<ProgramPageRow[]> => {
  const program = programAsAsked(asked);
  const { limit, cursor, outerOrderBy } = pageSql(page, orderOf(listing.order, listing.filter), asked);
  const found = (latest: Quietness): Sql => {
    const { keys, after, orderBy } = pageSql(page, orderOf(listing.order, listing.filter, latest));
    return sql`select p.id, ${keys} from ${latest.from}
        where ${conditions(owner, listing, reading, latest)} and ${after} ${orderBy} ${limit}`;
  };
  const foundInOrder = (): Sql => {
    const parts = QUIETNESS_IN_ORDER.map((latest) => sql`(${found(latest)})`);
    return sql`select page.* from (${join(parts, ' union all ')}) page ${outerOrderBy} ${limit}`;
  };
  return read.rows(
    'program.list',
    sql`
    select owner.id as "ownerId", ${program.columns}, ${cursor}
    from unnest(${ownerIds}::integer[]) as owner (id) cross join lateral (
      ${isByLastActivity(listing) ? foundInOrder() : found(QUIETNESS)}
    ) page join program p on p.id = page.id ${listJoins(program, listing.asOf, reading)} ${outerOrderBy}`,
    planningOf(listing),
  );
};

/**
 * All programs of a list of one owner (`nobody` is 0), as the FROM and the ORDER BY of a statement that selects
 * the `columns`: what an export goes through is found by the very conditions of the list.
 */
export const wholeProgramList = (
  ownerId: number,
  { owner, ...listing }: ProgramListing & { owner: ProgramOwner },
  reading: Reading,
): { columns: Sql; from: Sql; orderBy: Sql } => {
  const { keys, outerOrderBy } = wholeSql(orderOf(listing.order, listing.filter));
  const program = programInFile();
  return {
    columns: program.columns,
    from: sql`(values (${ownerId}::integer)) as owner (id) cross join lateral (
      select p.id, ${keys} from program p where ${conditions(owner, listing, reading)}
    ) page join program p on p.id = page.id ${listJoins(program, listing.asOf, reading)}`,
    orderBy: outerOrderBy,
  };
};

export const countPrograms = (
  read: Reader,
  ownerIds: readonly number[],
  { owner, ...listing }: ProgramListing & { owner: ProgramOwner },
  reading: Reading,
): Promise<{ ownerId: number; count: number }[]> =>
  read.rows(
    'program.count',
    sql`
    select owner.id as "ownerId", counted.count from unnest(${ownerIds}::integer[]) as owner (id)
    cross join lateral (select count(*) from program p where ${conditions(owner, listing, reading)}) counted`,
    planningOf(listing),
  );

const EARTH_RADIUS_METERS = 6_371_008.8;
const MOST_RADIUS_METERS = 50_000;

/** Straight through the ground, as the index measures, for an arc of that length. */
const chord = (meters: number) => 2 * EARTH_RADIUS_METERS * Math.sin(meters / (2 * EARTH_RADIUS_METERS));

export interface NearListing extends ProgramListing {
  near: { latitude: number; longitude: number };
  radiusMeters: number;
}

/** What stands or is suspended today around a point. Throws BAD_USER_INPUT for a radius out of bounds. */
export const nearListing = (
  near: NearListing['near'],
  radiusMeters: number,
  filter: ProgramFilter,
  today: string,
): NearListing => {
  if (radiusMeters < 1 || radiusMeters > MOST_RADIUS_METERS)
    throw badInput('radius.range', { most: MOST_RADIUS_METERS });
  return { near, radiusMeters, filter, asOf: today, mapOn: today, order: ProgramOrder.NAME };
};

const point = ({ near }: NearListing): Sql =>
  sql`sphere_point(${near.latitude}::double precision, ${near.longitude}::double precision)`;

const isNear = (listing: NearListing): Sql => {
  const reach = sql`${chord(listing.radiusMeters)}::double precision`;
  return sql`p.sphere <@ cube_enlarge(${point(listing)}, ${reach}, 3) and cube_distance(p.sphere, ${point(listing)}) <= ${reach}`;
};

export const nearOrder = (listing: NearListing): Order => ({
  name: 'DISTANCE',
  keys: [
    { sql: sql`(p.sphere <-> ${point(listing)})`, type: 'float' },
    { sql: sql`p.id`, type: 'int' },
  ],
});

/** Nearest first; `distanceMeters` along the great circle. */
export const programsNear = (
  read: Reader,
  listing: NearListing,
  page: Page,
  asked: Asked,
  reading: Reading,
): Promise<(ProgramPageRow & { distanceMeters: number })[]> => {
  const { columns, joins } = programAsAsked(asked);
  const { keys, after, orderBy, limit, cursor, outerOrderBy } = pageSql(page, nearOrder(listing), asked);
  return read.rows(
    'program.near',
    sql`
    select ${columns}, sphere_distance(p.sphere, ${point(listing)}) as "distanceMeters", ${cursor} from (
      select p.id, ${keys} from program p
      where ${isNear(listing)} and ${conditions('nobody', listing, reading)} and ${after} ${orderBy} ${limit}
    ) page join program p on p.id = page.id ${joins(reading.today)} ${outerOrderBy}`,
  );
};

export const countProgramsNear = async (read: Reader, listing: NearListing, reading: Reading): Promise<number> => {
  const [row] = await read.rows<{ count: number }>(
    'program.count-near',
    sql`select count(*) from program p where ${isNear(listing)} and ${conditions('nobody', listing, reading)}`,
  );
  return row!.count;
};
