import { type Desk, doing, submitted, team } from '../registration/desk.js';
import type { TestOfficer } from '../support/officers.js';

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

const remarks = [{ reason: 'Thiếu biên bản.' }];

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
};
