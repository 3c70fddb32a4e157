import { type Import, checked, team as newTeam, teams } from '../import/desk.js';
import { type Desk, doing, submitted, team } from '../registration/desk.js';
import { rowsOf } from '../support/database.js';
import { type TestOfficer, officerOf } from '../support/officers.js';

/** One mutation with an input that the right officer may send. */
export interface Asked {
  input: object;
  right: TestOfficer;
  elsewhere: { officer: TestOfficer; code: string };
  /** Without an officer: an analyst of the whole registry. */
  tooSmall: { officer?: TestOfficer; code: string };
}

export type Case = (desk: Desk) => Promise<Asked>;

/** What is private is not there for whoever may not see it; what is public is forbidden. */
const PRIVATE = 'NOT_FOUND';
const PUBLIC = 'FORBIDDEN';

const draft = async (desk: Desk, mutation: string, input: object) => {
  const { result } = await doing(desk.server, mutation, input, desk.local.headers);
  return { registration: result.registration.id as string, expectedVersion: result.registration.version as number };
};

const filing =
  (own: object = {}): Case =>
  async (desk) => ({
    input: { adminUnit: desk.neighborhood, name: 'Thử quyền', ...own },
    right: desk.local,
    elsewhere: { officer: desk.elsewhere.local, code: PUBLIC },
    tooSmall: { officer: desk.police, code: PUBLIC },
  });

const amending =
  (register: string): Case =>
  async (desk) => ({
    input: { ...(await draft(desk, register, { adminUnit: desk.neighborhood })), name: 'Tên mới' },
    right: desk.local,
    elsewhere: { officer: desk.elsewhere.local, code: PRIVATE },
    tooSmall: { code: PRIVATE },
  });

const deciding =
  (more: object = {}): Case =>
  async (desk) => ({
    input: { ...(await submitted(desk)), ...more },
    right: desk.police,
    elsewhere: { officer: desk.elsewhere.police, code: PRIVATE },
    tooSmall: { officer: desk.local, code: PUBLIC },
  });

/** A team that stands in the desk's neighborhood, founded just now. */
async function program(desk: Desk): Promise<{ program: string; expectedVersion: number; line: string }> {
  const { result } = await doing(desk.server, 'confirmRegistration', await submitted(desk), desk.police.headers);
  const { data } = await desk.server.query(
    'query ($code: String!) { program(code: $code) { id version equipment { id } } }',
    { code: result.registration.program.code },
  );
  const { id, version, equipment } = data.program;
  return { program: id, expectedVersion: version, line: equipment[0].id };
}

