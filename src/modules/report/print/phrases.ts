import type { Language } from '../../../api/messages.js';
import type { ActivityKind, MeasureKind } from '../../activity/activity.vocabulary.js';

type Phrase = Readonly<Record<Language, string>>;

/** How a sentence of a report tells a measure; `{n}` stands for the number. */
export const MEASURE_PHRASES: Readonly<Record<MeasureKind, Phrase>> = {
  ITEMS: { vi: 'đăng, phát {n} tin, bài', en: '{n} news items published' },
  RUNS: { vi: '{n} lượt xe tuyên truyền', en: '{n} runs of fire engines' },
  ATTENDANCES: { vi: '{n} lượt người dự', en: '{n} attendances' },
  COPIES: { vi: 'phát {n} tờ rơi', en: '{n} leaflets handed out' },
  MESSAGES: { vi: 'gửi {n} tin nhắn', en: '{n} messages sent' },
  SESSIONS: { vi: 'tổ chức {n} buổi', en: '{n} sessions held' },
  PEOPLE_TRAINED: { vi: 'huấn luyện {n} người', en: '{n} people trained' },
  VISITS: { vi: 'kiểm tra {n} lượt', en: '{n} inspection visits' },
  FACILITIES_INSPECTED: { vi: 'kiểm tra {n} cơ sở', en: '{n} facilities inspected' },
  SHORTCOMINGS_FOUND: { vi: 'phát hiện {n} tồn tại, thiếu sót', en: '{n} shortcomings found' },
  RECORDS: { vi: 'lập {n} biên bản vi phạm', en: '{n} records of violations written' },
  CASES: { vi: 'xử phạt {n} trường hợp', en: '{n} cases fined' },
  FINES_VND: { vi: 'phạt tiền {n} đồng', en: 'fines of {n} đồng' },
  SUSPENSIONS: { vi: 'đình chỉ hoạt động {n} cơ sở', en: '{n} facilities suspended' },
  INCIDENTS_ATTENDED: { vi: 'tham gia {n} vụ', en: '{n} incidents attended' },
  PEOPLE_SAVED: { vi: 'cứu được {n} người', en: '{n} people saved' },
  PEOPLE_GUIDED_OUT: { vi: 'hướng dẫn thoát nạn {n} người', en: '{n} people guided out' },
  DEATHS: { vi: 'làm chết {n} người', en: '{n} people died' },
  INJURED: { vi: 'làm bị thương {n} người', en: '{n} people injured' },
  DAMAGE_VND: { vi: 'thiệt hại tài sản {n} đồng', en: 'damage of {n} đồng' },
  PROPERTY_SAVED_VND: { vi: 'cứu được tài sản trị giá {n} đồng', en: 'property worth {n} đồng saved' },
  PUT_OUT_ON_SITE: { vi: '{n} vụ cháy được dập tắt tại chỗ', en: '{n} fires put out on site' },
  PLANS: { vi: 'xây dựng {n} phương án', en: '{n} plans drawn up' },
  REHEARSALS: { vi: 'thực tập {n} lượt', en: '{n} rehearsals' },
  PARTICIPANTS: { vi: '{n} người tham gia', en: '{n} participants' },
  DRILLS: { vi: 'diễn tập {n} phương án', en: '{n} drilled plans' },
  DISASTER_DRILLS: {
    vi: 'diễn tập {n} phương án ứng phó thảm họa cháy lớn',
    en: '{n} drilled plans of a large-fire disaster',
  },
  EXTINGUISHERS_HANDED_OUT: { vi: 'trao tặng {n} bình chữa cháy', en: '{n} extinguishers handed out' },
  ALARMS_INSTALLED: { vi: 'lắp đặt {n} bộ thiết bị báo cháy', en: '{n} sets of alarms installed' },
  HOUSEHOLDS_EQUIPPED: { vi: 'trang bị cho {n} hộ', en: '{n} households equipped' },
  FUNDING_VND: { vi: 'kinh phí {n} đồng', en: 'funding of {n} đồng' },
  COMMITMENTS_SIGNED: { vi: 'ký {n} bản cam kết', en: '{n} commitments signed' },
  PROGRAMS_REVIEWED: { vi: 'rà soát {n} mô hình', en: '{n} programs reviewed' },
  CHECKS: { vi: 'kiểm tra {n} lượt', en: '{n} checks' },
  ITEMS_CHECKED: { vi: 'kiểm tra {n} phương tiện', en: '{n} items checked' },
  ITEMS_REPLACED: { vi: 'thay thế {n} phương tiện', en: '{n} items replaced' },
  CONTESTS: { vi: 'tổ chức {n} cuộc', en: '{n} contests held' },
  DIALOGUES: { vi: 'tổ chức {n} buổi', en: '{n} dialogues held' },
  DOSSIERS: { vi: 'lập {n} hồ sơ', en: '{n} dossiers made' },
  COLLECTIVES_RECOGNIZED: { vi: 'khen thưởng {n} tập thể', en: '{n} collectives commended' },
  PEOPLE_RECOGNIZED: { vi: 'khen thưởng {n} cá nhân', en: '{n} people commended' },
  DOCUMENTS: { vi: 'tham mưu {n} văn bản', en: '{n} documents drafted' },
};

