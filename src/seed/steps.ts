import type { EntityManager } from '@mikro-orm/core';
import { PositionPrecision, Provenance } from '../api/common.vocabulary.js';
import { ActivityKind, ActivityProgramRole, MeasureKind } from '../modules/activity/activity.vocabulary.js';
import { Activity } from '../modules/activity/activity.entity.js';
import { AdminUnit, Denominator } from '../modules/admin-unit/admin-unit.entity.js';
import {
  AdminLevel,
  AdminUnitKind,
  DenominatorMeasure,
  LineagePart,
} from '../modules/admin-unit/admin-unit.vocabulary.js';
import { applyReform } from '../modules/admin-unit/reform.js';
import { Contact } from '../modules/contact/contact.entity.js';
import { CriteriaSet } from '../modules/criteria/criteria-set.entity.js';
import { Comparison, RecurringDuty } from '../modules/criteria/criteria.vocabulary.js';
import { ModelMarket } from '../modules/program/kinds/model-market.entity.js';
import { NeighborGroupTeam } from '../modules/program/kinds/neighbor-group-team.entity.js';
import { PublicFirefightingPoint } from '../modules/program/kinds/public-firefighting-point.entity.js';
import { SafeResidentialCluster } from '../modules/program/kinds/safe-residential-cluster.entity.js';
import { Program, type ProgramFounding } from '../modules/program/program.entity.js';
import {
  BasisKind,
  EquipmentKind,
  MarketClass,
  ProgramKind,
  ProgramStatus,
  ProgramUnitRole,
  Replication,
  STANDING,
  WaterSource,
} from '../modules/program/program.vocabulary.js';
import { ReportedFigure } from '../modules/reported-figure/reported-figure.entity.js';
import type { Subject } from '../modules/reported-figure/reported-figure.entity.js';
import { Qualifier } from '../modules/reported-figure/reported-figure.vocabulary.js';
import { TargetPlan } from '../modules/report/target-plan.entity.js';
import { TargetSort } from '../modules/report/target.vocabulary.js';
import { Jurisdiction, ResponsibleUnit } from '../modules/responsible-unit/responsible-unit.entity.js';
import { ResponsibleUnitKind } from '../modules/responsible-unit/responsible-unit.vocabulary.js';
import { byCode, loadPrograms, loadResponsibleUnits, loadUnits } from './lookups.js';
import type { Lookup, UnitLookup } from './lookups.js';
import type { Row } from './rows.js';
import type { SeedSource } from './source.js';

/** One act of the loading. */
export interface SeedStep {
  name: string;
  /** What the progress line says. */
  title: string;
  /** Part of the invented story; left out of `reference`. */
  isDemo: boolean;
  load(em: EntityManager, source: SeedSource): Promise<void>;
}

const REFORM = 'reform-2025-07-01';
const REFORM_DAY = REFORM.slice('reform-'.length);

/** In time's order: the story happens on the old map, then the reform carries it onto the new one. */
export const SEED_STEPS: readonly SeedStep[] = [
  { name: 'units', title: 'units of the old map', isDemo: false, load: loadOldMap },
  { name: 'responsible-units', title: 'responsible units', isDemo: false, load: loadResponsible },
  { name: 'denominators', title: 'denominators', isDemo: true, load: loadDenominators },
  { name: 'programs', title: 'programs', isDemo: true, load: foundPrograms },
  { name: 'activities', title: 'activities', isDemo: true, load: loadActivities },
  {
    name: 'old-handovers',
    title: 'handovers',
    isDemo: true,
    load: (em, source) => loadHandovers(em, source, isBeforeReform),
  },
  { name: REFORM, title: `reform of ${REFORM_DAY}`, isDemo: false, load: loadReform },
  {
    name: 'jurisdictions',
    title: 'jurisdictions of the new map',
    isDemo: false,
    load: (em, source) => loadJurisdictions(em, source, isAfterReform),
  },
  { name: 'new-handovers', title: 'handovers after the reform', isDemo: true, load: loadLaterLife },
  { name: 'figures', title: 'reported figures and criteria', isDemo: false, load: loadFigures },
  { name: 'contacts', title: 'people', isDemo: true, load: assignContacts },
  { name: 'targets', title: 'targets', isDemo: false, load: (em, source) => loadTargets(em, source, '') },
  {
    name: 'demo-targets',
    title: 'invented targets',
    isDemo: true,
    load: (em, source) => loadTargets(em, source, 'demo/'),
  },
];

