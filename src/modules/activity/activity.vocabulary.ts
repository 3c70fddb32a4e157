import { vocabulary } from '../../api/vocabulary.js';
import type { ValueOf } from '../../api/vocabulary.js';

export const ActivityKind = vocabulary('ActivityKind', 'What was done.', {
  MEDIA: { vi: 'Tin, bài', en: 'News items', description: 'News items and features were published.' },
  MOBILE_OUTREACH: {
    vi: 'Tuyên truyền lưu động',
    en: 'Mobile outreach',
    description: 'A fire engine drove through the streets and spoke to people.',
  },
  LEAFLET: { vi: 'Phát tờ rơi', en: 'Leaflets', description: 'Leaflets were handed out.' },
  MESSAGE: { vi: 'Tin nhắn cảnh báo', en: 'Warning messages', description: 'Warning messages were sent.' },
  DIRECT_OUTREACH: {
    vi: 'Tuyên truyền trực tiếp',
    en: 'Direct outreach',
    description: 'People were spoken to in a meeting or at home.',
  },
  TRAINING: {
    vi: 'Huấn luyện nghiệp vụ PCCC và CNCH',
    en: 'Training',
    description: 'People were trained in fire fighting and rescue.',
  },
  INSPECTION: { vi: 'Kiểm tra an toàn PCCC', en: 'Inspection', description: 'Facilities were inspected for safety.' },
  PENALTY: { vi: 'Xử phạt vi phạm hành chính', en: 'Penalty', description: 'Violations were fined.' },
  INCIDENT: { vi: 'Vụ cháy, vụ cứu nạn', en: 'Incident', description: 'A fire was fought or a rescue carried out.' },
  PLAN: { vi: 'Xây dựng phương án', en: 'Plan', description: 'Plans of fire fighting and rescue were drawn up.' },
  REHEARSAL: { vi: 'Thực tập phương án', en: 'Rehearsal', description: 'Plans were rehearsed.' },
  DRILL: { vi: 'Diễn tập', en: 'Drill', description: 'A large drill was held, on the level of the province.' },
  EQUIPPING: {
    vi: 'Trang bị phương tiện',
    en: 'Equipping',
    description: 'Households or programs were given equipment.',
  },
  COMMITMENT: { vi: 'Ký cam kết', en: 'Commitment', description: 'Households signed a commitment to fire safety.' },
  REVIEW: { vi: 'Rà soát, đánh giá mô hình', en: 'Review', description: 'Programs were reviewed.' },
  EQUIPMENT_CHECK: { vi: 'Kiểm tra phương tiện', en: 'Equipment check', description: 'The equipment was checked.' },
  CONTEST: { vi: 'Hội thao, hội thi', en: 'Contest', description: 'A contest of fire fighting skills was held.' },
  DIALOGUE: { vi: 'Đối thoại, gặp gỡ', en: 'Dialogue', description: 'Police and people met to talk.' },
  DOSSIER: { vi: 'Lập hồ sơ', en: 'Dossier', description: 'Dossiers of facilities or programs were made.' },
  RECOGNITION: { vi: 'Khen thưởng', en: 'Recognition', description: 'Collectives or people were commended.' },
  ADVISORY_DOCUMENT: {
    vi: 'Văn bản tham mưu',
    en: 'Advisory document',
    description: 'A document was drafted for the authorities to issue.',
  },
});
export type ActivityKind = ValueOf<typeof ActivityKind>;

const PEOPLE = { vi: 'người', en: 'people' };
const ATTENDANCES = { vi: 'lượt người', en: 'attendances' };
const OCCASIONS = { vi: 'lượt', en: 'occasions' };
const DRILLS = { vi: 'cuộc', en: 'drills' };
const CASES = { vi: 'vụ', en: 'cases' };
const VND = { vi: 'đồng', en: 'VND' };
const ITEMS = { vi: 'cái', en: 'items' };

