import { ProgramId } from '../../src/modules/program/program.type.js';
import { rowsOf } from '../support/database.js';
import { type TestOfficer, officerOf } from '../support/officers.js';
import type { Answer, TestServer } from '../support/server.js';

const CONTACT = `contact { id role name phone validFrom validTo purpose legalBasis isErased program { code } }`;
const PROBLEMS = `problems { __typename code path severity message ... on ContactProblem { contact { id name validFrom } } }`;
const PEOPLE = 'contacts { id role name phone validFrom validTo purpose legalBasis isErased }';

/** Runs one mutation of contacts; the input is sent as the variable it is. */
export async function doing(
  server: TestServer,
  mutation: 'assignContact' | 'endContact' | 'eraseContact' | 'openContactsInEmergency',
  input: object,
  headers: Record<string, string> = {},
): Promise<Answer<any> & { result: any }> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const shown = mutation === 'openContactsInEmergency' ? PEOPLE : CONTACT;
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${shown} ${PROBLEMS} } }`;
  const answer = await server.query(document, { input }, headers);
  return Object.assign(answer, { result: answer.body?.data?.[mutation] });
}

/** The people of a program, as somebody sees them. */
export async function peopleOf(
  server: TestServer,
  program: string,
  { headers }: { headers?: Record<string, string> },
  args = '',
): Promise<any> {
  const document = `query ($id: ID!) { program(id: $id) { ${PEOPLE.replace('contacts', `contacts${args}`)} } }`;
  return (await server.query(document, { id: program }, headers)).data.program.contacts;
}

/** The officers around two programs in two communes of one province, of which police of each know nothing of the other. */
export interface Desk {
  server: TestServer;
  local: TestOfficer;
  police: TestOfficer;
  province: TestOfficer;
  elsewhere: { local: TestOfficer; police: TestOfficer };
  national: TestOfficer;
  analyst: TestOfficer;
  administrator: TestOfficer;
  /** Programs of the first commune without people, and one of the other; each with its row. */
  programs: { id: string; row: number; code: string; foundedOn: string; areaId: number }[];
  other: { id: string; row: number; code: string };
}

const HERE = '14329';
const ELSEWHERE = '14371';

export async function openDesk(server: TestServer): Promise<Desk> {
  const programsIn = async (code: string) => {
    const rows = await rowsOf<{ row: number; code: string; foundedOn: string; areaId: number }>(
      server.database.ownerUrl,
      `select p.id as row, p.code, p.founded_on::text as "foundedOn", place.admin_unit_id as "areaId" from program p
       join program_placement place on place.program_id = p.id and place.valid_to is null and place.annulled_at is null
       join admin_unit_ancestor a on a.unit_id = place.admin_unit_id
       join admin_unit u on u.id = a.ancestor_id and u.code = $1 and u.valid_to is null
       where not exists (select from contact c where c.program_id = p.id) order by p.id`,
      [code],
    );
    return rows.map((row) => ({ ...row, id: ProgramId.encode(row.row) }));
  };
  return {
    server,
    local: await officerOf(server, 'LOCAL_OFFICER', `UBND-${HERE}-2025`),
    police: await officerOf(server, 'AREA_OFFICER', `CAX-${HERE}-2025`),
    province: await officerOf(server, 'PROVINCE_OFFICER', 'PC07-NB-2025'),
    elsewhere: {
      local: await officerOf(server, 'LOCAL_OFFICER', `UBND-${ELSEWHERE}-2025`),
      police: await officerOf(server, 'AREA_OFFICER', `CAX-${ELSEWHERE}-2025`),
    },
    national: await officerOf(server, 'NATIONAL_VIEWER', 'C07'),
    analyst: await officerOf(server, 'ANALYST', null),
    administrator: await officerOf(server, 'ADMINISTRATOR', null),
    programs: await programsIn(HERE),
    other: (await programsIn(ELSEWHERE))[0]!,
  };
}

/** A contact to assign, whole and right. */
export const someone = (program: string, others: object = {}) => ({
  program,
  role: 'LEADER',
  name: 'Nguyễn Văn Mẫu',
  phone: '0912 345 678',
  from: '2026-03-01',
  purpose: 'EMERGENCY_CALL',
  legalBasis: 'CONSENT',
  ...others,
});
