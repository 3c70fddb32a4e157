import { dice } from '../../country/programs.ts';
import type { Operation } from '../operation.ts';

const FIGURES =
  'kind programs suspended unplaced householdsCovered programsWithoutHouseholds neighborhoods { covered }';

/** Whether programs of a kind have households; the others' are unknown, never 0. */
const householdsOf = (row: string): string =>
  `case when kind.has_households then coalesce(${row}.households, case when ${row}.programs_without_households > 0 then null else 0 end) end`;

/** The kinds in the order of the vocabulary, and all of them together. */
const KINDS = `(values (1, 'SAFE_RESIDENTIAL_CLUSTER', true), (2, 'NEIGHBOR_GROUP_TEAM', true), (3, 'PUBLIC_FIREFIGHTING_POINT', false),
  (4, 'MODEL_MARKET', false), (5, '', true)) as kind (ordinal, name, has_households)`;

/** The rollup's row of a cell and a kind on a day: the last that has begun. */
const latest = (unitId: string, day: string): string => `(
  select r.* from coverage_rollup r
  where r.admin_unit_id = ${unitId} and r.kind = kind.name and r.valid_from <= ${day} order by r.valid_from desc limit 1)`;

/** The communes of a unit on a day, with the unit itself, as (id, name, level). */
const cellsOf = (unitId: string, day: string): string => `
  select u.id, u.name, u.level from admin_unit_ancestor a join admin_unit u on u.id = a.unit_id
  where a.ancestor_id = ${unitId} and a.unit_level <= 3 and (u.valid_from is null or u.valid_from <= ${day})
    and (u.valid_to is null or ${day} < u.valid_to)`;

const figureJson = (
  row: string,
): string => `json_build_object('kind', kind.name, 'programs', coalesce(${row}.programs, 0),
  'suspended', coalesce(${row}.suspended, 0), 'unplaced', coalesce(${row}.unplaced, 0), 'householdsCovered', ${householdsOf(row)},
  'programsWithoutHouseholds', coalesce(${row}.programs_without_households, 0),
  'neighborhoods', json_build_object('covered', coalesce(${row}.neighborhoods, 0))`;

/** What PostGraphile's function gives of a unit and its communes together, a row a kind. */
export const COVERAGE = (unitId: string, day: string): string => `
  select kind.name as kind, coalesce(sum(r.programs), 0)::integer as programs, coalesce(sum(r.suspended), 0)::integer as suspended,
    coalesce(sum(r.unplaced) filter (where cell.id = ${unitId}), 0)::integer as unplaced,
    case when kind.has_households then coalesce(sum(r.households),
      case when sum(r.programs_without_households) > 0 then null else 0 end)::integer end as households_covered,
    coalesce(sum(r.programs_without_households), 0)::integer as programs_without_households,
    coalesce(sum(r.neighborhoods), 0)::integer as neighborhoods,
    (count(*) filter (where r.programs > 0 and cell.level = 3))::integer as communes,
    (count(*) filter (where cell.level = 3))::integer as commune_total
  from ${KINDS} cross join (${cellsOf(unitId, day)}) cell left join lateral ${latest('cell.id', day)} r on true
  group by kind.ordinal, kind.name, kind.has_households order by kind.ordinal`;

/** What it gives of one commune: its own rows. */
export const COMMUNE_COVERAGE = (unitId: string, day: string): string => `
  select kind.name as kind, coalesce(r.programs, 0) as programs, coalesce(r.suspended, 0) as suspended, coalesce(r.unplaced, 0) as unplaced,
    ${householdsOf('r')}::integer as households_covered, coalesce(r.programs_without_households, 0) as programs_without_households,
    coalesce(r.neighborhoods, 0) as neighborhoods
  from ${KINDS} left join lateral ${latest(unitId, day)} r on true order by kind.ordinal`;

const POSTGRAPHILE_FIGURES = `nodes { kind programs suspended unplaced householdsCovered programsWithoutHouseholds neighborhoods }`;

