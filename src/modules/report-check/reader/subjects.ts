import type { ActivityKind, MeasureKind } from '../../activity/activity.vocabulary.js';
import type { ProgramKind } from '../../program/program.vocabulary.js';
import { phrases } from './tokens.js';

/** What a figure speaks of; `name` is spelled as ReportedFigure.subject is. */
export interface Subject {
  name: string;
  activityKind: ActivityKind | null;
  measure: MeasureKind | null;
  programKind: ProgramKind | null;
}

/** A way in which texts word a subject. */
export interface Wording {
  subject: Subject;
  /** What stands right after the number, or before a colon in front of it: the thing counted. */
  counts: readonly string[];
  /** What must stand near it, too; none: the thing counted says it all. The nearest of all wordings wins. */
  near: readonly string[];
  /** By how many words it is taken for nearer than it stands: it tells a special case from the general one. */
  nearer: number;
}

const measured = (activityKind: ActivityKind, measure: MeasureKind): Subject => ({
  name: `${activityKind}/${measure}`,
  activityKind,
  measure,
  programKind: null,
});
const unmeasured = (name: string): Subject => ({ name, activityKind: null, measure: null, programKind: null });
const activity = (
  activityKind: ActivityKind,
  measure: MeasureKind,
  counts: string,
  near = '',
  nearer = 0,
): Wording => ({
  subject: measured(activityKind, measure),
  counts: listed(counts),
  near: listed(near),
  nearer,
});
const program = (programKind: ProgramKind, named: string): Wording[] => {
  const subject: Subject = { name: programKind, activityKind: null, measure: null, programKind };
  return [
    { subject, counts: listed(named), near: [], nearer: 0 },
    // "233 mô hình “Cụm dân cư …”"
    { subject, counts: listed('mô hình|models|model|programs'), near: listed(named), nearer: 0 },
  ];
};
const other = (name: string, counts: string, near = ''): Wording => ({
  subject: unmeasured(name),
  counts: listed(counts),
  near: listed(near),
  nearer: 0,
});
const listed = (texts: string): string[] => (texts === '' ? [] : texts.split('|'));

const PEOPLE = 'người|người dân|lượt người|lượt người dân|người lượt|people|persons';
const ATTENDING =
  'lượt người|lượt người dân|lượt người dự|lượt người tham gia|lượt cán bộ|lượt|người|người dân|attendances|people';
const MONEY = 'đồng|đ|vnđ|vnd|dong|đồng tiền';
const TRAINED = 'huấn luyện|tập huấn|bồi dưỡng|được huấn luyện|huấn luyện nghiệp vụ|trained|training';
const INSPECTED = 'kiểm tra|kiểm tra an toàn|phúc tra|inspected|inspections|inspection';
const SPOKEN_TO =
  'tuyên truyền|tuyên truyền trực tiếp|tuyên truyền miệng|trực tiếp|direct outreach|outreach|outreach sessions';
const RESCUES =
  'cháy|vụ cháy|cứu nạn|cứu hộ|cứu nạn cứu hộ|sự cố|tai nạn|cháy , nổ|cháy nổ|fires|rescues|fires and rescues|incidents';