export const MeasureKind = vocabulary(
  'MeasureKind',
  'What an activity counts. Different measures are never added together.',
  {
    ITEMS: {
      vi: 'Số tin, bài',
      en: 'Items',
      description: 'News items published.',
      unit: { vi: 'tin, bài', en: 'items' },
    },
    RUNS: { vi: 'Lượt xe', en: 'Runs', description: 'Runs of a fire engine.', unit: OCCASIONS },
    ATTENDANCES: {
      vi: 'Lượt người dự',
      en: 'Attendances',
      description: 'Attendances: who comes twice counts twice.',
      unit: ATTENDANCES,
    },
    COPIES: { vi: 'Số tờ rơi', en: 'Copies', description: 'Leaflets handed out.', unit: { vi: 'tờ', en: 'copies' } },
    MESSAGES: { vi: 'Số tin nhắn', en: 'Messages', description: 'Messages sent.', unit: { vi: 'tin', en: 'messages' } },
    SESSIONS: { vi: 'Số buổi', en: 'Sessions', description: 'Sessions held.', unit: { vi: 'buổi', en: 'sessions' } },
    PEOPLE_TRAINED: { vi: 'Người được huấn luyện', en: 'People trained', description: 'People trained.', unit: PEOPLE },
    VISITS: { vi: 'Lượt kiểm tra', en: 'Visits', description: 'Inspection visits.', unit: OCCASIONS },
    FACILITIES_INSPECTED: {
      vi: 'Cơ sở được kiểm tra',
      en: 'Facilities inspected',
      description: 'Facilities inspected.',
      unit: { vi: 'cơ sở', en: 'facilities' },
    },
    SHORTCOMINGS_FOUND: {
      vi: 'Tồn tại, thiếu sót',
      en: 'Shortcomings found',
      description: 'Shortcomings found by inspections.',
      unit: { vi: 'lỗi', en: 'shortcomings' },
    },
    RECORDS: {
      vi: 'Biên bản vi phạm',
      en: 'Records',
      description: 'Records of violations written.',
      unit: { vi: 'biên bản', en: 'records' },
    },
    CASES: {
      vi: 'Trường hợp bị phạt',
      en: 'Cases',
      description: 'Cases that were fined.',
      unit: { vi: 'trường hợp', en: 'cases' },
    },
    FINES_VND: { vi: 'Tiền phạt', en: 'Fines', description: 'Fines imposed, in đồng.', unit: VND },
    SUSPENSIONS: {
      vi: 'Đình chỉ hoạt động',
      en: 'Suspensions',
      description: 'Facilities whose work was suspended.',
      unit: { vi: 'cơ sở', en: 'facilities' },
    },
    INCIDENTS_ATTENDED: {
      vi: 'Số vụ tham gia',
      en: 'Incidents attended',
      description: 'Fires and rescues taken part in.',
      unit: CASES,
    },
    PEOPLE_SAVED: { vi: 'Người được cứu', en: 'People saved', description: 'People saved.', unit: PEOPLE },
    PEOPLE_GUIDED_OUT: {
      vi: 'Người được hướng dẫn thoát nạn',
      en: 'People guided out',
      description: 'People shown the way out.',
      unit: PEOPLE,
    },
    DEATHS: { vi: 'Người chết', en: 'Deaths', description: 'People who died.', unit: PEOPLE },
    INJURED: { vi: 'Người bị thương', en: 'Injured', description: 'People who were hurt.', unit: PEOPLE },
    DAMAGE_VND: { vi: 'Thiệt hại tài sản', en: 'Damage', description: 'Damage to property, in đồng.', unit: VND },
    PROPERTY_SAVED_VND: {
      vi: 'Tài sản cứu được',
      en: 'Property saved',
      description: 'Property saved, in đồng.',
      unit: VND,
    },
    PUT_OUT_ON_SITE: {
      vi: 'Vụ cháy được dập tắt tại chỗ',
      en: 'Put out on site',
      description: 'Fires put out by people on site before the fire engine came.',
      unit: CASES,
    },
    PLANS: { vi: 'Số phương án', en: 'Plans', description: 'Plans drawn up.', unit: { vi: 'phương án', en: 'plans' } },
    REHEARSALS: { vi: 'Lượt thực tập', en: 'Rehearsals', description: 'Rehearsals of plans.', unit: OCCASIONS },
    PARTICIPANTS: { vi: 'Người tham gia', en: 'Participants', description: 'People who took part.', unit: PEOPLE },
    DRILLS: {
      vi: 'Cuộc diễn tập',
      en: 'Drills',
      description: 'Drilled plans of fire fighting and rescue.',
      unit: DRILLS,
    },
    DISASTER_DRILLS: {
      vi: 'Cuộc diễn tập tình huống thảm họa cháy lớn',
      en: 'Disaster drills',
      description: 'Drilled plans of a large-fire disaster.',
      unit: DRILLS,
    },
    EXTINGUISHERS_HANDED_OUT: {
      vi: 'Bình chữa cháy trao tặng',
      en: 'Extinguishers handed out',
      description: 'Extinguishers handed out.',
      unit: { vi: 'bình', en: 'extinguishers' },
    },
    ALARMS_INSTALLED: {
      vi: 'Thiết bị báo cháy lắp đặt',
      en: 'Alarms installed',
      description: 'Alarm buttons and bells installed.',
      unit: { vi: 'bộ', en: 'sets' },
    },
    HOUSEHOLDS_EQUIPPED: {
      vi: 'Hộ được trang bị',
      en: 'Households equipped',
      description: 'Households that were given equipment.',
      unit: { vi: 'hộ', en: 'households' },
    },
    FUNDING_VND: { vi: 'Kinh phí', en: 'Funding', description: 'Money spent on equipment, in đồng.', unit: VND },
    COMMITMENTS_SIGNED: {
      vi: 'Bản cam kết',
      en: 'Commitments signed',
      description: 'Commitments signed by households or facilities.',
      unit: { vi: 'bản', en: 'commitments' },
    },
    PROGRAMS_REVIEWED: {
      vi: 'Mô hình được rà soát',
      en: 'Programs reviewed',
      description: 'Programs reviewed.',
      unit: { vi: 'mô hình', en: 'programs' },
    },
    CHECKS: { vi: 'Lượt kiểm tra phương tiện', en: 'Checks', description: 'Checks of equipment.', unit: OCCASIONS },
    ITEMS_CHECKED: {
      vi: 'Phương tiện được kiểm tra',
      en: 'Items checked',
      description: 'Pieces of equipment checked.',
      unit: ITEMS,
    },
    ITEMS_REPLACED: {
      vi: 'Phương tiện được thay thế',
      en: 'Items replaced',
      description: 'Pieces of equipment replaced.',
      unit: ITEMS,
    },
    CONTESTS: { vi: 'Cuộc thi', en: 'Contests', description: 'Contests held.', unit: { vi: 'cuộc', en: 'contests' } },
    DIALOGUES: {
      vi: 'Buổi đối thoại',
      en: 'Dialogues',
      description: 'Dialogues held.',
      unit: { vi: 'buổi', en: 'dialogues' },
    },
    DOSSIERS: { vi: 'Số hồ sơ', en: 'Dossiers', description: 'Dossiers made.', unit: { vi: 'hồ sơ', en: 'dossiers' } },
    COLLECTIVES_RECOGNIZED: {
      vi: 'Tập thể được khen thưởng',
      en: 'Collectives recognized',
      description: 'Collectives that were commended.',
      unit: { vi: 'tập thể', en: 'collectives' },
    },
    PEOPLE_RECOGNIZED: {
      vi: 'Cá nhân được khen thưởng',
      en: 'People recognized',
      description: 'People who were commended.',
      unit: PEOPLE,
    },
    DOCUMENTS: {
      vi: 'Số văn bản',
      en: 'Documents',
      description: 'Documents drafted.',
      unit: { vi: 'văn bản', en: 'documents' },
    },
  },
);
export type MeasureKind = ValueOf<typeof MeasureKind>;

