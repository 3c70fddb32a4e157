import type { Target } from '../../access/act.js';
import { type Viewer, mayAnywhere } from '../../access/viewer.js';
import { type Asked, askedBelow, columnsAsked, onceAsked } from '../../api/asked.js';
import { type Sql, columnsAs, empty, raw, sql, validOn } from '../../database/read.js';
import { type AdminUnitRow, adminUnitColumns } from '../admin-unit/index.js';
import { lastActivity } from './last-activity-rollup.js';
import { type ProgramKind, type ProgramStatus, STANDING } from './program.vocabulary.js';

/** Who reads, and on which day. */
export interface Reading {
  viewer: Viewer | null;
  today: string;
}

/** Whether the viewer reads programs that do not stand, and notes. Whoever may not is the public. */
export const readsAll = ({ viewer }: Reading): boolean => mayAnywhere(viewer, 'READ_ENDED_PROGRAMS');

/**
 * A program as it is today, with the fields of every kind; those of other kinds are null. In a list it has the columns
 * that are asked for, see `programAsAsked`.
 */
export interface ProgramRow {
  id: number;
  kind: ProgramKind;
  code: string;
  name: string;
  status: ProgramStatus;
  /** Where it is placed today. */
  adminUnitId: number;
  /**
   * That place where it is a neighborhood, in a list with the columns that are asked for: larger units are known, and to read
   * 100,000 of these would take a statement.
   */
  neighborhood: AdminUnitRow | null;
  /** The managing unit of today. */
  managingUnitId: number;
  clusterId: number | null;
}

const on = (day: string) => sql`${day}::date`;

/** The tables beside the program under alias `p` that its columns are read from, by their aliases. */
type Source = 'status' | 'placement' | 'managing' | 'counted' | 'latest' | 'cluster' | 'team' | 'point' | 'market';

interface Column {
  value: Sql;
  from: readonly Source[];
}

const column = (value: string, ...from: Source[]): Column => ({ value: raw(value), from });

/** What a ProgramRow may hold, by its names; each as of `today`. */
const COLUMNS = {
  id: column('p.id'),
  kind: column('p.kind'),
  code: column('p.code'),
  name: column('p.name'),
  provenance: column('p.provenance'),
  locality: column('p.locality'),
  foundedOn: column('p.founded_on'),
  launchedOn: column('p.launched_on'),
  replication: column('p.replication'),
  version: column('p.version'),
  status: column('status.status', 'status'),
  adminUnitId: column('placement.admin_unit_id', 'placement'),
  managingUnitId: column('managing.responsible_unit_id', 'managing'),
  householdCount: column('counted.households', 'counted'),
  lastActivityOn: column('latest.day', 'latest'),
  position:
    column(`case when p.latitude is not null then json_build_object('latitude', p.latitude, 'longitude', p.longitude,
    'precision', p.position_precision) end`),
  foundingBasis: column(`case when p.basis_kind is not null then json_build_object('kind', p.basis_kind,
    'number', p.basis_number, 'date', p.basis_date, 'issuer', p.basis_issuer, 'annexRow', p.basis_annex_row) end`),
  clusterId: column('coalesce(team.cluster_id, point.cluster_id)', 'team', 'point'),
  residents: column('coalesce(cluster.residents, team.residents)', 'cluster', 'team'),
  householdsWithSecondExit: column(
    'coalesce(cluster.households_with_second_exit, team.households_with_second_exit)',
    'cluster',
    'team',
  ),
  householdsWithExtinguisher: column('cluster.households_with_extinguisher', 'cluster'),
  commitmentsSigned: column('cluster.commitments_signed', 'cluster'),
  number: column('team.number', 'team'),
  businessHouseholds: column('team.business_households', 'team'),
  alarmButtons: column('team.alarm_buttons', 'team'),
  alarmBells: column('team.alarm_bells', 'team'),
  alarmsLinked: column('team.alarms_linked', 'team'),
  alleyDepthMeters: column('point.alley_depth_meters', 'point'),
  alleyWidthMeters: column('point.alley_width_meters', 'point'),
  truckAccess: column('point.truck_access', 'point'),
  waterSource: column('point.water_source', 'point'),
  waterDistanceMeters: column('point.water_distance_meters', 'point'),
  hasShelter: column('point.has_shelter', 'point'),
  hasRulesBoard: column('point.has_rules_board', 'point'),
  serviceRadiusMeters: column('point.service_radius_meters', 'point'),
  marketClass: column('market.market_class', 'market'),
  stalls: column('market.stalls', 'market'),
  traders: column('market.traders', 'market'),
  areaSquareMeters: column('market.area_square_meters', 'market'),
  operator: column('market.operator', 'market'),
  hasOnSiteTeam: column('market.has_on_site_team', 'market'),
  roadWidthMeters: column('market.road_width_meters', 'market'),
  clearHeightMeters: column('market.clear_height_meters', 'market'),
  externalFacilityCode: column('market.external_facility_code', 'market'),
} satisfies Record<string, Column>;

/** The neighborhood that a ProgramRow carries along, whole or for the fields that are asked for. */
const neighborhood = (asked: Asked | null): Column => ({
  value: sql`(
  select to_json(unit) from (select ${adminUnitColumns(raw('u'), asked)} from admin_unit u
    where u.id = placement.admin_unit_id and u.level = 4) unit)`,
  from: ['placement'],
});

