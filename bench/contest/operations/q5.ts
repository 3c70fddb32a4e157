import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dice } from '../../country/programs.ts';
import { type Operation, TODAY, inForce } from '../operation.ts';

/** The very document of the playground's tab. */
const OURS = readFileSync(join(import.meta.dirname, '../../../schema/operations/program-everything.graphql'), 'utf8');

/** The columns of each kind's own, in the API's words. */
const OWN = {
  SAFE_RESIDENTIAL_CLUSTER: [
    'residents',
    'householdsWithExtinguisher',
    'householdsWithSecondExit',
    'commitmentsSigned',
  ],
  NEIGHBOR_GROUP_TEAM: [
    'number',
    'residents',
    'businessHouseholds',
    'alarmButtons',
    'alarmBells',
    'alarmsLinked',
    'householdsWithSecondExit',
  ],
  PUBLIC_FIREFIGHTING_POINT: [
    'alleyDepthMeters',
    'alleyWidthMeters',
    'truckAccess',
    'waterSource',
    'waterDistanceMeters',
    'hasShelter',
    'hasRulesBoard',
    'serviceRadiusMeters',
  ],
  MODEL_MARKET: [
    'marketClass',
    'stalls',
    'traders',
    'areaSquareMeters',
    'operator',
    'hasOnSiteTeam',
    'roadWidthMeters',
    'clearHeightMeters',
    'externalFacilityCode',
  ],
} as const;
const TABLES = {
  SAFE_RESIDENTIAL_CLUSTER: 'safe_residential_cluster',
  NEIGHBOR_GROUP_TEAM: 'neighbor_group_team',
  PUBLIC_FIREFIGHTING_POINT: 'public_firefighting_point',
  MODEL_MARKET: 'model_market',
} as const;
type Kind = keyof typeof OWN;
const KINDS = Object.keys(OWN) as Kind[];

const hasCluster = (kind: Kind) => kind === 'NEIGHBOR_GROUP_TEAM' || kind === 'PUBLIC_FIREFIGHTING_POINT';
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const LEVELS = ['PROVINCE', 'DISTRICT', 'COMMUNE', 'NEIGHBORHOOD'];
const levelName = (level: string): string => `(array['${LEVELS.join(`', '`)}'])[${level}]`;

const CLUSTER = `cluster { code name householdCount }`;

/** How PostGraphile names a kind's own row: a relation of one to one. */
const relation = (kind: Kind) => TABLES[kind].replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

const ownJson = (kind: Kind): string => `case when p.kind = '${kind}' then (
  select jsonb_build_object(${OWN[kind].map((name) => `'${name}', k.${snake(name)}`).join(', ')}${
    hasCluster(kind)
      ? `, 'cluster', (select jsonb_build_object('code', c.code, 'name', c.name, 'householdCount', h.households)
          from program c left join program_household_count h on h.program_id = c.id and ${inForce('h')} where c.id = k.cluster_id)`
      : ''
  }) from ${TABLES[kind]} k where k.program_id = p.id) end`;

/** An event as the history tells it; what has no such thing leaves it null. */
const event = (table: string, kind: string, columns: Record<string, string>, from = `${table} e`): string => `
  select '${kind}' as kind, ${columns['day'] ?? 'e.valid_from'} as day, e.id, e.recorded_at, e.document,
    ${columns['status'] ?? 'null'} as status, ${columns['households'] ?? 'null::integer'} as households, ${columns['role'] ?? 'null'} as role,
    ${columns['area'] ?? 'null::integer'} as area_id, ${columns['unit'] ?? 'null::integer'} as unit_id
  from ${from} where ${columns['program'] ?? 'e.program_id'} = p.id`;

const EVENTS = [
  event('program_status', 'STATUS', { status: 'e.status' }),
  event('program_placement', 'PLACEMENT', { area: 'e.admin_unit_id' }),
  event('program_unit', 'UNIT', { role: 'e.role', unit: 'e.responsible_unit_id' }),
  event('program_household_count', 'HOUSEHOLD_COUNT', { households: 'e.households' }),
  event(
    'equipment_step',
    'EQUIPMENT',
    { day: 'e.effective_on', program: 'line.program_id' },
    'equipment_line line join equipment_step e on e.equipment_line_id = line.id',
  ),
  event('program_edit', 'EDIT', { day: 'e.effective_on' }),
].join(' union all ');

