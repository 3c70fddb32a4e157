import { nodeId } from '../../src/api/node.js';
import { rowsOf } from '../support/database.js';
import { type TestOfficer, officerOf } from '../support/officers.js';
import { type TestServer, startServer } from '../support/server.js';

/** A commune of today, its police and the province's. */
export const COMMUNE = '14329';
export const POLICE = 'CAX-14329-2025';
export const PROVINCE_POLICE = 'PC07-NB-2025';

export interface Living {
  server: TestServer;
  /** Of the commune. */
  local: TestOfficer;
  area: TestOfficer;
  /** Of the whole province. */
  province: TestOfficer;
  stop(): Promise<void>;
}

export async function startLiving(): Promise<Living> {
  const server = await startServer();
  return {
    server,
    local: await officerOf(server, 'LOCAL_OFFICER', 'UBND-14329-2025'),
    area: await officerOf(server, 'AREA_OFFICER', POLICE),
    province: await officerOf(server, 'PROVINCE_OFFICER', PROVINCE_POLICE),
    stop: () => server.stop(),
  };
}

let founded = 0;

/** A team of the commune that was founded on a day, and nothing else yet. */
export async function newTeam(
  { database }: TestServer,
  { foundedOn = '2025-08-01', commune = COMMUNE, kind = 'NEIGHBOR_GROUP_TEAM', households = 9 } = {},
): Promise<string> {
  const prefix = kind === 'NEIGHBOR_GROUP_TEAM' ? 'TLG' : 'DCC';
  const table = kind === 'NEIGHBOR_GROUP_TEAM' ? 'neighbor_group_team' : 'public_firefighting_point';
  const [row] = await rowsOf<{ id: number }>(
    database.ownerUrl,
    `with p as (
       insert into program (kind, code, name, founded_on, replication, provenance, note)
       values ($1, $2, 'Tổ thử nghiệm', $3, 'REPLICATED', 'OWN_ENTRY', 'Ghi chú') returning id
     ), k as (insert into ${table} (program_id) select id from p
     ), s as (insert into program_status (program_id, status, valid_from) select id, 'FOUNDED', $3 from p
     ), pl as (insert into program_placement (program_id, admin_unit_id, valid_from)
       select p.id, u.id, $3 from p, admin_unit u where u.code = $4 and u.level = 3 and u.valid_to is null
     ), un as (insert into program_unit (program_id, responsible_unit_id, role, valid_from)
       select p.id, r.id, 'MANAGING', $3 from p, responsible_unit r where r.code = '${POLICE}'
     ), h as (insert into program_household_count (program_id, kind, households, valid_from)
       select id, $1, $5, $3 from p where $1 = 'NEIGHBOR_GROUP_TEAM'
     ) select id from p`,
    [kind, `${prefix}-37-${90_000 + ++founded}`, foundedOn, commune, households],
  );
  return nodeId('Program').encode(row!.id);
}

/** The opaque id of the row of a code. */
export const unitId = async ({ query }: TestServer, code: string): Promise<string> =>
  (await query('query ($code: String!) { adminUnit(code: $code) { id } }', { code })).data.adminUnit.id;

export const responsibleUnitId = async ({ query }: TestServer, code: string): Promise<string> =>
  (await query('query ($code: String!) { responsibleUnit(code: $code) { id } }', { code })).data.responsibleUnit.id;

export const PROBLEMS = `problems { __typename code path message
  ... on StateProblem { current legal } ... on VersionProblem { currentVersion: current changed } }`;

export interface ProgramNow {
  id: string;
  version: number;
  status: string;
  [field: string]: any;
}

/** The program as an officer reads it now. */
export async function read({ server, province }: Living, id: string): Promise<ProgramNow> {
  const { data } = await server.query(
    `query ($id: ID!) { program(id: $id) {
       id version status code launchedOn householdCount lastActivityOn note adminUnit { id code }
       position { latitude longitude }
       units { role unit { code } }
       equipment { id kind quantity working expiresOn lastCheckedOn }
       history(first: 50) { nodes { kind effectiveOn recordedAt document isAnnulled status adminUnit { code } isUnplaced role
         responsibleUnit { code } households equipmentChange equipmentKind quantity working changedFields mergedInto { id } } }
       activities(first: 10) { nodes { kind from measures { measure value } responsibleUnit { code } } }
     } }`,
    { id },
    province.headers,
  );
  return data.program;
}

export interface Answered {
  program: ProgramNow | null;
  problems: { __typename: string; code: string; path: string[]; message: string; [fact: string]: any }[];
}

/** Asks for a verb of programs; the version is the current one unless told. */
export async function act(
  { server }: Living,
  officer: TestOfficer,
  verb: string,
  input: Record<string, unknown>,
): Promise<Answered> {
  const type = `${verb[0]!.toUpperCase()}${verb.slice(1)}Input`;
  const { data } = await server.query(
    `mutation ($input: ${type}!) { ${verb}(input: $input) { program { id version status } ${PROBLEMS} } }`,
    { input },
    officer.headers,
  );
  return data[verb];
}
