/**
 * The demo story: one possible detail of what the province's report tells in sums. Everything in it is invented and
 * loaded as DEMO. Run by `npm run seeds:story`, which writes seeds/ninh-binh/demo anew; the files are committed, the
 * product reads only them, and a test holds that this generator still gives them byte for byte.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { lastChecks, makeActivities } from './story/activities.js';
import type { Activity } from './story/activity.js';
import { makeEquipment } from './story/equipment.js';
import type { EquipmentLine } from './story/equipment.js';
import { makeHandovers } from './story/handovers.js';
import type { Handover } from './story/handovers.js';
import { denominatorsFile, makeNeighborhoods, neighborhoodsFile } from './story/places.js';
import type { Neighborhood } from './story/places.js';
import { makePrograms, SPLIT_COMMUNE } from './story/programs.js';
import type { Kind, Program } from './story/programs.js';
import { readReference } from './story/reference.js';
import { writeTable } from './story/table.js';

export const SEEDS = 'seeds/ninh-binh';

/** The files of demo/ by name. `directory`: where the reference files lie. */
export function makeStory(directory: string): Map<string, string> {
  const reference = readReference(directory);
  const neighborhoods = makeNeighborhoods(reference);
  const programs = makePrograms(reference, neighborhoods);
  const { managing, handovers } = makeHandovers(reference, programs);
  const activities = makeActivities(reference, programs);
  const checks = lastChecks(activities);
  const equipment = makeEquipment(programs, (program) => checks.get(program) ?? null);

  const programsFile = (kind: Kind) =>
    programTable(
      programs.filter((program) => program.kind === kind),
      kind,
      (program) => managing.get(program)!,
    );
  return new Map([
    ['neighborhoods.csv', neighborhoodsFile(neighborhoods)],
    ['denominators.csv', denominatorsFile(neighborhoods)],
    ['clusters.csv', programsFile('SAFE_RESIDENTIAL_CLUSTER')],
    ['teams.csv', programsFile('NEIGHBOR_GROUP_TEAM')],
    ['points.csv', programsFile('PUBLIC_FIREFIGHTING_POINT')],
    ['markets.csv', programsFile('MODEL_MARKET')],
    ['statuses.csv', statusTable(programs)],
    ['handovers.csv', handoverTable(handovers)],
    ['equipment.csv', equipmentTable(equipment)],
    ['activities.csv', activityTable(activities)],
    ['decisions.csv', decisionTable(neighborhoods, programs)],
  ]);
}

/** Columns that a kind has beside the common ones, in the order of its file. */
const OWN_COLUMNS: Record<Kind, string[]> = {
  SAFE_RESIDENTIAL_CLUSTER: [
    'households',
    'residents',
    'households_with_extinguisher',
    'households_with_second_exit',
    'commitments_signed',
  ],
  NEIGHBOR_GROUP_TEAM: [
    'cluster_code',
    'number',
    'households',
    'residents',
    'business_households',
    'alarm_buttons',
    'alarm_bells',
    'alarms_linked',
    'households_with_second_exit',
  ],
  PUBLIC_FIREFIGHTING_POINT: [
    'cluster_code',
    'alley_depth_meters',
    'alley_width_meters',
    'truck_access',
    'water_source',
    'water_distance_meters',
    'has_shelter',
    'has_rules_board',
    'service_radius_meters',
  ],
  MODEL_MARKET: [
    'market_class',
    'stalls',
    'traders',
    'area_square_meters',
    'operator',
    'has_on_site_team',
    'road_width_meters',
    'clear_height_meters',
    'external_facility_code',
  ],
};

const COMMON_COLUMNS = [
  'code',
  'name',
  'locality',
  'admin_code',
  'latitude',
  'longitude',
  'position_precision',
  'founded_on',
  'launched_on',
  'replication',
  'basis_kind',
  'basis_number',
  'basis_date',
  'basis_issuer',
  'basis_signer',
  'basis_annex_row',
  'managing_unit',
  'note',
];