/** Does one more thing to a program, as its police. */
async function stepped(desk: Desk, mutation: string, more: object = {}) {
  const { program: id, expectedVersion } = await program(desk);
  const input = { program: id, expectedVersion, effectiveOn: '2026-03-10', ...more };
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const { data } = await desk.server.query(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { program { version } problems { code } } }`,
    { input },
    desk.police.headers,
  );
  return { program: id, expectedVersion: data[mutation].program.version as number };
}

/** What police do to a program, and local officers do not. */
const policing =
  (input: (desk: Desk) => Promise<object>): Case =>
  async (desk) => ({
    input: await input(desk),
    right: desk.police,
    elsewhere: { officer: desk.elsewhere.police, code: PUBLIC },
    tooSmall: { officer: desk.local, code: PUBLIC },
  });

/** What local officers do as well as police. */
const keeping =
  (input: (desk: Desk) => Promise<object>, code = PUBLIC): Case =>
  async (desk) => ({
    input: await input(desk),
    right: desk.local,
    elsewhere: { officer: desk.elsewhere.local, code },
    tooSmall: { code },
  });

const effectiveOn = '2026-03-20';
const step =
  (more: object = {}) =>
  async (desk: Desk) => {
    const { program: id, expectedVersion } = await program(desk);
    return { program: id, expectedVersion, effectiveOn, ...more };
  };

const unitId = async (desk: Desk, code: string): Promise<string> =>
  (await desk.server.query(`{ responsibleUnit(code: "${code}") { id } }`)).data.responsibleUnit.id;

const training = (desk: Desk) => ({
  kind: 'TRAINING',
  from: '2026-04-01',
  title: 'Huấn luyện',
  adminUnit: desk.commune,
  measures: [{ measure: 'PEOPLE_TRAINED', value: 3 }],
});

async function activity(desk: Desk): Promise<{ activity: string; expectedVersion: number }> {
  const { data } = await desk.server.query(
    'mutation ($input: RecordActivityInput!) { recordActivity(input: $input) { activity { id version } } }',
    { input: training(desk) },
    desk.local.headers,
  );
  const { id, version } = data.recordActivity.activity;
  return { activity: id, expectedVersion: version };
}

const keeper = async (desk: Desk) => ({
  program: (await program(desk)).program,
  role: 'KEEPER',
  name: 'Người phụ trách thử nghiệm',
  phone: '0912 345 678',
  from: '2026-04-01',
  purpose: 'EMERGENCY_CALL',
  legalBasis: 'CONSENT',
});

async function contact(desk: Desk): Promise<string> {
  const { data } = await desk.server.query(
    'mutation ($input: AssignContactInput!) { assignContact(input: $input) { contact { id } problems { code } } }',
    { input: await keeper(desk) },
    desk.local.headers,
  );
  return data.assignContact.contact.id;
}

/** Whoever runs the registry, for the province's own master data. */
const provinceKeeps =
  (input: (desk: Desk) => Promise<object>): Case =>
  async (desk) => ({
    input: await input(desk),
    right: desk.province,
    elsewhere: { officer: await administratorOf(desk, 'UBND-14371-2025'), code: PUBLIC },
    tooSmall: { officer: desk.police, code: PUBLIC },
  });

/** An administrator of one unit's area alone. */
const administratorOf = ({ server }: Desk, unit: string) => officerOf(server, 'ADMINISTRATOR', unit);

let sets = 0;
const criteriaSet = (desk: Desk) => ({
  code: `THU-${++sets}`,
  programKind: ['SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM'][sets % 2],
  name: 'Bộ tiêu chí thử nghiệm',
  authority: 'PC07',
  document: '1/HD-PC07',
  adminUnit: desk.neighborhood,
  criteria: [
    {
      code: 'HOUSEHOLDS_MIN',
      textVi: 'Từ 3 hộ',
      textEn: 'At least 3',
      comparison: 'AT_LEAST',
      threshold: 3,
      fact: 'HOUSEHOLDS',
    },
  ],
});

const remarks = [{ reason: 'Thiếu biên bản.' }];

const targetPlan = (desk: Desk) => ({
  unit: desk.commune,
  issuer: 'Ủy ban nhân dân phường Hoa Lư',
  title: 'Kế hoạch thử quyền',
  period: { year: 2026 },
  targets: [{ programKind: 'NEIGHBOR_GROUP_TEAM', target: 3 }],
});

async function recordedPlan(desk: Desk): Promise<{ plan: string; expectedVersion: number }> {
  const { data } = await desk.server.query(
    `mutation ($input: RecordTargetPlanInput!) { recordTargetPlan(input: $input) { plan { id version } } }`,
    { input: targetPlan(desk) },
    desk.province.headers,
  );
  const { id, version } = data.recordTargetPlan.plan;
  return { plan: id, expectedVersion: version };
}
/**
 * An import that was checked, which only its author may go on with. They come last: the server works on them after it
 * has answered, and checks the next one only when it is done with the one before.
 */
const importing =
  (more: object = {}, prepare?: (desk: Desk, sent: Import) => Promise<void>): Case =>
  async (desk) => {
    const sent = await checked(desk.server, desk.local, teams(newTeam()));
    await prepare?.(desk, sent);
    return {
      input: { import: sent.id, expectedVersion: sent.version, ...more },
      right: desk.local,
      elsewhere: { officer: desk.elsewhere.local, code: PRIVATE },
      tooSmall: { code: PRIVATE },
    };
  };

/** In the order of the policy. */
export const CASES: Record<string, Case> = {
  registerSafeResidentialCluster: filing(),
  registerNeighborGroupTeam: filing(),
  registerPublicFirefightingPoint: filing(),
  registerModelMarket: filing(),
  updateRegistrationOfSafeResidentialCluster: amending('registerSafeResidentialCluster'),
  updateRegistrationOfNeighborGroupTeam: amending('registerNeighborGroupTeam'),
  updateRegistrationOfPublicFirefightingPoint: amending('registerPublicFirefightingPoint'),
  updateRegistrationOfModelMarket: amending('registerModelMarket'),
  submitRegistration: async (desk) => ({
    input: { ...(await draft(desk, 'registerNeighborGroupTeam', team(desk))), confirmsDuplicates: true },
    right: desk.local,
    elsewhere: { officer: desk.elsewhere.local, code: PRIVATE },
    tooSmall: { code: PRIVATE },
  }),
  withdrawRegistration: async (desk) => ({
    input: await submitted(desk),
    right: desk.local,
    elsewhere: { officer: desk.elsewhere.local, code: PRIVATE },
    tooSmall: { officer: desk.police, code: PUBLIC },
  }),
  returnRegistration: deciding({ remarks }),
  confirmRegistration: deciding(),
  confirmRegistrations: async (desk) => ({
    input: { registrations: [await submitted(desk)] },
    right: desk.police,
    elsewhere: { officer: desk.elsewhere.police, code: PRIVATE },
    tooSmall: { officer: desk.local, code: PUBLIC },
  }),
  rejectRegistration: deciding({ remarks }),
  launchProgram: policing(step()),
  suspendProgram: policing(step()),
  resumeProgram: policing(async (desk) => ({ ...(await stepped(desk, 'suspendProgram')), effectiveOn })),
  markProgramForStrengthening: policing(step()),
  dissolveProgram: policing(step()),
  mergePrograms: policing(async (desk) => {
    const [from, into] = [await program(desk), await program(desk)];
    return {
      programs: [{ program: from.program, expectedVersion: from.expectedVersion }],
      into: into.program,
      expectedVersion: into.expectedVersion,
      effectiveOn,
    };
  }),
  moveProgram: policing(async (desk) => ({ ...(await step()(desk)), adminUnit: desk.commune })),
  placeProgram: policing(async (desk) => {
    const { program: id, expectedVersion } = await program(desk);
    const rowId = Number(Buffer.from(id, 'base64url').toString().split(':')[1]);
    await rowsOf(
      desk.server.database.ownerUrl,
      `update program_placement set is_unplaced = true, admin_unit_id = (
         select id from admin_unit where code = '14329' and level = 3 and valid_to is null)
       where program_id = $1 and valid_to is null`,
      [rowId],
    );
    return { program: id, expectedVersion, adminUnit: desk.neighborhood };
  }),
  handOverProgram: async (desk) => ({
    input: { ...(await step()(desk)), unit: await unitId(desk, 'PC07-NB-2025-KV1') },
    right: desk.province,
    elsewhere: { officer: desk.elsewhere.police, code: PUBLIC },
    tooSmall: { officer: desk.police, code: PUBLIC },
  }),
  reviewProgram: policing(step({ verdict: 'KEEPS' })),
  recordEquipment: keeping(step({ add: [{ kind: 'ROPE', quantity: 1 }] })),
  recordEquipmentCheck: keeping(step()),
  recordActivity: keeping(async (desk) => training(desk)),
  correctActivity: keeping(async (desk) => ({ ...(await activity(desk)), title: 'Huấn luyện lại' })),
  annulActivity: keeping(async (desk) => ({ ...(await activity(desk)), document: 'Ghi nhầm' })),
  assignContact: keeping(keeper),
  endContact: keeping(async (desk) => ({ contact: await contact(desk), on: '2026-05-01' }), PRIVATE),
  eraseContact: keeping(async (desk) => ({ contact: await contact(desk), reason: 'NO_LONGER_NEEDED' }), PRIVATE),
  openContactsInEmergency: async (desk) => ({
    input: { program: (await program(desk)).program, reason: 'Cháy tại ngõ, cần gọi người giữ chìa khóa' },
    // Any area's police may; whom it is refused to is an officer of another area's committee.
    right: desk.elsewhere.police,
    elsewhere: { officer: desk.elsewhere.local, code: PUBLIC },
    tooSmall: { code: PUBLIC },
  }),
  createNeighborhood: keeping(async (desk) => ({
    commune: desk.commune,
    name: 'Tổ dân phố Thử nghiệm',
    kind: 'RESIDENTIAL_BLOCK',
  })),
  recordDenominator: keeping(async (desk) => ({
    adminUnit: desk.neighborhood,
    measure: 'HOUSEHOLDS',
    countedOn: '2026-05-05',
    value: 120,
    source: 'Sổ hộ khẩu',
  })),
  openJurisdiction: provinceKeeps(async (desk) => ({
    responsibleUnit: await unitId(desk, 'PC07-NB-2025-KV1'),
    adminUnit: desk.neighborhood,
  })),
  closeJurisdiction: provinceKeeps(async (desk) => ({
    responsibleUnit: await unitId(desk, 'PC07-NB-2025-KV1'),
    adminUnit: desk.commune,
  })),
  issueCriteriaSet: provinceKeeps(async (desk) => criteriaSet(desk)),
  closeCriteriaSet: provinceKeeps(async (desk) => {
    const input = criteriaSet(desk);
    await desk.server.query(
      'mutation ($input: IssueCriteriaSetInput!) { issueCriteriaSet(input: $input) { problems { code } } }',
      { input },
      desk.province.headers,
    );
    const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    return { criteriaSet: input.code, on: inAMonth };
  }),
  recordTargetPlan: provinceKeeps(async (desk) => targetPlan(desk)),
  closeTargetPlan: provinceKeeps(async (desk) => ({ ...(await recordedPlan(desk)), document: 'Quyết định thôi' })),
  annulTarget: provinceKeeps(async (desk) => ({ ...(await recordedPlan(desk)), ordinal: 1, document: 'Ghi nhầm' })),
  submitReport: keeping(async (desk) => ({
    unit: desk.commune,
    period: { year: 2026, month: 3, convention: 'STATE_15TH' },
    document: 'Báo cáo số 03/BC',
  })),
  grantOfficer: async (desk) => ({
    input: { subject: 'someone-new', role: 'LOCAL_OFFICER', responsibleUnit: await unitId(desk, 'UBND-14329-2025') },
    right: await administratorOf(desk, 'PC07-NB-2025'),
    elsewhere: { officer: await administratorOf(desk, 'UBND-14371-2025'), code: PUBLIC },
    tooSmall: { officer: desk.province, code: PUBLIC },
  }),
  revokeOfficer: async (desk) => {
    const { officerId } = await officerOf(desk.server, 'LOCAL_OFFICER', 'UBND-14329-2025');
    return {
      input: { officer: Buffer.from(`Officer:${officerId}`).toString('base64url') },
      right: await administratorOf(desk, 'PC07-NB-2025'),
      elsewhere: { officer: await administratorOf(desk, 'UBND-14371-2025'), code: PRIVATE },
      tooSmall: { officer: desk.province, code: PUBLIC },
    };
  },
  checkImport: importing(),
  cancelImport: importing(),
  resumeImport: importing({}, async (desk, { id }) => {
    await rowsOf(
      desk.server.database.ownerUrl,
      `update import set status = 'INTERRUPTED', interrupted_in = 'CHECKING' where id = $1`,
      [Number(Buffer.from(id, 'base64url').toString().split(':')[1])],
    );
  }),
  commitImport: importing({ mode: 'ALL_OR_NONE' }),
};