const isBeforeReform = (row: Row): boolean => row.text('valid_from') < REFORM_DAY;
const isAfterReform = (row: Row): boolean => !isBeforeReform(row);

async function loadOldMap(em: EntityManager, source: SeedSource): Promise<void> {
  const rows = await source.records('admin-units.csv');
  const opened: AdminUnit[] = [];
  for (const [level, group] of Map.groupBy(rows, (row) => row.term('level', AdminLevel))) {
    const parents = byCode(opened, `unit above ${level}`);
    const units = group.map((row) =>
      AdminUnit.open({
        code: row.text('code'),
        name: row.text('name'),
        kind: row.term('kind', AdminUnitKind),
        parent: row.optional('parent_code') === null ? null : parents(row, 'parent_code'),
        validFrom: row.optional('valid_from'),
        recordedFrom: source.isDemo ? row.optional('recorded_from') : null,
        provenance: 'IMPORT',
      }),
    );
    await em.insertMany(units);
    opened.push(...units);
  }
  if (source.isDemo) await loadNeighborhoods(em, source, opened);
}

async function loadNeighborhoods(em: EntityManager, source: SeedSource, units: readonly AdminUnit[]): Promise<void> {
  const communes = byCode(
    units.filter(({ level }) => level === 'COMMUNE'),
    'commune',
  );
  const rows = await source.records('demo/neighborhoods.csv');
  await em.insertMany(
    rows.map((row) =>
      AdminUnit.open({
        code: row.text('code'),
        name: row.text('name'),
        kind: row.term('kind', AdminUnitKind),
        parent: communes(row, 'parent_code'),
        validFrom: null,
        provenance: 'DEMO',
      }),
    ),
  );
}

async function loadResponsible(em: EntityManager, source: SeedSource): Promise<void> {
  const opened: ResponsibleUnit[] = [];
  let waiting = await source.records('responsible-units.csv');
  // Generation by generation, for a parent must be in the database before its children (see ResponsibleUnit).
  while (waiting.length > 0) {
    const parents = byCode(opened, 'parent among the units');
    const known = new Set(opened.map(({ code }) => code));
    const isNext = (row: Row) => row.optional('parent_code') === null || known.has(row.text('parent_code'));
    const next = waiting.filter(isNext);
    if (next.length === 0) waiting[0]!.refuse('parent_code', 'no responsible unit');
    const units = next.map((row) => establish(row, parents));
    await em.insertMany(units);
    opened.push(...units);
    waiting = waiting.filter((row) => !next.includes(row));
  }
  await loadJurisdictions(em, source, isBeforeReform);
}

function establish(row: Row, parents: Lookup<ResponsibleUnit>): ResponsibleUnit {
  return ResponsibleUnit.establish({
    code: row.text('code'),
    name: row.text('name'),
    kind: row.term('kind', ResponsibleUnitKind),
    parent: row.optional('parent_code') === null ? null : parents(row, 'parent_code'),
    validFrom: row.optional('valid_from'),
    validTo: row.optional('valid_to'),
    provenance: row.term('provenance', Provenance),
  });
}