const list = (object: string, from: string, orderBy: string): string =>
  `(select coalesce(jsonb_agg(jsonb_build_object(${object}) order by ${orderBy}), '[]') from ${from})`;

/** What is asked of a program's criteria, as PostGraphile's function and the statement by hand have it. */
export const CRITERIA = (program: string): string => `
  select judged.verdict, judged.actual, c.code, c.text_en as text, c.ordinal
  from (
    select s.id from criteria_set s
    where s.program_kind = ${program}.kind and (s.valid_from is null or s.valid_from <= ${TODAY})
      and (s.valid_to is null or ${TODAY} < s.valid_to)
      and (s.admin_unit_id is null or s.admin_unit_id = any(array(
        select around.ancestor_id from program_placement pl join admin_unit_ancestor around on around.unit_id = pl.admin_unit_id
        where pl.program_id = ${program}.id and ${inForce('pl')})))
    order by (select u.level from admin_unit u where u.id = s.admin_unit_id) desc nulls last limit 1
  ) criteria
  join criterion c on c.criteria_set_id = criteria.id
  cross join lateral (
    select jsonb_object_agg(f.fact, f.value) as known from program_fact f where f.program_id = ${program}.id
  ) facts
  cross join lateral (
    select min(e.last_checked_on) as oldest_on, bool_and(e.last_checked_on is not null) as is_complete
    from equipment_line e where e.program_id = ${program}.id and e.removed_on is null
  ) checked
  left join lateral (
    select case when commune.recorded_from is not null then greatest(commune.recorded_from, ${program}.founded_on) end as since
    from program_placement pl
    join admin_unit_ancestor around on around.unit_id = pl.admin_unit_id and around.ancestor_level = 3
    join admin_unit commune on commune.id = around.ancestor_id
    where pl.program_id = ${program}.id and ${inForce('pl')}
  ) recording on true
  cross join lateral (
    select case c.recurring when 'EQUIPMENT_CHECK' then checked.oldest_on else (
      select max(a.period_to) - 1 from activity_program ap join activity a on a.id = ap.activity_id
      where ap.program_id = ${program}.id and a.kind = c.recurring and a.ended_at is null and a.period_to <= ${TODAY} + 1
    ) end as last_on
  ) done
  cross join lateral (select coalesce((facts.known ->> c.fact)::numeric, ${TODAY} - done.last_on) as actual) found
  cross join lateral (
    select found.actual, case
      when c.comparison = 'AT_LEAST' then found.actual >= c.threshold
      when c.comparison = 'AT_MOST' then found.actual <= c.threshold
      when done.last_on + c.threshold::integer < ${TODAY} then false
      when c.recurring = 'EQUIPMENT_CHECK' then nullif(checked.is_complete, false)
      when done.last_on is not null then true
      when recording.since + c.threshold::integer < ${TODAY} then false end as is_met
  ) met
  cross join lateral (
    select met.actual, case when met.is_met then 'MET' when not met.is_met then 'MISSED' else 'UNKNOWN' end as verdict
  ) judged`;

/** The last day of a program's latest activity. */
export const LAST_ACTIVITY = (program: string): string => `(
  select max(a.period_to) - 1 from activity_program ap join activity a on a.id = ap.activity_id
  where ap.program_id = ${program}.id and a.ended_at is null)`;

/** Its history as PostGraphile's function has it: the same union, with the names in the rows. */
export const HISTORY = (program: string): string =>
  `select kind, day, id, recorded_at, document, status, households, role, area_id, unit_id
   from (${EVENTS.replaceAll('= p.id', `= ${program}.id`)}) event order by day desc, kind desc, id desc limit 20`;

