import { type Operation, type VariableSet, SHOWN, TODAY, inForce } from '../operation.ts';
import { dice } from '../../country/programs.ts';

const FIRST = 50;

const NODES = `
  code kind name status foundedOn
  adminUnit { name }
  responsibleUnit { name }
  activities(first: 5) { nodes { from to kind title } }`;

const pageBefore = ({ code, kinds, skipped }: VariableSet) => ({ code, kinds, first: skipped });

/** The page before, for its end. */
const FIRST_OURS = `query FirstPage($code: String!, $kinds: [ProgramKind!]!, $first: Int!) {
  adminUnit(code: $code) { programs(where: { kinds: $kinds }, first: $first) { pageInfo { endCursor } } } }`;
const FIRST_POSTGRAPHILE = `query FirstPage($code: String!, $kinds: [String!]!, $first: Int!) {
  adminUnitToday(unitCode: $code) {
    programs(ofKinds: $kinds, orderBy: [NAME_ASC, PRIMARY_KEY_ASC], first: $first) { pageInfo { endCursor } } } }`;

/**
 * Programs of a commune of two or three kinds, by name: a page of 50 after a first page of 1 to 20, as an officer turns it.
 * A commune of the country has about 90 of all kinds.
 */
export const Q1: Operation = {
  name: 'Q1',
  title: '50 programs of an area by kind with area, unit and last 5 activities each, second page',
  bars: { postgraphile: 1.4, raw: 0.45, statements: 2 },

  async draw(client, count) {
    const { rows } = await client.query(
      `with commune as (select id, code, row_number() over (order by id) - 1 as nth, count(*) over () as of from admin_unit where level = 3)
       select commune.code, kinds.names as kinds, drawn.skipped, last.name as "afterName", last.id as "afterId"
       from (select n, 1 + ${dice('n', 102, 20)} as skipped from generate_series(1, $1::integer) n) drawn
       join commune on commune.nth = ${dice('n', 101, 1_000_000)} % commune.of
       cross join lateral (
         select array['SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM'] ||
           case when n % 2 = 0 then array['PUBLIC_FIREFIGHTING_POINT'] else '{}' end as names
       ) kinds
       cross join lateral (
         select p.id, p.name from admin_unit_ancestor below
         join program_placement pl on pl.admin_unit_id = below.unit_id and ${inForce('pl')}
         join program p on p.id = pl.program_id and p.kind = any(kinds.names)
         join program_status s on s.program_id = p.id and ${inForce('s')} and s.status in ${SHOWN}
         where below.ancestor_id = commune.id order by p.name, p.id offset drawn.skipped - 1 limit 1
       ) last order by drawn.n`,
      [count],
    );
    return rows;
  },

  ours: {
    document: `query Programs($code: String!, $kinds: [ProgramKind!]!, $after: String!) {
      adminUnit(code: $code) {
        name
        programs(where: { kinds: $kinds }, first: ${FIRST}, after: $after) {
          nodes { ${NODES} }
          pageInfo { hasNextPage }
        }
      }
    }`,
    cursor: async (set, ask) => (await ask(FIRST_OURS, pageBefore(set))).adminUnit.programs.pageInfo.endCursor,
    variables: ({ code, kinds, ours }) => ({ code, kinds, after: ours }),
  },

  counted: ({ adminUnit }) => adminUnit.programs.nodes.length,

  postgraphile: {
    document: `query Programs($code: String!, $kinds: [String!]!, $after: Cursor!) {
      adminUnitToday(unitCode: $code) {
        name
        programs(ofKinds: $kinds, orderBy: [NAME_ASC, PRIMARY_KEY_ASC], first: ${FIRST}, after: $after) {
          nodes { ${NODES} }
          pageInfo { hasNextPage }
        }
      }
    }`,
    cursor: async (set, ask) =>
      (await ask(FIRST_POSTGRAPHILE, pageBefore(set))).adminUnitToday.programs.pageInfo.endCursor,
    variables: ({ code, kinds, postgraphile }) => ({ code, kinds, after: postgraphile }),
    told: ({ adminUnitToday }) => ({ adminUnit: adminUnitToday }),
  },

  raw: {
    sql: `
      with area as (
        select u.id, u.name from admin_unit u where u.code = $1 and (u.valid_to is null or ${TODAY} < u.valid_to)
      ), page as (
        select p.id, p.code, p.kind, p.name, p.founded_on, row_number() over (order by p.name, p.id) as nth
        from area cross join lateral (
          select p.* from program p
          where p.kind = any($2::text[]) and (p.name, p.id) > ($3, $4::integer)
            and exists (
              select from program_placement pl join admin_unit_ancestor a on a.unit_id = pl.admin_unit_id
              where pl.program_id = p.id and a.ancestor_id = area.id and ${inForce('pl')})
            and exists (select from program_status s where s.program_id = p.id and ${inForce('s')} and s.status in ${SHOWN})
          order by p.name, p.id limit ${FIRST + 1}
        ) p
      )
      select json_build_object('adminUnit', json_build_object('name', (select name from area), 'programs', json_build_object(
        'nodes', (
          select coalesce(json_agg(json_build_object('code', page.code, 'kind', page.kind, 'name', page.name, 'status', s.status,
            'foundedOn', page.founded_on, 'adminUnit', json_build_object('name', u.name),
            'responsibleUnit', json_build_object('name', r.name),
            'activities', json_build_object('nodes', (
              select coalesce(json_agg(json_build_object('from', a.period_from, 'to', a.period_to, 'kind', a.kind, 'title', a.title)
                order by a.period_from desc, a.id desc), '[]')
              from (
                select a.id, a.period_from, a.period_to, a.kind, a.title
                from activity_program ap join activity a on a.id = ap.activity_id and a.ended_at is null
                where ap.program_id = page.id group by a.id order by a.period_from desc, a.id desc limit 5
              ) a))) order by page.nth), '[]')
          from page
          join program_status s on s.program_id = page.id and ${inForce('s')}
          join program_placement pl on pl.program_id = page.id and ${inForce('pl')} join admin_unit u on u.id = pl.admin_unit_id
          join program_unit pu on pu.program_id = page.id and pu.role = 'MANAGING' and ${inForce('pu')}
          join responsible_unit r on r.id = pu.responsible_unit_id
          where page.nth <= ${FIRST}),
        'pageInfo', json_build_object('hasNextPage', (select count(*) > ${FIRST} from page)))))::text as data`,
    values: ({ code, kinds, afterName, afterId }) => [code, kinds, afterName, afterId],
  },
};