async function loadJurisdictions(em: EntityManager, source: SeedSource, isDue: (row: Row) => boolean): Promise<void> {
  const units = await loadUnits(em);
  const responsible = await loadResponsibleUnits(em);
  const rows = await source.records('jurisdictions.csv', isDue);
  await em.insertMany(
    rows.map((row) => {
      const validFrom = row.text('valid_from');
      return Jurisdiction.open({
        responsibleUnit: responsible(row, 'unit_code'),
        adminUnit: units(row, { code: 'admin_code', level: 'level' }, validFrom),
        validFrom,
        validTo: row.optional('valid_to'),
        document: row.optional('document'),
      });
    }),
  );
}

async function loadDenominators(em: EntityManager, source: SeedSource): Promise<void> {
  const units = await loadUnits(em);
  const rows = await source.records('demo/denominators.csv');
  await em.insertMany(
    rows.map((row) => {
      const countedOn = row.text('counted_on');
      return Denominator.of({
        adminUnit: units(row, { code: 'admin_code', level: 'level' }, countedOn),
        measure: row.term('measure', DenominatorMeasure),
        countedOn,
        value: row.required('value', row.integer),
        source: row.text('source'),
        provenance: 'DEMO',
      });
    }),
  );
}

async function foundPrograms(em: EntityManager, source: SeedSource): Promise<void> {
  const units = await loadUnits(em);
  const responsible = await loadResponsibleUnits(em);
  const common = (row: Row, households: number | null = null) => readFounding(row, units, responsible, households);

  const clusters = (await source.records('demo/clusters.csv')).map((row) =>
    SafeResidentialCluster.found(common(row, row.integer('households')), {
      residents: row.integer('residents'),
      householdsWithExtinguisher: row.integer('households_with_extinguisher'),
      householdsWithSecondExit: row.integer('households_with_second_exit'),
      commitmentsSigned: row.integer('commitments_signed'),
    }),
  );
  const clusterOf = new Map(clusters.map((cluster) => [cluster.program.code, cluster]));
  const inCluster = (row: Row): SafeResidentialCluster | null => {
    const code = row.optional('cluster_code');
    return code === null ? null : (clusterOf.get(code) ?? row.refuse('cluster_code', 'no cluster'));
  };
  const teams = (await source.records('demo/teams.csv')).map((row) =>
    NeighborGroupTeam.found(common(row, row.integer('households')), {
      number: row.integer('number'),
      residents: row.integer('residents'),
      businessHouseholds: row.integer('business_households'),
      alarmButtons: row.integer('alarm_buttons'),
      alarmBells: row.integer('alarm_bells'),
      alarmsLinked: row.flag('alarms_linked'),
      householdsWithSecondExit: row.integer('households_with_second_exit'),
      cluster: inCluster(row),
    }),
  );
  const points = (await source.records('demo/points.csv')).map((row) =>
    PublicFirefightingPoint.found(common(row), {
      alleyDepthMeters: row.decimal('alley_depth_meters'),
      alleyWidthMeters: row.decimal('alley_width_meters'),
      truckAccess: row.flag('truck_access'),
      waterSource: row.optionalTerm('water_source', WaterSource),
      waterDistanceMeters: row.decimal('water_distance_meters'),
      hasShelter: row.flag('has_shelter'),
      hasRulesBoard: row.flag('has_rules_board'),
      serviceRadiusMeters: row.integer('service_radius_meters'),
      cluster: inCluster(row),
    }),
  );
  const markets = (await source.records('demo/markets.csv')).map((row) =>
    ModelMarket.found(common(row), {
      marketClass: row.optionalTerm('market_class', MarketClass),
      stalls: row.integer('stalls'),
      traders: row.integer('traders'),
      areaSquareMeters: row.integer('area_square_meters'),
      operator: row.optional('operator'),
      hasOnSiteTeam: row.flag('has_on_site_team'),
      roadWidthMeters: row.decimal('road_width_meters'),
      clearHeightMeters: row.decimal('clear_height_meters'),
      externalFacilityCode: row.optional('external_facility_code'),
    }),
  );

  const founded = [...clusters, ...teams, ...points, ...markets].map(({ program }) => program);
  const programs = byCode(founded, 'program');
  await liveThrough(source, programs, isBeforeReform);
  for (const row of await source.records('demo/equipment.csv')) {
    programs(row, 'program_code').equip({
      kind: row.term('kind', EquipmentKind),
      quantity: row.required('quantity', row.integer),
      working: row.required('working', row.integer),
      expiresOn: row.optional('expires_on'),
      lastCheckedOn: row.optional('last_checked_on'),
    });
  }
  await em.insertMany(founded);
  for (const kind of [clusters, teams, points, markets]) await em.insertMany<object>(kind);
  for (const dated of ['statuses', 'placements', 'units', 'householdCounts', 'equipment'] as const) {
    await em.insertMany<object>(founded.flatMap((program): object[] => program[dated].getItems()));
  }
}