function programTable(programs: readonly Program[], kind: Kind, managingUnit: (program: Program) => string): string {
  return writeTable(
    [...COMMON_COLUMNS, ...OWN_COLUMNS[kind]],
    programs.map((program) => ({
      code: program.code,
      name: program.name,
      locality: program.locality,
      admin_code: program.neighborhood?.code ?? program.commune.code,
      latitude: program.position?.latitude ?? null,
      longitude: program.position?.longitude ?? null,
      position_precision: program.position?.precision ?? null,
      founded_on: program.foundedOn,
      launched_on: program.launchedOn,
      replication: program.replication,
      basis_kind: program.basis?.kind ?? null,
      basis_number: program.basis?.number ?? null,
      basis_date: program.basis?.date ?? null,
      basis_issuer: program.basis?.issuer ?? null,
      basis_signer: program.basis?.signer ?? null,
      basis_annex_row: program.basis?.annexRow ?? null,
      managing_unit: managingUnit(program),
      note: program.note,
      households: program.households,
      cluster_code: program.cluster?.code ?? null,
      ...program.own,
    })),
  );
}

const statusTable = (programs: readonly Program[]) =>
  writeTable(
    ['program_code', 'status', 'valid_from', 'document'],
    programs.flatMap((program) =>
      program.statuses.map(({ status, from, document }) => ({
        program_code: program.code,
        status,
        valid_from: from,
        document,
      })),
    ),
  );

const handoverTable = (handovers: readonly Handover[]) =>
  writeTable(
    ['program_code', 'unit_code', 'role', 'valid_from', 'document'],
    handovers.map(({ program, unit, role, from, document }) => ({
      program_code: program.code,
      unit_code: unit,
      role,
      valid_from: from,
      document,
    })),
  );

const equipmentTable = (lines: readonly EquipmentLine[]) =>
  writeTable(
    ['program_code', 'kind', 'quantity', 'working', 'expires_on', 'last_checked_on'],
    lines.map((line) => ({
      program_code: line.program.code,
      kind: line.kind,
      quantity: line.quantity,
      working: line.working,
      expires_on: line.expiresOn,
      last_checked_on: line.lastCheckedOn,
    })),
  );

const activityTable = (activities: readonly Activity[]) =>
  writeTable(
    [
      'kind',
      'period_from',
      'period_to',
      'is_period_total',
      'admin_code',
      'admin_level',
      'unit_code',
      'title',
      'source',
      'programs',
      'measures',
    ],
    activities.map((activity) => ({
      kind: activity.kind,
      period_from: activity.from,
      period_to: activity.to,
      is_period_total: activity.isPeriodTotal,
      admin_code: activity.area.code,
      admin_level: activity.area.level,
      unit_code: activity.unit,
      title: activity.title,
      source: 'Dữ liệu minh họa',
      programs: activity.programs.map(({ program, role }) => `${program.code}:${role}`).join(';'),
      measures: Object.entries(activity.measures)
        .map(([measure, value]) => `${measure}=${value}`)
        .join(';'),
    })),
  );

/** The reform cannot know where the parts of a split commune went: the story decides it, place by place. */
function decisionTable(neighborhoods: readonly Neighborhood[], programs: readonly Program[]): string {
  const document = 'Quyết định phân chia địa bàn (minh họa)';
  const places = neighborhoods.filter(({ commune }) => commune.code === SPLIT_COMMUNE);
  const unplaced = programs.filter(({ commune, neighborhood }) => commune.code === SPLIT_COMMUNE && !neighborhood);
  return writeTable(
    ['level', 'predecessor_code', 'successor_code', 'document'],
    [
      ...places.map(({ code, successor }) => ({
        level: 'NEIGHBORHOOD',
        predecessor_code: code,
        successor_code: successor,
        document,
      })),
      ...unplaced.map(({ code, successor }) => ({
        level: 'PROGRAM',
        predecessor_code: code,
        successor_code: successor,
        document,
      })),
    ],
  );
}

if (import.meta.url === pathToFileURL(argv[1]!).href) {
  for (const [name, content] of makeStory(SEEDS)) writeFileSync(join(SEEDS, 'demo', name), content);
}