/** Every way in which a subject is worded. Words are lower case; a phrase is its words and marks with blanks between. */
export const WORDINGS: readonly Wording[] = [
  ...program(
    'SAFE_RESIDENTIAL_CLUSTER',
    'cụm dân cư|cụm dân cư an toàn|safe residential clusters|residential clusters',
  ),
  ...program(
    'NEIGHBOR_GROUP_TEAM',
    'tổ liên gia|tổ liên gia an toàn|neighbor-group teams|neighbor group teams|neighbor - group teams',
  ),
  ...program(
    'PUBLIC_FIREFIGHTING_POINT',
    'điểm chữa cháy công cộng|điểm chữa cháy cộng đồng|điểm chữa cháy|public firefighting points|firefighting points',
  ),
  ...program('MODEL_MARKET', 'chợ kiểu mẫu|chợ an toàn|chợ|model markets'),

  activity(
    'MEDIA',
    'ITEMS',
    'tin , bài|tin bài|tin|bài viết|bài|phóng sự|tin , bài viết|news items|articles|news stories',
  ),
  activity('MOBILE_OUTREACH', 'RUNS', 'lượt tuyên truyền lưu động|lượt xe tuyên truyền'),
  activity(
    'MOBILE_OUTREACH',
    'RUNS',
    'lượt|lượt xe|buổi|chuyến|cuộc|runs|trips',
    'lưu động|tuyên truyền lưu động|xe tuyên truyền|bằng xe chữa cháy|mobile outreach|fire engine|fire engines',
  ),
  activity('MOBILE_OUTREACH', 'ATTENDANCES', ATTENDING, 'lưu động|tuyên truyền lưu động|mobile outreach'),
  activity('LEAFLET', 'COPIES', 'tờ rơi|tờ gấp|tờ bướm|tờ rơi , tờ gấp|leaflets|flyers'),
  activity('LEAFLET', 'COPIES', 'tờ|bản|copies', 'tờ rơi|tờ gấp|phát tờ rơi|leaflets'),
  activity('MESSAGE', 'MESSAGES', 'tin nhắn|tin nhắn cảnh báo|lượt tin nhắn|warning messages|messages|text messages'),
  activity('MESSAGE', 'MESSAGES', 'tin|lượt', 'tin nhắn|nhắn tin|tin nhắn cảnh báo', 8),
  activity('DIRECT_OUTREACH', 'ATTENDANCES', ATTENDING, SPOKEN_TO),
  activity('DIRECT_OUTREACH', 'SESSIONS', 'buổi tuyên truyền|hội nghị tuyên truyền'),
  activity('DIRECT_OUTREACH', 'SESSIONS', 'buổi|hội nghị|cuộc|lớp|sessions|meetings', SPOKEN_TO),
  activity('TRAINING', 'PEOPLE_TRAINED', `${PEOPLE}|học viên|lượt học viên|đội viên|lượt|trainees`, TRAINED),
  activity('TRAINING', 'SESSIONS', 'lớp tập huấn|lớp huấn luyện|buổi tập huấn|buổi huấn luyện|training sessions'),
  activity('TRAINING', 'SESSIONS', 'lớp|buổi|khóa|cuộc|sessions|courses', TRAINED),
  activity('INSPECTION', 'VISITS', 'lượt kiểm tra|cuộc kiểm tra|lượt kiểm tra an toàn|safety inspections|inspections'),
  activity('INSPECTION', 'VISITS', 'lượt|lượt cơ sở|cuộc|lần|visits', INSPECTED),
  activity('INSPECTION', 'FACILITIES_INSPECTED', 'cơ sở|công trình|facilities|premises', INSPECTED),
  activity('INSPECTION', 'SHORTCOMINGS_FOUND', 'tồn tại|thiếu sót|tồn tại , thiếu sót|sơ hở|shortcomings'),
  activity('INSPECTION', 'SHORTCOMINGS_FOUND', 'lỗi|vi phạm|hạn chế', 'phát hiện|chỉ ra|kiến nghị'),
  activity('PENALTY', 'RECORDS', 'biên bản vi phạm|biên bản xử phạt'),
  activity(
    'PENALTY',
    'RECORDS',
    'biên bản|records',
    'vi phạm|vi phạm hành chính|xử phạt|xử phạt vi phạm hành chính|violations',
  ),
  activity('PENALTY', 'RECORDS', 'trường hợp|vụ|cơ sở', 'lập biên bản|lập biên bản vi phạm|lập biên bản xử phạt'),
  activity(
    'PENALTY',
    'CASES',
    'trường hợp|cơ sở|tổ chức|cá nhân|tổ chức , cá nhân|vụ|cases',
    'xử phạt|phạt|vi phạm hành chính|xử phạt vi phạm hành chính|fined',
  ),
  activity(
    'PENALTY',
    'FINES_VND',
    MONEY,
    'phạt|tiền phạt|phạt tiền|xử phạt|xử phạt vi phạm hành chính|vi phạm hành chính|nộp ngân sách|fines|fined|penalties',
  ),
  activity(
    'PENALTY',
    'SUSPENSIONS',
    'cơ sở|trường hợp|công trình|facilities',
    'đình chỉ|tạm đình chỉ|đình chỉ hoạt động|suspended',
  ),
  activity(
    'INCIDENT',
    'INCIDENTS_ATTENDED',
    'vụ cháy , sự cố , cứu nạn , cứu hộ|vụ cháy , cứu nạn , cứu hộ|vụ cháy và cứu nạn , cứu hộ|vụ cháy và cứu nạn cứu hộ|vụ cháy , nổ , cứu nạn , cứu hộ|vụ cháy , sự cố',
  ),
  activity('INCIDENT', 'INCIDENTS_ATTENDED', 'vụ cháy|vụ cứu nạn|vụ tai nạn|fires and rescues|fires|incidents|rescues'),
  activity('INCIDENT', 'INCIDENTS_ATTENDED', 'vụ|vụ việc|sự cố|đám cháy', RESCUES),
  activity(
    'INCIDENT',
    'PEOPLE_SAVED',
    `${PEOPLE}|nạn nhân|em nhỏ|cháu bé|cháu`,
    'cứu|cứu được|cứu sống|giải cứu|cứu thoát|được cứu|saved|rescued|saving|rescuing',
  ),
  activity(
    'INCIDENT',
    'PEOPLE_GUIDED_OUT',
    PEOPLE,
    'hướng dẫn thoát nạn|thoát nạn|sơ tán|hướng dẫn|guided out|evacuated',
  ),
  activity('INCIDENT', 'DEATHS', 'người chết|người tử vong|người thiệt mạng|deaths'),
  activity('INCIDENT', 'DEATHS', PEOPLE, 'chết|làm chết|tử vong|thiệt mạng|died|dead|killed'),
  activity('INCIDENT', 'INJURED', 'người bị thương|injured'),
  activity('INCIDENT', 'INJURED', PEOPLE, 'bị thương|làm bị thương|thương|injured|hurt'),
  activity(
    'INCIDENT',
    'DAMAGE_VND',
    MONEY,
    'thiệt hại|thiệt hại tài sản|thiệt hại về tài sản|thiệt hại ước tính|tổn thất|damage',
  ),
  activity(
    'INCIDENT',
    'PROPERTY_SAVED_VND',
    MONEY,
    'cứu được tài sản|cứu tài sản|bảo vệ tài sản|tài sản trị giá|cứu được khối tài sản|bảo vệ được tài sản|property saved',
  ),
  activity('INCIDENT', 'PUT_OUT_ON_SITE', 'vụ cháy|vụ|fires', 'tại chỗ|dập tắt tại chỗ|lực lượng tại chỗ|on site', 4),
  activity('PLAN', 'PLANS', 'phương án|plans', 'xây dựng|được xây dựng|lập|được lập|phê duyệt|drawn up|drew up'),
  activity('REHEARSAL', 'REHEARSALS', 'lượt thực tập|cuộc thực tập|buổi thực tập|rehearsals'),
  activity(
    'REHEARSAL',
    'REHEARSALS',
    'lượt|cuộc|buổi|lần|phương án|lượt phương án|plans',
    'thực tập|thực tập phương án|rehearsed',
  ),
  activity('REHEARSAL', 'PARTICIPANTS', `${PEOPLE}|lượt cán bộ|participants`, 'thực tập|thực tập phương án|rehearsals'),
  activity('DRILL', 'DRILLS', 'cuộc diễn tập|drills'),
  activity('DRILL', 'DRILLS', 'phương án|cuộc|lượt|plans', 'diễn tập|được diễn tập|tổ chức diễn tập|drilled', 2),
  activity('DRILL', 'DISASTER_DRILLS', 'disaster drill|disaster drills|disaster plan|disaster plans'),
  activity(
    'DRILL',
    'DISASTER_DRILLS',
    'phương án|cuộc|lượt|cuộc diễn tập|plan|plans',
    'thảm họa|thảm họa cháy lớn|disaster',
    8,
  ),
  activity(
    'DRILL',
    'PARTICIPANTS',
    `${PEOPLE}|lượt cán bộ|participants`,
    'diễn tập|được diễn tập|tổ chức diễn tập|drills',
  ),
  activity(
    'EQUIPPING',
    'EXTINGUISHERS_HANDED_OUT',
    'bình chữa cháy|bình bột chữa cháy|bình bột|extinguishers|fire extinguishers',
  ),
  activity('EQUIPPING', 'EXTINGUISHERS_HANDED_OUT', 'bình', 'chữa cháy|trao tặng|cấp phát|trang bị'),
  activity('EQUIPPING', 'ALARMS_INSTALLED', 'thiết bị báo cháy|bộ báo cháy|chuông báo cháy|nút báo cháy|alarms'),
  activity(
    'EQUIPPING',
    'ALARMS_INSTALLED',
    'bộ|thiết bị|hệ thống|nút|chuông',
    'báo cháy|chuông báo cháy|nút ấn báo cháy',
  ),
  activity(
    'EQUIPPING',
    'HOUSEHOLDS_EQUIPPED',
    'hộ|hộ gia đình|hộ dân|households',
    'trang bị|được trang bị|tự trang bị|equipped',
  ),
  activity('EQUIPPING', 'FUNDING_VND', MONEY, 'kinh phí|mua sắm|hỗ trợ|xã hội hóa|funding'),
  activity('COMMITMENT', 'COMMITMENTS_SIGNED', 'bản cam kết|cam kết|commitments'),
  activity(
    'COMMITMENT',
    'COMMITMENTS_SIGNED',
    'hộ|hộ gia đình|hộ dân|cơ sở|bản|households',
    'cam kết|ký cam kết|ký bản cam kết',
  ),
  activity(
    'REVIEW',
    'PROGRAMS_REVIEWED',
    'mô hình|lượt mô hình|programs',
    'rà soát|đánh giá|rà soát , đánh giá|reviewed',
  ),
  activity('EQUIPMENT_CHECK', 'CHECKS', 'lượt kiểm tra phương tiện|lần kiểm tra phương tiện|equipment checks'),
  activity('EQUIPMENT_CHECK', 'CHECKS', 'lượt|lần', 'kiểm tra phương tiện|kiểm tra thiết bị'),
  activity(
    'EQUIPMENT_CHECK',
    'ITEMS_CHECKED',
    'phương tiện|thiết bị|bình|bình chữa cháy',
    'kiểm tra|kiểm tra phương tiện|được kiểm tra',
    4,
  ),
  activity(
    'EQUIPMENT_CHECK',
    'ITEMS_REPLACED',
    'phương tiện|thiết bị|bình|bình chữa cháy',
    'thay thế|thay mới|được thay thế',
    4,
  ),
  activity('CONTEST', 'CONTESTS', 'hội thi|hội thao|cuộc thi|contests'),
  activity('CONTEST', 'CONTESTS', 'cuộc|lượt', 'hội thi|hội thao|cuộc thi'),
  activity('CONTEST', 'PARTICIPANTS', `${PEOPLE}|vận động viên|thí sinh`, 'hội thi|hội thao|cuộc thi|contests'),
  activity('DIALOGUE', 'DIALOGUES', 'buổi đối thoại|cuộc đối thoại|dialogues'),
  activity('DIALOGUE', 'DIALOGUES', 'buổi|cuộc|hội nghị', 'đối thoại|gặp gỡ'),
  activity('DIALOGUE', 'ATTENDANCES', ATTENDING, 'đối thoại|gặp gỡ|dialogues'),
  activity('DOSSIER', 'DOSSIERS', 'hồ sơ|dossiers'),
  activity('RECOGNITION', 'COLLECTIVES_RECOGNIZED', 'tập thể|lượt tập thể|collectives'),
  activity(
    'RECOGNITION',
    'PEOPLE_RECOGNIZED',
    'cá nhân|lượt cá nhân|people',
    'khen thưởng|khen|biểu dương|giấy khen|bằng khen|commended',
  ),
  activity('ADVISORY_DOCUMENT', 'DOCUMENTS', 'văn bản tham mưu'),
  activity('ADVISORY_DOCUMENT', 'DOCUMENTS', 'văn bản|kế hoạch|công văn|documents', 'tham mưu|ban hành|drafted'),

  other(
    'COMMUNES_RECORDED',
    'xã|phường|xã , phường|xã , phường , thị trấn|đơn vị cấp xã|communes',
    'ghi nhận|đã ghi nhận|có số liệu|nhập số liệu|cập nhật số liệu|nhập liệu|cập nhật|recorded',
  ),
  other('TERM_TARGETS', 'chỉ tiêu|targets'),
  other('TERM_FOCAL_TASKS', 'nhiệm vụ trọng tâm|focal tasks'),
  other('TERM_FOCAL_TASKS', 'nhiệm vụ', 'trọng tâm'),
  // Explosions are no fires, and nobody counts them.
  other('EXPLOSIONS', 'vụ nổ|explosions'),
  other('EXPLOSIONS', 'vụ', 'nổ'),
];