/** The parts of the second chapter, in the order in which offices write them; every kind stands in one of them. */
export const ACTIVITY_PARTS: readonly { heading: Phrase; kinds: readonly ActivityKind[] }[] = [
  {
    heading: { vi: 'Công tác tuyên truyền, vận động', en: 'Outreach' },
    kinds: ['MEDIA', 'MOBILE_OUTREACH', 'LEAFLET', 'MESSAGE', 'DIRECT_OUTREACH', 'DIALOGUE', 'COMMITMENT', 'CONTEST'],
  },
  { heading: { vi: 'Công tác huấn luyện nghiệp vụ', en: 'Training' }, kinds: ['TRAINING'] },
  {
    heading: { vi: 'Công tác kiểm tra, xử lý vi phạm', en: 'Inspection and penalties' },
    kinds: ['INSPECTION', 'PENALTY', 'DOSSIER'],
  },
  { heading: { vi: 'Công tác chữa cháy và cứu nạn, cứu hộ', en: 'Fire fighting and rescue' }, kinds: ['INCIDENT'] },
  {
    heading: { vi: 'Xây dựng, thực tập phương án và diễn tập', en: 'Plans, rehearsals and drills' },
    kinds: ['PLAN', 'REHEARSAL', 'DRILL'],
  },
  {
    heading: { vi: 'Trang bị, rà soát, kiểm tra phương tiện', en: 'Equipment and reviews' },
    kinds: ['EQUIPPING', 'REVIEW', 'EQUIPMENT_CHECK'],
  },
  {
    heading: { vi: 'Tham mưu, khen thưởng', en: 'Advice and recognition' },
    kinds: ['ADVISORY_DOCUMENT', 'RECOGNITION'],
  },
];

/** A kind of program inside a sentence. Vietnamese has no plural; English takes one by the number. */
export const PROGRAM_NOUNS = {
  SAFE_RESIDENTIAL_CLUSTER: {
    vi: 'cụm dân cư an toàn',
    one: 'safe residential cluster',
    many: 'safe residential clusters',
  },
  NEIGHBOR_GROUP_TEAM: { vi: 'tổ liên gia', one: 'neighbor-group team', many: 'neighbor-group teams' },
  PUBLIC_FIREFIGHTING_POINT: {
    vi: 'điểm chữa cháy công cộng',
    one: 'public firefighting point',
    many: 'public firefighting points',
  },
  MODEL_MARKET: { vi: 'chợ kiểu mẫu', one: 'model market', many: 'model markets' },
} as const;