function readFounding(
  row: Row,
  units: UnitLookup,
  responsible: Lookup<ResponsibleUnit>,
  households: number | null,
): ProgramFounding {
  const foundedOn = row.text('founded_on');
  const latitude = row.decimal('latitude');
  const longitude = row.decimal('longitude');
  const precision = row.optionalTerm('position_precision', PositionPrecision);
  const basisKind = row.optionalTerm('basis_kind', BasisKind);
  return {
    code: row.text('code'),
    name: row.text('name'),
    locality: row.optional('locality'),
    position: latitude === null || longitude === null || !precision ? null : { latitude, longitude, precision },
    foundedOn,
    replication: row.term('replication', Replication),
    basis: basisKind && {
      kind: basisKind,
      number: row.optional('basis_number'),
      date: row.optional('basis_date'),
      issuer: row.optional('basis_issuer'),
      signer: row.optional('basis_signer'),
      annexRow: row.integer('basis_annex_row'),
    },
    note: row.optional('note'),
    provenance: 'DEMO',
    adminUnit: units(row, { code: 'admin_code', level: ['NEIGHBORHOOD', 'COMMUNE'] }, foundedOn),
    managingUnit: responsible(row, 'managing_unit'),
    households,
  };
}

/** Takes the steps of the programs' lives that are due. FOUNDED is no step: a program is founded as it is made. */
async function liveThrough(source: SeedSource, programs: Lookup<Program>, isDue: (row: Row) => boolean): Promise<void> {
  for (const row of await source.records('demo/statuses.csv', isDue)) {
    const status = row.term('status', ProgramStatus);
    if (status === 'FOUNDED') continue;
    programs(row, 'program_code').changeStatus(status, row.text('valid_from'), row.optional('document'));
  }
}

async function loadActivities(em: EntityManager, source: SeedSource): Promise<void> {
  const units = await loadUnits(em);
  const responsible = await loadResponsibleUnits(em);
  const programs = await loadPrograms(em);
  const activities = (await source.records('demo/activities.csv')).map((row) => {
    const periodFrom = row.text('period_from');
    return Activity.of({
      kind: row.term('kind', ActivityKind),
      periodFrom,
      periodTo: row.text('period_to'),
      isPeriodTotal: row.required('is_period_total', row.flag),
      adminUnit: units(row, { code: 'admin_code', level: 'admin_level' }, periodFrom),
      responsibleUnit: responsible(row, 'unit_code'),
      title: row.text('title'),
      source: row.optional('source'),
      provenance: 'DEMO',
      programs: row.pairs('programs', ':').map(([code, role]) => ({
        program: programs(row, 'programs', code),
        role: role in ActivityProgramRole ? (role as ActivityProgramRole) : row.refuse('programs', `no role ${role}`),
      })),
      measures: readMeasures(row),
    });
  });
  await em.insertMany(activities);
  await em.insertMany(activities.flatMap(({ programs }) => programs.getItems()));
  await em.insertMany(activities.flatMap(({ measures }) => measures.getItems()));
}