/** Chosen columns of a ProgramRow, and the tables beside the program that they are read from. */
export interface ProgramColumns {
  /** For a SELECT from the program under alias `p`. */
  columns: Sql;
  /** To be put behind that program; `status` in place of that of today. */
  joins(today: string, status?: Sql): Sql;
}

const chosen = (columns: Readonly<Record<string, Column>>): ProgramColumns => {
  const sources = new Set(Object.values(columns).flatMap(({ from }) => from));
  return {
    columns: columnsAs(Object.fromEntries(Object.entries(columns).map(([name, { value }]) => [name, value]))),
    joins: (today, status = statusToday(today)) =>
      BESIDE.reduce(
        (all, [source, joined]) => (sources.has(source) ? sql`${all}${joined(on(today))}` : all),
        sources.has('status') ? status : empty,
      ),
  };
};

let whole: ProgramColumns | undefined;
/** All of them, for a program by itself; put together once, for it is asked for by each. */
export const wholeProgram = (): ProgramColumns => (whole ??= chosen({ ...COLUMNS, neighborhood: neighborhood(null) }));

/** All but the neighborhood, for files: they name a place in their own words, by the tables that are joined here. */
export const programInFile = (): ProgramColumns => chosen(COLUMNS);

/** The fields that are told from columns of other names. */
const TOLD_FROM: Readonly<Record<string, keyof typeof COLUMNS>> = {
  adminUnit: 'adminUnitId',
  responsibleUnit: 'managingUnitId',
  cluster: 'clusterId',
};

/** For lists: those from which the fields are told that are asked for. */
export const programAsAsked = onceAsked((asked): ProgramColumns =>
  chosen({
    ...columnsAsked<Column>(COLUMNS, TOLD_FROM, asked),
    ...(asked.includes('adminUnit') && {
      neighborhood: neighborhood(askedBelow(asked, 'adminUnit')),
    }),
  }),
);

/** Whether the dated row under `alias` counts on `day`: in force then, and not annulled. */
export const inForce = (alias: Sql, day: Sql): Sql => sql`${alias}.annulled_at is null and ${validOn(alias, day)}`;

/** Whether a program stands on a day, as a condition. */
export const stands = (programId: Sql, day: Sql): Sql => sql`exists (
  select from program_status s where s.program_id = ${programId} and ${inForce(raw('s'), day)}
    and s.status = any(${STANDING}::text[]))`;

/**
 * What of all programs is there for the viewer at all, as a condition beside others: for the public what stands today.
 * Nothing for whoever reads all.
 */
export const andShown = (programId: Sql, reading: Reading): Sql =>
  readsAll(reading) ? sql`` : sql` and ${stands(programId, on(reading.today))}`;

/** Who learns that programs are there, for what is done upon them: of standing ones, everyone. */
export const shownWith = (programIds: readonly number[], today: string): Pick<Target, 'shownBy' | 'publicWhen'> => ({
  shownBy: [{ action: 'READ_ENDED_PROGRAMS' }],
  publicWhen: sql`not exists (
    select from unnest(${programIds}::integer[]) as named (id) where not ${stands(raw('named.id'), on(today))})`,
});

/** A SELECT of the ids of the areas that programs lie in today; a null for a program that lies in none. */
export const placesToday = (programIds: readonly number[] | Sql, today: string): Sql => sql`
  select place.admin_unit_id from program p
  left join program_placement place on place.program_id = p.id and ${inForce(raw('place'), on(today))}
  where p.id = any((${programIds})::integer[])`;

const statusToday = (today: string): Sql => sql`
  left join program_status status on status.program_id = p.id and ${inForce(raw('status'), on(today))}`;

/** The latest status with which it stands, today or on another day: what has become of it since is not public. */
export const statusStood = (asOf: string, today: string): Sql => sql`
  left join lateral (
    select s.status from program_status s
    where s.program_id = p.id and s.status = any(${STANDING}::text[])
      and (${inForce(raw('s'), on(today))} or ${inForce(raw('s'), on(asOf))})
    order by s.valid_from desc limit 1
  ) status on true`;

/** What a program's columns are read from besides, but for its status; as of `day`. */
const BESIDE: readonly (readonly [Exclude<Source, 'status'>, (day: Sql) => Sql])[] = [
  [
    'placement',
    (day) => sql`
  left join program_placement placement on placement.program_id = p.id and ${inForce(raw('placement'), day)}`,
  ],
  [
    'managing',
    (day) => sql`
  left join program_unit managing on managing.program_id = p.id and managing.role = 'MANAGING'
    and ${inForce(raw('managing'), day)}`,
  ],
  [
    'counted',
    (day) => sql`
  left join program_household_count counted on counted.program_id = p.id and ${inForce(raw('counted'), day)}`,
  ],
  [
    'latest',
    () => sql`
  left join lateral ${lastActivity(sql`p.id`)} latest on true`,
  ],
  [
    'cluster',
    () => sql`
  left join safe_residential_cluster cluster on cluster.program_id = p.id`,
  ],
  [
    'team',
    () => sql`
  left join neighbor_group_team team on team.program_id = p.id`,
  ],
  [
    'point',
    () => sql`
  left join public_firefighting_point point on point.program_id = p.id`,
  ],
  [
    'market',
    () => sql`
  left join model_market market on market.program_id = p.id`,
  ],
];