/** The measures that each kind of activity may carry; the database refuses any other. */
export const MEASURES_OF: Readonly<Record<ActivityKind, readonly MeasureKind[]>> = {
  MEDIA: ['ITEMS'],
  MOBILE_OUTREACH: ['RUNS', 'ATTENDANCES'],
  LEAFLET: ['COPIES'],
  MESSAGE: ['MESSAGES'],
  DIRECT_OUTREACH: ['SESSIONS', 'ATTENDANCES'],
  TRAINING: ['SESSIONS', 'PEOPLE_TRAINED'],
  INSPECTION: ['VISITS', 'FACILITIES_INSPECTED', 'SHORTCOMINGS_FOUND'],
  PENALTY: ['RECORDS', 'CASES', 'FINES_VND', 'SUSPENSIONS'],
  INCIDENT: [
    'INCIDENTS_ATTENDED',
    'PEOPLE_SAVED',
    'PEOPLE_GUIDED_OUT',
    'DEATHS',
    'INJURED',
    'DAMAGE_VND',
    'PROPERTY_SAVED_VND',
    'PUT_OUT_ON_SITE',
  ],
  PLAN: ['PLANS'],
  REHEARSAL: ['REHEARSALS', 'PARTICIPANTS'],
  DRILL: ['DRILLS', 'DISASTER_DRILLS', 'PARTICIPANTS'],
  EQUIPPING: ['EXTINGUISHERS_HANDED_OUT', 'ALARMS_INSTALLED', 'HOUSEHOLDS_EQUIPPED', 'FUNDING_VND'],
  COMMITMENT: ['COMMITMENTS_SIGNED'],
  REVIEW: ['PROGRAMS_REVIEWED'],
  EQUIPMENT_CHECK: ['CHECKS', 'ITEMS_CHECKED', 'ITEMS_REPLACED'],
  CONTEST: ['CONTESTS', 'PARTICIPANTS'],
  DIALOGUE: ['DIALOGUES', 'ATTENDANCES'],
  DOSSIER: ['DOSSIERS'],
  RECOGNITION: ['COLLECTIVES_RECOGNIZED', 'PEOPLE_RECOGNIZED'],
  ADVISORY_DOCUMENT: ['DOCUMENTS'],
};

export const ActivityProgramRole = vocabulary('ActivityProgramRole', 'What a program had to do with an activity.', {
  TOOK_PART: {
    vi: 'Tham gia',
    en: 'Took part',
    description: 'The program took part in it, or it was done for the program.',
  },
  AFFECTED: { vi: 'Nơi xảy ra', en: 'Affected', description: 'The incident happened in the program.' },
  RESPONDED: { vi: 'Tham gia ứng cứu', en: 'Responded', description: 'The program responded to the incident.' },
  USED: { vi: 'Được sử dụng', en: 'Used', description: 'The equipment of the program was used.' },
});
export type ActivityProgramRole = ValueOf<typeof ActivityProgramRole>;

export const ActivityEnd = vocabulary('ActivityEnd', 'Why an activity counts no more.', {
  CORRECTION: { vi: 'Đã đính chính', en: 'Corrected', description: 'Another row tells it as it was.' },
  ANNULMENT: { vi: 'Đã hủy', en: 'Annulled', description: 'It never was, or was told twice.' },
});
export type ActivityEnd = ValueOf<typeof ActivityEnd>;
