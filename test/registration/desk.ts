import type { Answer, TestServer } from '../support/server.js';
import { type TestOfficer, officerOf } from '../support/officers.js';

const REGISTRATION = /* GraphQL */ `
  registration {
    id status version name locality households note isMine foundedOn replication submittedAt decidedAt
    adminUnit { id name }
    filingUnit { code }
    managingUnit { code }
    cluster { code }
    position { latitude longitude precision }
    basis { kind number date issuer annexRow }
    equipment { kind quantity working expiresOn lastCheckedOn }
    details { alarmButtons alarmsLinked residents alleyDepthMeters marketClass }
    remarks { field reason }
    steps { status document remarks { field reason } responsibleUnit { code } }
    program {
      id code name status householdCount foundedOn
      adminUnit { name }
      responsibleUnit { code }
      equipment { kind quantity }
      history(first: 20) { nodes { kind effectiveOn isUnplaced adminUnit { code name level } responsibleUnit { code } } }
    }
  }
  problems {
    __typename code message path severity
    ... on StateProblem { current legal }
    ... on VersionProblem { version: current changed }
    ... on DuplicateProblem { candidates { hasSameName distanceMeters program { code } registration { name } } }
    ... on CriterionProblem { criterion threshold actual }
  }`;

/** Runs one mutation of registrations; the input is sent as the variable it is. */
export async function doing(
  server: TestServer,
  mutation: string,
  input: object,
  headers: Record<string, string> = {},
): Promise<Answer<any> & { result: any }> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${
    mutation === 'confirmRegistrations' ? `items { ${REGISTRATION} } problems { code path }` : REGISTRATION
  } } }`;
  const answer = await server.query(document, { input }, headers);
  return Object.assign(answer, { result: answer.body?.data?.[mutation] });
}

/** The people around Phường Hoa Lư, and what they need to know. */
export interface Desk {
  server: TestServer;
  /** Of the People's Committee. */
  local: TestOfficer;
  /** Of the commune's police. */
  police: TestOfficer;
  /** Of PC07. */
  province: TestOfficer;
  /** A People's Committee and police of another commune. */
  elsewhere: { local: TestOfficer; police: TestOfficer };
  commune: string;
  neighborhood: string;
  /** A neighborhood of the other commune. */
  otherNeighborhood: string;
}

const CODE = '14329';
const OTHER = '14371';

export async function openDesk(server: TestServer): Promise<Desk> {
  const area = async (code: string) => {
    const { data } = await server.query(`{ adminUnit(code: "${code}") { id children(first: 1) { nodes { id } } } }`);
    return data.adminUnit as { id: string; children: { nodes: { id: string }[] } };
  };
  const [here, there] = [await area(CODE), await area(OTHER)];
  return {
    server,
    local: await officerOf(server, 'LOCAL_OFFICER', `UBND-${CODE}-2025`),
    police: await officerOf(server, 'AREA_OFFICER', `CAX-${CODE}-2025`),
    province: await officerOf(server, 'PROVINCE_OFFICER', 'PC07-NB-2025'),
    elsewhere: {
      local: await officerOf(server, 'LOCAL_OFFICER', `UBND-${OTHER}-2025`),
      police: await officerOf(server, 'AREA_OFFICER', `CAX-${OTHER}-2025`),
    },
    commune: here.id,
    neighborhood: here.children.nodes[0]!.id,
    otherNeighborhood: there.children.nodes[0]!.id,
  };
}

let counter = 0;

/** A team that may be submitted as it is. */
export const team = ({ neighborhood }: Desk, changes: object = {}) => ({
  adminUnit: neighborhood,
  name: `Tổ liên gia thử nghiệm ${++counter}`,
  foundedOn: '2026-03-02',
  replication: 'REPLICATED',
  households: 9,
  basis: {
    kind: 'FOUNDING_DECISION',
    number: '12/QĐ-UBND',
    date: '2026-03-01',
    issuer: 'Ủy ban nhân dân phường Hoa Lư',
  },
  alarmButtons: 9,
  alarmBells: 9,
  alarmsLinked: true,
  equipment: [{ kind: 'EXTINGUISHER_ABC', quantity: 2, expiresOn: '2028-01-01' }],
  ...changes,
});

/** A registration of a team, submitted; its id and version. */
export async function submitted(
  desk: Desk,
  changes: object = {},
): Promise<{ registration: string; expectedVersion: number }> {
  const filed = await doing(desk.server, 'registerNeighborGroupTeam', team(desk, changes), desk.local.headers);
  const { id, version } = filed.data.registerNeighborGroupTeam.registration;
  const input = { registration: id, expectedVersion: version, confirmsDuplicates: true };
  const { result } = await doing(desk.server, 'submitRegistration', input, desk.local.headers);
  if (result?.registration?.status !== 'SUBMITTED') throw new Error(`not submitted: ${JSON.stringify(result)}`);
  return { registration: id, expectedVersion: result.registration.version };
}