function readMeasures(row: Row): Partial<Record<MeasureKind, number>> {
  const measures: Partial<Record<MeasureKind, number>> = {};
  for (const [name, value] of row.pairs('measures', '=')) {
    if (!(name in MeasureKind)) row.refuse('measures', `no measure ${name}`);
    measures[name as MeasureKind] = Number(value);
  }
  return measures;
}

async function loadHandovers(em: EntityManager, source: SeedSource, isDue: (row: Row) => boolean): Promise<void> {
  const responsible = await loadResponsibleUnits(em);
  const programs = await loadPrograms(em, ['units']);
  const rows = await source.records('demo/handovers.csv', isDue);
  for (const row of rows.sort((a, b) => (a.text('valid_from') < b.text('valid_from') ? -1 : 1))) {
    programs(row, 'program_code').assignUnit(
      responsible(row, 'unit_code'),
      row.term('role', ProgramUnitRole),
      row.text('valid_from'),
      row.optional('document'),
    );
  }
}

async function loadReform(em: EntityManager, source: SeedSource): Promise<void> {
  const decisions = source.isDemo ? await source.records('demo/decisions.csv') : [];
  const { unplaced } = await applyReform(em, {
    effectiveOn: REFORM_DAY,
    document: await source.text(`${REFORM}/document.txt`),
    units: (await source.records(`${REFORM}/units.csv`)).map((row) => ({
      code: row.text('code'),
      name: row.text('name'),
      kind: row.term('kind', AdminUnitKind),
      parentCode: row.optional('parent_code'),
      latitude: row.decimal('latitude'),
      longitude: row.decimal('longitude'),
    })),
    lineage: (await source.records(`${REFORM}/lineage.csv`)).map((row) => ({
      level: row.term('level', AdminLevel),
      predecessorCode: row.text('predecessor_code'),
      successorCode: row.text('successor_code'),
      part: row.term('part', LineagePart),
    })),
    decisions: decisions.map((row) => ({
      level: row.term('level', { NEIGHBORHOOD: 'NEIGHBORHOOD', PROGRAM: 'PROGRAM' }),
      predecessorCode: row.text('predecessor_code'),
      successorCode: row.text('successor_code'),
      document: row.text('document'),
    })),
  });
  if (unplaced.length > 0) {
    throw new Error(`decisions.csv leaves ${unplaced.map(({ program }) => program).join(', ')} without a place`);
  }
}

async function loadLaterLife(em: EntityManager, source: SeedSource): Promise<void> {
  await loadHandovers(em, source, isAfterReform);
  await liveThrough(source, await loadPrograms(em, ['statuses']), isAfterReform);
}

async function loadFigures(em: EntityManager, source: SeedSource): Promise<void> {
  const units = await loadUnits(em);
  const responsible = await loadResponsibleUnits(em);
  for (const row of await source.records('reported-figures.csv')) {
    em.persist(
      ReportedFigure.state({
        subject: readSubject(row),
        value: row.required('value', row.integer),
        qualifier: row.term('qualifier', Qualifier),
        quote: row.text('quote'),
        source: row.text('source'),
        periodFrom: row.text('period_from'),
        periodTo: row.text('period_to'),
        adminUnit:
          row.optional('admin_code') === null
            ? null
            : units(row, { code: 'admin_code', level: 'admin_level' }, row.text('admin_as_of')),
        responsibleUnit: row.optional('unit_code') === null ? null : responsible(row, 'unit_code'),
      }),
    );
  }
  await loadCriteria(em, source, units);
}

function readSubject(row: Row): Subject {
  const kind = row.optionalTerm('kind', ActivityKind);
  const programKind = row.optionalTerm('program_kind', ProgramKind);
  if (kind) return { kind, measure: row.term('measure', MeasureKind) };
  return programKind ? { programKind } : { other: row.text('subject') };
}