/** The coverage of a province and of each of its communes, by kind, as of a day since 2021. */
export const Q2: Operation = {
  name: 'Q2',
  title: 'coverage of a province with its communes × kind',
  bars: { postgraphile: 2, raw: 0.45, statements: 1 },

  async draw(client, count) {
    const { rows } = await client.query(
      `select province.code, to_char(date '2021-01-01' + ${dice('n', 111, 2_140)}, 'YYYY-MM-DD') as "asOf"
       from generate_series(1, $1::integer) n
       join (select code, row_number() over (order by id) - 1 as nth, count(*) over () as of from admin_unit where level = 1) province
         on province.nth = ${dice('n', 110, 1_000_000)} % province.of
       order by n`,
      [count],
    );
    return rows;
  },

  ours: {
    document: `query Coverage($code: String!, $asOf: Date!) {
      adminUnit(code: $code, asOf: $asOf) {
        name
        coverage(asOf: $asOf) {
          byKind { ${FIGURES} communes { covered total } }
          overall { programs communes { covered total } neighborhoods { covered } households { covered } }
          breakdown(level: COMMUNE) {
            adminUnit { name }
            coverage {
              byKind { ${FIGURES} }
              overall { programs neighborhoods { covered } households { covered } }
            }
          }
        }
      }
    }`,
    variables: (set) => set,
  },

  counted: ({ adminUnit }) => adminUnit.coverage.overall.programs,

  postgraphile: {
    document: `query Coverage($code: String!, $asOf: Date!) {
      adminUnitOn(unitCode: $code, asOf: $asOf) {
        name
        coverage(asOf: $asOf) { nodes { kind programs suspended unplaced householdsCovered programsWithoutHouseholds neighborhoods communes communeTotal } }
        communes(asOf: $asOf) { nodes { name communeCoverage(asOf: $asOf) { ${POSTGRAPHILE_FIGURES} } } }
      }
    }`,
    variables: (set) => set,
    told({ adminUnitOn: unit }) {
      const told = ({ communes, communeTotal, neighborhoods, ...figure }: any) => ({
        ...figure,
        neighborhoods: { covered: neighborhoods },
        ...(communes !== undefined && { communes: { covered: communes, total: communeTotal } }),
      });

      const together = (nodes: any[]) => {
        const { programs, householdsCovered: covered, neighborhoods, communes } = told(nodes.at(-1));
        return { programs, neighborhoods, households: { covered }, ...(communes && { communes }) };
      };

      const coverage = (nodes: any[]) => ({ byKind: nodes.slice(0, -1).map(told), overall: together(nodes) });
      return {
        adminUnit: {
          name: unit.name,
          coverage: {
            ...coverage(unit.coverage.nodes),

            breakdown: unit.communes.nodes.map(({ name, communeCoverage }: any) => ({
              adminUnit: { name },
              coverage: coverage(communeCoverage.nodes),
            })),
          },
        },
      };
    },
  },

  raw: {
    sql: `
      with province as (
        select u.id, u.name from admin_unit u
        where u.code = $1 and (u.valid_from is null or u.valid_from <= $2::date) and (u.valid_to is null or $2::date < u.valid_to)
      ), figure as materialized (
        select cell.id as cell_id, cell.name, cell.level, kind.ordinal, kind.name as kind_name, kind.has_households, r.programs, r.suspended, r.unplaced, r.households,
          r.programs_without_households, r.neighborhoods
        from province cross join lateral (${cellsOf('province.id', '$2::date')}) cell cross join ${KINDS}
        left join lateral ${latest('cell.id', '$2::date')} r on true
      ), whole as (
        select kind.ordinal, kind.name, kind.has_households, sum(programs) as programs, sum(suspended) as suspended,
          sum(unplaced) filter (where cell_id = province.id) as unplaced, sum(households) as households,
          sum(programs_without_households) as programs_without_households, sum(neighborhoods) as neighborhoods,
          json_build_object('covered', count(*) filter (where programs > 0 and level = 3), 'total', count(*) filter (where level = 3)) as communes
        from figure f cross join lateral (select f.ordinal, f.has_households, f.kind_name as name) kind cross join province
        group by kind.ordinal, kind.name, kind.has_households
      ), commune as (
        select f.cell_id, f.name, json_build_object(
            'byKind', json_agg(${figureJson('f')}) order by f.ordinal) filter (where f.ordinal < 5),
            'overall', (json_agg(json_build_object('programs', coalesce(f.programs, 0), 'neighborhoods', json_build_object('covered', coalesce(f.neighborhoods, 0)),
              'households', json_build_object('covered', ${householdsOf('f')}))) filter (where f.ordinal = 5)) -> 0) as coverage
        from figure f cross join lateral (select f.kind_name as name, f.has_households) kind where f.level = 3 group by f.cell_id, f.name
      )
      select json_build_object('adminUnit', json_build_object('name', (select name from province), 'coverage', json_build_object(
        'byKind', (select json_agg(${figureJson('w')}, 'communes', w.communes) order by w.ordinal) from whole w
          cross join lateral (select w.name, w.has_households) kind where w.ordinal < 5),
        'overall', (select json_build_object('programs', coalesce(w.programs, 0), 'communes', w.communes,
            'neighborhoods', json_build_object('covered', coalesce(w.neighborhoods, 0)), 'households', json_build_object('covered', ${householdsOf('w')}))
          from whole w cross join lateral (select w.has_households) kind where w.ordinal = 5),
        'breakdown', (select coalesce(json_agg(json_build_object('adminUnit', json_build_object('name', c.name), 'coverage', c.coverage)
          order by c.name, c.cell_id), '[]') from commune c))))::text as data`,
    values: ({ code, asOf }) => [code, asOf],
  },
};
