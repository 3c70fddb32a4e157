import { type Term, type ValueOf, vocabulary } from '../api/vocabulary.js';
import type { OfficerRole } from './officer-role.vocabulary.js';

/** What may be done, by whom, and by which mutations or queries it is asked for. */
interface Deed extends Term {
  /** Empty: by the registry itself alone. */
  roles: readonly OfficerRole[];
  /** JURISDICTION: on what lies today in today's jurisdiction of the officer's unit. ANYWHERE: in the whole registry. */
  reach: 'JURISDICTION' | 'ANYWHERE';
  mutations: readonly string[];
  /**
   * One act of it at a time in the whole registry: what it looks at may not change at another's hands. Its turn comes
   * before anything else is held, so that nobody waits for whoever waits for it.
   */
  isInTurn?: true;
}

const POLICE = ['AREA_OFFICER', 'PROVINCE_OFFICER'] as const;
const LOCAL_AND_POLICE = ['LOCAL_OFFICER', ...POLICE] as const;

/**
 * The policy: the closed list of all that anyone may do. README's table, the tests of refusals and the door itself
 * read it; a mutation that no entry names fails a test.
 */
const DEEDS = {
  FILE_REGISTRATION: {
    vi: 'Lập và sửa hồ sơ đăng ký',
    en: 'File a registration and mend it',
    description: 'A registration is written or changed while it is a draft or was returned.',
    roles: ['LOCAL_OFFICER'],
    reach: 'JURISDICTION',
    mutations: [
      'registerSafeResidentialCluster',
      'registerNeighborGroupTeam',
      'registerPublicFirefightingPoint',
      'registerModelMarket',
      'updateRegistrationOfSafeResidentialCluster',
      'updateRegistrationOfNeighborGroupTeam',
      'updateRegistrationOfPublicFirefightingPoint',
      'updateRegistrationOfModelMarket',
    ],
  },
  SUBMIT_REGISTRATION: {
    vi: 'Nộp hồ sơ đăng ký',
    en: 'Submit a registration',
    description: 'A complete registration is handed to the police.',
    roles: ['LOCAL_OFFICER'],
    reach: 'JURISDICTION',
    mutations: ['submitRegistration'],
  },
  WITHDRAW_REGISTRATION: {
    vi: 'Rút hồ sơ đăng ký',
    en: 'Withdraw a registration',
    description: 'A registration is taken back by its author before it is decided on.',
    roles: ['LOCAL_OFFICER'],
    reach: 'JURISDICTION',
    mutations: ['withdrawRegistration'],
  },
  RETURN_REGISTRATION: {
    vi: 'Trả hồ sơ để bổ sung',
    en: 'Return a registration',
    description: 'A submitted registration goes back with reasons.',
    roles: POLICE,
    reach: 'JURISDICTION',
    mutations: ['returnRegistration'],
  },
  CONFIRM_REGISTRATION: {
    vi: 'Xác nhận hồ sơ đăng ký',
    en: 'Confirm a registration',
    description: 'A submitted registration is confirmed, and its program is entered.',
    roles: POLICE,
    reach: 'JURISDICTION',
    mutations: ['confirmRegistration', 'confirmRegistrations'],
  },
  REJECT_REGISTRATION: {
    vi: 'Từ chối hồ sơ đăng ký',
    en: 'Reject a registration',
    description: 'A submitted registration is refused for good, with reasons.',
    roles: POLICE,
    reach: 'JURISDICTION',
    mutations: ['rejectRegistration'],
  },
  CHANGE_PROGRAM_STATUS: {
    vi: 'Đổi trạng thái mô hình',
    en: 'Change a program’s status',
    description: 'A program is launched, suspended, resumed, marked for strengthening, dissolved or merged.',
    roles: POLICE,
    reach: 'JURISDICTION',
    mutations: [
      'launchProgram',
      'suspendProgram',
      'resumeProgram',
      'markProgramForStrengthening',
      'dissolveProgram',
      'mergePrograms',
    ],
  },
  MOVE_PROGRAM: {
    vi: 'Chuyển, xếp địa bàn mô hình',
    en: 'Move or place a program',
    description: 'A program moves to another place, or is placed where a reform could not.',
    roles: POLICE,
    reach: 'JURISDICTION',
    mutations: ['moveProgram', 'placeProgram'],
  },
  HAND_OVER_PROGRAM: {
    vi: 'Bàn giao đơn vị quản lý',
    en: 'Hand a program over',
    description: 'Another unit takes a role for a program.',
    roles: ['PROVINCE_OFFICER'],
    reach: 'JURISDICTION',
    mutations: ['handOverProgram'],
  },
  REVIEW_PROGRAM: {
    vi: 'Rà soát, đánh giá mô hình',
    en: 'Review a program',
    description: 'A program is reviewed, and what was found is recorded.',
    roles: POLICE,
    reach: 'JURISDICTION',
    mutations: ['reviewProgram'],
  },
  KEEP_EQUIPMENT: {
    vi: 'Ghi nhận phương tiện',
    en: 'Keep the equipment',
    description: 'Equipment is recorded, checked or removed.',
    roles: LOCAL_AND_POLICE,
    reach: 'JURISDICTION',
    mutations: ['recordEquipment', 'recordEquipmentCheck'],
  },
  RECORD_ACTIVITY: {
    vi: 'Ghi nhận hoạt động',
    en: 'Record activities',
    description: 'An activity is recorded, corrected or annulled.',
    roles: LOCAL_AND_POLICE,
    reach: 'JURISDICTION',
    mutations: ['recordActivity', 'correctActivity', 'annulActivity'],
  },
  KEEP_CONTACT: {
    vi: 'Ghi nhận người phụ trách',
    en: 'Keep contacts',
    description: 'A leader, deputy or keeper of a program takes up the task or ends it.',
    roles: LOCAL_AND_POLICE,
    reach: 'JURISDICTION',
    mutations: ['assignContact', 'endContact'],
  },
  ERASE_CONTACT: {
    vi: 'Xóa dữ liệu cá nhân',
    en: 'Erase a contact',
    description: 'Name and phone of a person are emptied for good; the term of the task stays.',
    roles: LOCAL_AND_POLICE,
    reach: 'JURISDICTION',
    mutations: ['eraseContact'],
  },
  OPEN_CONTACTS_IN_EMERGENCY: {
    vi: 'Xem người phụ trách khi khẩn cấp',
    en: 'Open contacts in an emergency',
    description:
      'Police read the people of a program of any area, with a stated reason that the area’s own police review.',
    roles: POLICE,
    reach: 'ANYWHERE',
    mutations: ['openContactsInEmergency'],
  },
  CREATE_NEIGHBORHOOD: {
    vi: 'Lập thôn, tổ dân phố',
    en: 'Create a neighborhood',
    description: 'A hamlet or residential block is entered below its commune.',
    roles: LOCAL_AND_POLICE,
    reach: 'JURISDICTION',
    mutations: ['createNeighborhood'],
  },
  RECORD_DENOMINATOR: {
    vi: 'Ghi nhận mẫu số',
    en: 'Record a denominator',
    description: 'The households, residents or neighborhoods of an area on a day are recorded, with their source.',
    roles: LOCAL_AND_POLICE,
    reach: 'JURISDICTION',
    mutations: ['recordDenominator'],
  },
  MANAGE_JURISDICTION: {
    vi: 'Phân công địa bàn',
    en: 'Open and close jurisdictions',
    description: 'A unit begins or ends to answer for an area.',
    roles: ['PROVINCE_OFFICER', 'ADMINISTRATOR'],
    reach: 'JURISDICTION',
    mutations: ['openJurisdiction', 'closeJurisdiction'],
  },
  MANAGE_CRITERIA: {
    vi: 'Ban hành, kết thúc bộ tiêu chí',
    en: 'Issue and close criteria sets',
    description: 'The minimums of an authority come into force or go out of it.',
    roles: ['PROVINCE_OFFICER', 'ADMINISTRATOR'],
    reach: 'JURISDICTION',
    mutations: ['issueCriteriaSet', 'closeCriteriaSet'],
  },
  MANAGE_TARGETS: {
    vi: 'Giao, kết thúc chỉ tiêu',
    en: 'Set and close targets',
    description: 'A plan with its targets is recorded or closed, or one of its targets is annulled.',
    roles: ['PROVINCE_OFFICER'],
    reach: 'JURISDICTION',
    mutations: ['recordTargetPlan', 'closeTargetPlan', 'annulTarget'],
  },
  SUBMIT_REPORT: {
    vi: 'Nộp báo cáo',
    en: 'Submit a report',
    description: 'The figures of a period that is over are kept as they are, as the report of a unit.',
    roles: LOCAL_AND_POLICE,
    reach: 'JURISDICTION',
    mutations: ['submitReport'],
  },
  MANAGE_OFFICERS: {
    vi: 'Cấp, thu hồi quyền cán bộ',
    en: 'Grant and revoke officers',
    description: 'Someone becomes an officer of a unit, or is one no longer.',
    roles: ['ADMINISTRATOR'],
    reach: 'JURISDICTION',
    mutations: ['grantOfficer', 'revokeOfficer'],
    // Two who each rely on the other's grant to stay would together leave no administrator.
    isInTurn: true,
  },
  IMPORT_FILE: {
    vi: 'Nhập từ bảng tính',
    en: 'Import a file',
    description:
      'A spreadsheet is sent, checked and entered by its author. What its rows ask for is asked for again: programs as SUBMIT_REGISTRATION, activities as RECORD_ACTIVITY, equipment as KEEP_EQUIPMENT, people as KEEP_CONTACT.',
    roles: LOCAL_AND_POLICE,
    reach: 'JURISDICTION',
    mutations: ['checkImport', 'commitImport', 'cancelImport', 'resumeImport'],
  },
  READ_ACTIVITIES: {
    vi: 'Đọc từng hoạt động',
    en: 'Read single activities',
    description: 'Activities are read one by one; their sums are public.',
    roles: ['LOCAL_OFFICER', 'AREA_OFFICER', 'PROVINCE_OFFICER', 'NATIONAL_VIEWER', 'ANALYST', 'ADMINISTRATOR'],
    reach: 'ANYWHERE',
    mutations: [],
  },
  READ_ENDED_PROGRAMS: {
    vi: 'Đọc mô hình không còn hoạt động và ghi chú',
    en: 'Read programs that do not stand, and notes',
    description:
      'Programs that are suspended or have ended are read, and the notes on any; standing programs are public.',
    roles: ['LOCAL_OFFICER', 'AREA_OFFICER', 'PROVINCE_OFFICER', 'NATIONAL_VIEWER', 'ANALYST', 'ADMINISTRATOR'],
    reach: 'ANYWHERE',
    mutations: [],
  },
  READ_DUES: {
    vi: 'Xem việc sắp đến hạn',
    en: 'Read what falls due',
    description: 'Checks, expiries, reviews and rehearsals that fall due for programs are listed.',
    roles: ['LOCAL_OFFICER', 'AREA_OFFICER', 'PROVINCE_OFFICER', 'NATIONAL_VIEWER'],
    reach: 'JURISDICTION',
    mutations: [],
  },
  READ_DRAFTS: {
    vi: 'Đọc hồ sơ chưa nộp',
    en: 'Read drafts',
    description: 'Registrations that were never submitted are read.',
    roles: ['LOCAL_OFFICER'],
    reach: 'JURISDICTION',
    mutations: [],
  },
  READ_REGISTRATIONS: {
    vi: 'Đọc hồ sơ đã nộp',
    en: 'Read registrations',
    description: 'Registrations that were submitted are read.',
    roles: ['LOCAL_OFFICER', 'AREA_OFFICER', 'PROVINCE_OFFICER', 'NATIONAL_VIEWER'],
    reach: 'JURISDICTION',
    mutations: [],
  },
  READ_CONTACTS: {
    vi: 'Đọc người phụ trách',
    en: 'Read contacts',
    description: 'The leaders, deputies and keepers of programs are read; every reading is logged.',
    roles: LOCAL_AND_POLICE,
    reach: 'JURISDICTION',
    mutations: [],
  },
  READ_CONTACT_READINGS: {
    vi: 'Xem nhật ký đọc người phụ trách',
    en: 'Read who read contacts',
    description: 'It is seen who read the contacts of an area’s programs, and in which emergency.',
    roles: POLICE,
    reach: 'JURISDICTION',
    mutations: [],
  },
  READ_OFFICERS: {
    vi: 'Đọc danh sách cán bộ',
    en: 'Read officers',
    description: 'It is seen who is an officer of which unit.',
    roles: ['PROVINCE_OFFICER', 'ADMINISTRATOR'],
    reach: 'JURISDICTION',
    mutations: [],
  },
  READ_AUDIT_TRAIL: {
    vi: 'Đọc nhật ký kiểm toán',
    en: 'Read the audit trail',
    description: 'It is seen who did what, and when.',
    roles: ['PROVINCE_OFFICER', 'NATIONAL_VIEWER', 'ADMINISTRATOR'],
    reach: 'JURISDICTION',
    mutations: [],
  },
  LOAD_SEEDS: {
    vi: 'Nạp dữ liệu ban đầu',
    en: 'Load the seeds',
    description: 'The registry’s own reference data, or its demo story, are loaded.',
    roles: [],
    reach: 'ANYWHERE',
    mutations: [],
  },
  LOAD_ADMIN_UNITS: {
    vi: 'Nạp đơn vị hành chính và ranh giới',
    en: 'Load administrative units and boundaries',
    description: 'Units of the country with their lineage, or the boundaries of communes, are loaded from files.',
    roles: [],
    reach: 'ANYWHERE',
    mutations: [],
  },
} as const satisfies Record<string, Deed>;

export const Action = vocabulary('Action', 'What may be done in this registry.', DEEDS);
export type Action = ValueOf<typeof Action>;

/** Who may do it, and where. */
export const deedOf = (action: Action): Deed => DEEDS[action];
