import { officerOf, type TestOfficer } from './officers.js';
import { NOBODY, type Answer, type TestServer } from './server.js';

const ANSWER = `
  registration { id version status program { code } }
  problems { __typename code message path severity
    ... on VersionProblem { version: current changed } ... on StateProblem { state: current legal } }`;

/** One payload of a mutation on registrations. */
export interface Payload {
  registration: { id: string; version: number; status: string; program: { code: string } | null } | null;
  problems: {
    __typename: string;
    code: string;
    path: string[];
    version?: number;
    changed?: string[];
    state?: string;
    legal?: string[];
  }[];
}

/** What one officer asked, as it was answered. */
export interface Asked {
  answer: Answer<Record<string, Payload>>;
  payload: Payload;
}

/** Phường Hoa Lư with the officers it takes to register, and requests as each of them. */
export class Desk {
  private running = 0;

  private constructor(
    readonly server: TestServer,
    readonly areaId: string,
    /** Of the People's Committee. */
    readonly local: TestOfficer,
    /** Of its commune police. */
    readonly police: TestOfficer,
    /** Of the whole province. */
    readonly province: TestOfficer,
  ) {}

  static async open(server: TestServer): Promise<Desk> {
    const { data } = await server.query('{ adminUnit(code: "14329") { id } }');
    const local = await officerOf(server, 'LOCAL_OFFICER', 'UBND-14329-2025');
    const police = await officerOf(server, 'AREA_OFFICER', 'CAX-14329-2025');
    const province = await officerOf(server, 'PROVINCE_OFFICER', 'PC07-NB-2025');
    return new Desk(server, data.adminUnit.id, local, police, province);
  }

  /** A mutation with one `input`, asking for what a payload says. */
  static document(mutation: string): string {
    const input = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    return `mutation ($input: ${input}!) { ${mutation}(input: $input) { ${ANSWER} } }`;
  }

  async ask(
    officer: TestOfficer | null,
    mutation: string,
    input: object,
    headers: Record<string, string> = {},
  ): Promise<Asked> {
    const sent = { ...(officer?.headers ?? NOBODY), ...headers };
    const answer = await this.server.query<Record<string, Payload>>(Desk.document(mutation), { input }, sent);
    return { answer, payload: answer.body?.data?.[mutation] as Payload };
  }

  /** Everything that a neighbor-group team needs to be submitted, unlike any other team. */
  team(overrides: object = {}): object {
    const number = 1_000 + this.running++;
    return {
      adminUnit: this.areaId,
      name: `Tổ liên gia thử nghiệm số ${number}`,
      households: 12,
      alarmButtons: 12,
      foundedOn: '2025-08-01',
      replication: 'REPLICATED',
      basis: { kind: 'MINUTES' },
      ...overrides,
    };
  }

  /** A draft; its version is 1. */
  async draft(overrides: object = {}): Promise<string> {
    const { answer, payload } = await this.ask(this.local, 'registerNeighborGroupTeam', this.team(overrides));
    if (!payload?.registration) throw new Error(`No draft was made: ${answer.text}`);
    return payload.registration.id;
  }

  /** A registration that waits for the police; its version is 2. */
  async submitted(overrides: object = {}): Promise<string> {
    const registration = await this.draft(overrides);
    const { answer, payload } = await this.ask(this.local, 'submitRegistration', {
      registration,
      expectedVersion: 1,
    });
    if (payload?.registration?.status !== 'SUBMITTED') throw new Error(`Not submitted: ${answer.text}`);
    return registration;
  }

  confirm(registration: string, officer: TestOfficer = this.police, expectedVersion = 2): Promise<Asked> {
    return this.ask(officer, 'confirmRegistration', { registration, expectedVersion });
  }
}
