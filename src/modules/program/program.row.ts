import type { Target } from '../../access/act.js';
import { type Viewer, mayAnywhere } from '../../access/viewer.js';
import { type Sql, raw, sql, validOn } from '../../database/read.js';
import { type AdminUnitRow, adminUnitColumns } from '../admin-unit/index.js';
import { type ProgramKind, type ProgramStatus, STANDING } from './program.vocabulary.js';

/** Who reads, and on which day. */
export interface Reading {
  viewer: Viewer | null;
  today: string;
}

/** Whether the viewer reads programs that do not stand, and notes. Whoever may not is the public. */
export const readsAll = ({ viewer }: Reading): boolean => mayAnywhere(viewer, 'READ_ENDED_PROGRAMS');

/** A program as it is today, with the fields of every kind; those of other kinds are null. */
export interface ProgramRow {
  id: number;
  kind: ProgramKind;
  code: string;
  name: string;
  status: ProgramStatus;
  /** Where it is placed today. */
  adminUnitId: number;
  /** That place where it is a neighborhood: larger units are known, and to read 100,000 of these would take a statement. */
  neighborhood: AdminUnitRow | null;
  /** The managing unit of today. */
  managingUnitId: number;
  clusterId: number | null;
}

const on = (day: string) => sql`${day}::date`;

/** The columns of a ProgramRow but its neighborhood, from the program under alias `p`, as of `today`; goes with `programJoins`. */
export const programColumns = sql`
  p.id, p.kind, p.code, p.name, p.provenance, p.locality, p.founded_on as "foundedOn", p.launched_on as "launchedOn",
  p.replication, p.version, status.status, placement.admin_unit_id as "adminUnitId",
  managing.responsible_unit_id as "managingUnitId", counted.households as "householdCount",
  latest.day as "lastActivityOn",
  case when p.latitude is not null then jsonb_build_object('latitude', p.latitude, 'longitude', p.longitude,
    'precision', p.position_precision) end as position,
  case when p.basis_kind is not null then jsonb_build_object('kind', p.basis_kind, 'number', p.basis_number,
    'date', p.basis_date, 'issuer', p.basis_issuer, 'annexRow', p.basis_annex_row) end as "foundingBasis",
  coalesce(team.cluster_id, point.cluster_id) as "clusterId",
  coalesce(cluster.residents, team.residents) as residents,
  coalesce(cluster.households_with_second_exit, team.households_with_second_exit) as "householdsWithSecondExit",
  cluster.households_with_extinguisher as "householdsWithExtinguisher", cluster.commitments_signed as "commitmentsSigned",
  team.number, team.business_households as "businessHouseholds", team.alarm_buttons as "alarmButtons",
  team.alarm_bells as "alarmBells", team.alarms_linked as "alarmsLinked",
  point.alley_depth_meters as "alleyDepthMeters", point.alley_width_meters as "alleyWidthMeters",
  point.truck_access as "truckAccess", point.water_source as "waterSource",
  point.water_distance_meters as "waterDistanceMeters", point.has_shelter as "hasShelter",
  point.has_rules_board as "hasRulesBoard", point.service_radius_meters as "serviceRadiusMeters",
  market.market_class as "marketClass", market.stalls, market.traders, market.area_square_meters as "areaSquareMeters",
  market.operator, market.has_on_site_team as "hasOnSiteTeam", market.road_width_meters as "roadWidthMeters",
  market.clear_height_meters as "clearHeightMeters", market.external_facility_code as "externalFacilityCode"`;

/** What a ProgramRow carries along; goes with `programJoins`. */
export const neighborhoodOfProgram = (): Sql => sql`(
  select to_jsonb(unit) from (select ${adminUnitColumns(raw('u'))} from admin_unit u
    where u.id = placement.admin_unit_id and u.level = 4) unit) as neighborhood`;

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

/** The last day of the latest activity of a program, null without any. */
export const lastActivity = (programId: Sql): Sql => sql`(
  select ap.period_to - 1 from activity_program ap join activity a on a.id = ap.activity_id
  where ap.program_id = ${programId} and a.ended_at is null order by ap.period_to desc limit 1)`;

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

/** What `programColumns` reads beside the program under alias `p`. */
export const programJoins = (today: string, status = statusToday(today)): Sql => sql`${status}
  left join program_placement placement on placement.program_id = p.id and ${inForce(raw('placement'), on(today))}
  left join program_unit managing on managing.program_id = p.id and managing.role = 'MANAGING'
    and ${inForce(raw('managing'), on(today))}
  left join program_household_count counted on counted.program_id = p.id and ${inForce(raw('counted'), on(today))}
  left join lateral (select ${lastActivity(sql`p.id`)} as day) latest on true
  left join safe_residential_cluster cluster on cluster.program_id = p.id
  left join neighbor_group_team team on team.program_id = p.id
  left join public_firefighting_point point on point.program_id = p.id
  left join model_market market on market.program_id = p.id`;