async function loadCriteria(em: EntityManager, source: SeedSource, units: UnitLookup): Promise<void> {
  const sets = (await source.records('criteria-sets.csv')).map((row) =>
    CriteriaSet.issue({
      code: row.text('code'),
      programKind: row.term('program_kind', ProgramKind),
      name: row.text('name'),
      authority: row.text('authority'),
      document: row.text('document'),
      adminUnit:
        row.optional('admin_code') === null
          ? null
          : units(row, { code: 'admin_code', level: 'admin_level' }, row.text('valid_from')),
      validFrom: row.text('valid_from'),
      validTo: row.optional('valid_to'),
      provenance: row.term('provenance', Provenance),
    }),
  );
  const setOf = byCode(sets, 'criteria set');
  for (const row of await source.records('criteria.csv')) {
    setOf(row, 'set_code').add({
      code: row.text('code'),
      ordinal: row.required('ordinal', row.integer),
      fact: row.optional('fact'),
      comparison: row.term('comparison', Comparison),
      threshold: row.required('threshold', row.decimal),
      recurring: row.optionalTerm('recurring', RecurringDuty),
      textVi: row.text('text_vi'),
      textEn: row.text('text_en'),
    });
  }
  em.persist(sets);
}

async function loadTargets(em: EntityManager, source: SeedSource, folder: '' | 'demo/'): Promise<void> {
  const units = await loadUnits(em);
  const responsible = await loadResponsibleUnits(em);
  const plans = (await source.records(`${folder}target-plans.csv`)).map((row) => ({
    code: row.text('plan'),
    plan: TargetPlan.issue({
      issuer: row.text('issuer'),
      number: row.optional('number'),
      datedOn: row.optional('dated_on'),
      title: row.text('title'),
      adminUnit:
        row.optional('admin_code') === null
          ? null
          : units(row, { code: 'admin_code', level: 'admin_level' }, row.text('admin_as_of')),
      responsibleUnit: row.optional('unit_code') === null ? null : responsible(row, 'unit_code'),
      periodFrom: row.text('period_from'),
      periodTo: row.text('period_to'),
      provenance: row.term('provenance', Provenance),
    }),
  }));
  const planOf = byCode(plans, 'plan');
  for (const row of await source.records(`${folder}targets.csv`)) {
    planOf(row, 'plan').plan.add({
      sort: row.term('sort', TargetSort),
      text: row.optional('text'),
      programKind: row.optionalTerm('program_kind', ProgramKind),
      activityKind: row.optionalTerm('activity_kind', ActivityKind),
      measure: row.optionalTerm('measure', MeasureKind),
      value: row.integer('value'),
      periodFrom: row.optional('period_from'),
      periodTo: row.optional('period_to'),
    });
  }
  em.persist(plans.map(({ plan }) => plan));
}

/** How many teams have a leader, and points a keeper, in the story. */
const MOST_CONTACTS = 40;

/** Invented people, plainly so, who have no phone: every number that is valid may be somebody's. */
async function assignContacts(em: EntityManager): Promise<void> {
  for (const [kind, role] of [
    ['NEIGHBOR_GROUP_TEAM', 'LEADER'],
    ['PUBLIC_FIREFIGHTING_POINT', 'KEEPER'],
  ] as const) {
    const stands = { validTo: null, annulledAt: null, status: { $in: [...STANDING] } };
    const programs = await em.find(Program, { kind, statuses: stands }, { orderBy: { code: 1 }, limit: MOST_CONTACTS });
    const title = role === 'LEADER' ? 'Tổ trưởng' : 'Người trông coi';
    await em.insertMany(
      programs.map((program, at) => {
        const { foundedOn } = program;
        const name = `${title} mẫu ${String(at + 1).padStart(2, '0')}`;
        const assignment = { role, name, phone: null, validFrom: foundedOn } as const;
        return Contact.assign(program, { ...assignment, purpose: 'EMERGENCY_CALL', legalBasis: 'CONSENT' }, foundedOn);
      }),
    );
  }
}