/** What texts say is missing, and what is then 0: "không xảy ra cháy", "không có thiệt hại về người". */
export interface Denied {
  subjects: readonly Subject[];
  words: readonly string[][];
  /** Whether it happens, so that "không" alone denies it not: "vật liệu không cháy". */
  happens: boolean;
  /** Whether it stands only behind another: "thiệt hại về người và tài sản". */
  goesOn: boolean;
}

const INCIDENTS = measured('INCIDENT', 'INCIDENTS_ATTENDED');
const DEATHS = measured('INCIDENT', 'DEATHS');
const INJURED = measured('INCIDENT', 'INJURED');
const DAMAGE = measured('INCIDENT', 'DAMAGE_VND');
const denied = (subjects: readonly Subject[], words: string, is: 'HAPPENS' | 'GOES_ON' | null = null): Denied => ({
  subjects,
  words: phrases(...listed(words)),
  happens: is === 'HAPPENS',
  goesOn: is === 'GOES_ON',
});

export const DENIED: readonly Denied[] = [
  denied(
    [INCIDENTS],
    'cháy|cháy nổ|cháy , nổ|cháy và nổ|cháy hoặc nổ|hỏa hoạn|vụ hỏa hoạn|vụ cháy|vụ cháy nổ|vụ cháy , nổ|vụ cháy , vụ nổ|' +
      'vụ cháy hoặc nổ|đám cháy|vụ việc cháy|vụ việc cháy nổ|vụ việc cháy , nổ|sự cố cháy|sự cố cháy nổ|sự cố cháy , nổ|' +
      'sự cố|vụ sự cố|tai nạn|vụ tai nạn|sự cố , tai nạn|tai nạn , sự cố|vụ cứu nạn , cứu hộ|fire|fires|fires or explosions',
    'HAPPENS',
  ),
  denied([unmeasured('EXPLOSIONS')], 'nổ|vụ nổ|explosions', 'HAPPENS'),
  denied(
    [DEATHS],
    'người chết|người nào chết|ai chết|chết người|người tử vong|ai tử vong|tử vong|người thiệt mạng|ai thiệt mạng|nạn nhân tử vong|' +
      'người nào tử vong|người nào thiệt mạng|deaths|fatalities|one died|one was killed',
  ),
  denied(
    [INJURED],
    'người bị thương|người nào bị thương|ai bị thương|bị thương|người bị nạn|injuries|one was injured|one was hurt',
  ),
  denied([DEATHS], 'chết', 'GOES_ON'),
  denied([INJURED], 'injured|hurt', 'GOES_ON'),
  denied(
    [DEATHS, INJURED],
    'thương vong|thương vong về người|người thương vong|ai thương vong|thiệt hại về người|thiệt hại người|' +
      'thiệt hại về tính mạng|thiệt hại về con người|thiệt hại đến người|casualties',
  ),
  denied([DEATHS, INJURED], 'người|về người|con người', 'GOES_ON'),
  denied([DAMAGE], 'thiệt hại về tài sản|thiệt hại tài sản|thiệt hại đến tài sản|thiệt hại về vật chất|damage'),
  denied([DAMAGE], 'tài sản|về tài sản|vật chất', 'GOES_ON'),
  denied([DEATHS, INJURED, DAMAGE], 'thiệt hại'),
];