export const Q5: Operation = {
  name: 'Q5',
  title: 'everything about one program',
  bars: { postgraphile: 2, raw: 0.45, statements: 3 },

  async draw(client, count) {
    const { rows } = await client.query(
      `select p.code from (
         select n, 1 + ${dice('n', 140, 1_000_000_000)} % (select max(id) from program) as id from generate_series(1, $1::integer) n
       ) drawn join program p on p.id = drawn.id order by n`,
      [count],
    );
    return rows;
  },

  ours: { document: OURS, variables: (set) => set, told },

  counted: (program) => program.history.length,

  postgraphile: {
    document: `query ProgramEverything($code: String!) {
      program: programByCode(code: $code) {
        code kind name status provenance locality foundedOn launchedOn replication householdCount lastActivityOn version
        latitude longitude positionPrecision
        basisKind basisNumber basisDate basisIssuer basisAnnexRow
        ${KINDS.map((kind) => `${relation(kind)} { ${OWN[kind].join(' ')} ${hasCluster(kind) ? CLUSTER : ''} }`).join(
          '\n',
        )}
        adminUnit { name level ancestors { nodes { name level } } }
        responsibleUnit { code name }
        units { nodes { role validFrom unit { name kind } } }
        equipment { nodes { kind quantity working expiresOn lastCheckedOn } }
        criteria { nodes { verdict actual code text } }
        history { nodes { kind day recordedAt document status households role areaName unitName } }
        activities(first: 20) { nodes { from to isPeriodTotal kind title measures { nodes { measure value } } } }
      }
    }`,
    variables: (set) => set,
    told: ({ program }) => {
      const { latitude, longitude, positionPrecision, basisKind, basisNumber, basisDate, basisIssuer, basisAnnexRow } =
        program;
      const rest = Object.fromEntries(
        Object.entries(program).filter(([name]) => !/^(basis|latitude|longitude|position)/.test(name)),
      ) as Record<string, any>;
      const own = rest[relation(program.kind)];
      for (const kind of KINDS) delete rest[relation(kind)];
      return told({
        program: {
          ...rest,
          ...own,
          position: latitude === null ? null : { latitude, longitude, precision: positionPrecision },
          foundingBasis:
            basisKind === null
              ? null
              : {
                  ...{ kind: basisKind, number: basisNumber, date: basisDate, issuer: basisIssuer },
                  annexRow: basisAnnexRow,
                },
          adminUnit: {
            name: program.adminUnit.name,
            level: LEVELS[program.adminUnit.level - 1],
            ancestors: program.adminUnit.ancestors.nodes.map(({ name, level }: { name: string; level: number }) => ({
              name,
              level: LEVELS[level - 1],
            })),
          },
          units: program.units.nodes,
          equipment: program.equipment.nodes,
          criteria: program.criteria.nodes.map(({ verdict, actual, code, text }: Record<string, unknown>) => ({
            verdict,
            actual,
            criterion: { code, text },
          })),
          history: {
            nodes: program.history.nodes.map(({ day, areaName, unitName, ...step }: Record<string, unknown>) => ({
              ...step,
              effectiveOn: day,
              adminUnit: areaName === null ? null : { name: areaName },
              responsibleUnit: unitName === null ? null : { name: unitName },
            })),
          },
          activities: {
            nodes: program.activities.nodes.map(({ measures, ...activity }: Record<string, any>) => ({
              ...activity,
              measures: measures.nodes,
            })),
          },
        },
      });
    },
  },

  raw: {
    sql: `
      select jsonb_build_object('program', jsonb_build_object('code', p.code, 'kind', p.kind, 'name', p.name, 'status', s.status,
          'provenance', p.provenance, 'locality', p.locality, 'foundedOn', p.founded_on, 'launchedOn', p.launched_on,
          'replication', p.replication, 'householdCount', h.households, 'lastActivityOn', ${LAST_ACTIVITY('p')}, 'version', p.version,
          'position', case when p.latitude is not null then jsonb_build_object('latitude', p.latitude, 'longitude', p.longitude,
            'precision', p.position_precision) end,
          'foundingBasis', case when p.basis_kind is not null then jsonb_build_object('kind', p.basis_kind, 'number', p.basis_number,
            'date', p.basis_date, 'issuer', p.basis_issuer, 'annexRow', p.basis_annex_row) end,
          'adminUnit', jsonb_build_object('name', u.name, 'level', ${levelName('u.level')}, 'ancestors', ${list(
            `'name', above.name, 'level', ${levelName('above.level')}`,
            'admin_unit_ancestor a join admin_unit above on above.id = a.ancestor_id where a.unit_id = u.id and a.ancestor_id <> u.id',
            'above.level desc',
          )}),
          'responsibleUnit', jsonb_build_object('code', r.code, 'name', r.name),
          'units', ${list(
            `'role', pu.role, 'validFrom', pu.valid_from, 'unit', jsonb_build_object('name', ru.name, 'kind', ru.kind)`,
            `program_unit pu join responsible_unit ru on ru.id = pu.responsible_unit_id where pu.program_id = p.id and ${inForce('pu')}`,
            `pu.role <> 'MANAGING', pu.role, ru.name, ru.id`,
          )},
          'equipment', ${list(
            `'kind', e.kind, 'quantity', e.quantity, 'working', e.working, 'expiresOn', e.expires_on, 'lastCheckedOn', e.last_checked_on`,
            'equipment_line e where e.program_id = p.id and e.removed_on is null',
            'e.kind, e.id',
          )},
          'criteria', ${list(
            `'verdict', c.verdict, 'actual', c.actual, 'criterion', jsonb_build_object('code', c.code, 'text', c.text)`,
            `(${CRITERIA('p')}) c`,
            'c.ordinal',
          )},
          'history', jsonb_build_object('nodes', ${list(
            `'kind', e.kind, 'effectiveOn', e.day, 'recordedAt', e.recorded_at, 'document', e.document, 'status', e.status,
              'households', e.households, 'role', e.role,
              'adminUnit', (select jsonb_build_object('name', x.name) from admin_unit x where x.id = e.area_id),
              'responsibleUnit', (select jsonb_build_object('name', x.name) from responsible_unit x where x.id = e.unit_id)`,
            `(${HISTORY('p')}) e`,
            'e.day desc, e.kind desc, e.id desc',
          )}),
          'activities', jsonb_build_object('nodes', ${list(
            `'from', a.period_from, 'to', a.period_to, 'isPeriodTotal', a.is_period_total, 'kind', a.kind, 'title', a.title,
              'measures', ${list(`'measure', m.measure, 'value', m.value`, 'activity_measure m where m.activity_id = a.id', 'm.measure')}`,
            `(select a.* from activity_program ap join activity a on a.id = ap.activity_id and a.ended_at is null
              where ap.program_id = p.id group by a.id order by a.period_from desc, a.id desc limit 20) a`,
            'a.period_from desc, a.id desc',
          )})) || coalesce(${KINDS.map(ownJson).join(', ')}))::text as data
      from program p
      left join program_status s on s.program_id = p.id and ${inForce('s')}
      left join program_household_count h on h.program_id = p.id and ${inForce('h')}
      left join program_placement pl on pl.program_id = p.id and ${inForce('pl')} left join admin_unit u on u.id = pl.admin_unit_id
      left join program_unit managing on managing.program_id = p.id and managing.role = 'MANAGING' and ${inForce('managing')}
      left join responsible_unit r on r.id = managing.responsible_unit_id
      where p.code = $1`,
    values: ({ code }) => [code],
  },
};

/** Without what one alone has, and with instants and sets written in one way. */

function told({ program: { id: _id, ...program } }: any): unknown {
  return {
    ...program,
    history: program.history.nodes.map((step: { recordedAt: string }) => ({
      ...step,
      recordedAt: new Date(step.recordedAt).toISOString(),
    })),
    activities: program.activities.nodes.map((activity: { measures: { measure: string }[] }) => ({
      ...activity,
      measures: activity.measures.toSorted((one, other) => one.measure.localeCompare(other.measure)),
    })),
  };
}
