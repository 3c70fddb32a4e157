/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which activities; every condition given must hold. */
export type ActivityFilter = {
  /** Activities that count for this administrative unit, with all below it: by the placement of their first program on their own day, or else by their area. */
  adminUnit?: string | null | undefined;
  /** Activities whose place lay in the jurisdiction of this responsible unit, or of one below it, on their own day. */
  inJurisdictionOf?: string | null | undefined;
  /** Period totals only (true), or single events only (false). */
  isPeriodTotal?: boolean | null | undefined;
  /** Activities of one of these kinds. */
  kinds?: Array<ActivityKind> | null | undefined;
  /** With adminUnit: places are read on the map of this day instead of on the activity’s own. */
  mapOn?: string | null | undefined;
  /** Activities that share a day with this period. */
  period?: PeriodInput | null | undefined;
  /** Activities that this program had to do with, in any role. */
  program?: string | null | undefined;
  /** Activities whose row comes from one of these. */
  provenances?: Array<Provenance> | null | undefined;
  /** Activities done by this responsible unit or by one below it. */
  responsibleUnit?: string | null | undefined;
  /** A part of the title, 200 characters at most. Marks and case do not matter. */
  text?: string | null | undefined;
};

/** What was done. */
export type ActivityKind =
  /** A document was drafted for the authorities to issue. (Văn bản tham mưu) */
  | 'ADVISORY_DOCUMENT'
  /** Households signed a commitment to fire safety. (Ký cam kết) */
  | 'COMMITMENT'
  /** A contest of fire fighting skills was held. (Hội thao, hội thi) */
  | 'CONTEST'
  /** Police and people met to talk. (Đối thoại, gặp gỡ) */
  | 'DIALOGUE'
  /** People were spoken to in a meeting or at home. (Tuyên truyền trực tiếp) */
  | 'DIRECT_OUTREACH'
  /** Dossiers of facilities or programs were made. (Lập hồ sơ) */
  | 'DOSSIER'
  /** A large drill was held, on the level of the province. (Diễn tập) */
  | 'DRILL'
  /** The equipment was checked. (Kiểm tra phương tiện) */
  | 'EQUIPMENT_CHECK'
  /** Households or programs were given equipment. (Trang bị phương tiện) */
  | 'EQUIPPING'
  /** A fire was fought or a rescue carried out. (Vụ cháy, vụ cứu nạn) */
  | 'INCIDENT'
  /** Facilities were inspected for safety. (Kiểm tra an toàn PCCC) */
  | 'INSPECTION'
  /** Leaflets were handed out. (Phát tờ rơi) */
  | 'LEAFLET'
  /** News items and features were published. (Tin, bài) */
  | 'MEDIA'
  /** Warning messages were sent. (Tin nhắn cảnh báo) */
  | 'MESSAGE'
  /** A fire engine drove through the streets and spoke to people. (Tuyên truyền lưu động) */
  | 'MOBILE_OUTREACH'
  /** Violations were fined. (Xử phạt vi phạm hành chính) */
  | 'PENALTY'
  /** Plans of fire fighting and rescue were drawn up. (Xây dựng phương án) */
  | 'PLAN'
  /** Collectives or people were commended. (Khen thưởng) */
  | 'RECOGNITION'
  /** Plans were rehearsed. (Thực tập phương án) */
  | 'REHEARSAL'
  /** Programs were reviewed. (Rà soát, đánh giá mô hình) */
  | 'REVIEW'
  /** People were trained in fire fighting and rescue. (Huấn luyện nghiệp vụ PCCC và CNCH) */
  | 'TRAINING';

/** How high in the tree an administrative unit stands. */
export type AdminLevel =
  /** A ward, commune, township or special zone. (Cấp xã) */
  | 'COMMUNE'
  /** A district; the level ended on 1 July 2025. (Cấp huyện) */
  | 'DISTRICT'
  /** A hamlet or residential block below a commune; it has no national code. (Thôn, tổ dân phố) */
  | 'NEIGHBORHOOD'
  /** A province or a city directly under the government. (Cấp tỉnh) */
  | 'PROVINCE';

/** Which administrative units; every condition given must hold. */
export type AdminUnitFilter = {
  /** Units of the map of this day, by default today’s. */
  asOf?: string | null | undefined;
  /** Units of one of these kinds. */
  kinds?: Array<AdminUnitKind> | null | undefined;
  /** Units of this level. */
  level?: AdminLevel | null | undefined;
  /** Units whose row comes from one of these. */
  provenances?: Array<Provenance> | null | undefined;
  /** Units in which recording has begun in every commune (true), or not yet in every one (false), by that day. With withoutProgramOf it tells a gap from an area nobody has looked at. */
  recorded?: boolean | null | undefined;
  /** A part of the name, 200 characters at most. Marks, case and a leading type word do not matter: “p. hoa lu” finds “Phường Hoa Lư”. */
  text?: string | null | undefined;
  /** Units that lie in this one, at any depth; itself not among them. */
  within?: string | null | undefined;
  /** Units in which no program of this kind stands on that day: where are we not covered. */
  withoutProgramOf?: ProgramKind | null | undefined;
};

/** What sort of administrative unit it is. */
export type AdminUnitKind =
  /** A former city of a province, on the level of districts. (Thành phố thuộc tỉnh) */
  | 'CITY'
  /** A rural unit on the level of communes. (Xã) */
  | 'COMMUNE'
  /** A neighborhood of the countryside. (Thôn, xóm) */
  | 'HAMLET'
  /** A city directly under the central government, on the level of provinces. (Thành phố trực thuộc trung ương) */
  | 'MUNICIPALITY'
  /** A province. (Tỉnh) */
  | 'PROVINCE'
  /** A neighborhood of a ward or township. (Tổ dân phố) */
  | 'RESIDENTIAL_BLOCK'
  /** A former district of the countryside. (Huyện) */
  | 'RURAL_DISTRICT'
  /** An island unit on the level of communes. (Đặc khu) */
  | 'SPECIAL_ZONE'
  /** A former town of a province, on the level of districts. (Thị xã) */
  | 'TOWN'
  /** A former small town on the level of communes. (Thị trấn) */
  | 'TOWNSHIP'
  /** A former district inside a municipality. (Quận) */
  | 'URBAN_DISTRICT'
  /** An urban unit on the level of communes. (Phường) */
  | 'WARD';

/** How a list of administrative units is sorted. */
export type AdminUnitOrder =
  /** The least covered first, by share of households; unknown shares last. (Tỷ lệ hộ thấp trước) */
  | 'HOUSEHOLD_SHARE_ASC'
  /** The best covered first, by share of households; unknown shares last. (Tỷ lệ hộ cao trước) */
  | 'HOUSEHOLD_SHARE_DESC'
  /** By name in Vietnamese order, numbers by value. The default without a text. (Theo tên) */
  | 'NAME'
  /** Names that hold the text with its very marks first, whole names before parts, then by name. The default with a text, and refused without one. (Khớp nhất trước) */
  | 'RELEVANCE';

/** On what paper a program was founded. */
export type BasisKind =
  /** A decision founded it, often by an annexed list of many programs. (Quyết định thành lập) */
  | 'FOUNDING_DECISION'
  /** The households agreed, and the head of the block and the commune police confirmed it. (Thỏa thuận của các hộ) */
  | 'HOUSEHOLD_AGREEMENT'
  /** The minutes of a meeting record it. (Biên bản) */
  | 'MINUTES'
  /** A decision recognized what already stood. (Quyết định công nhận) */
  | 'RECOGNITION_DECISION';

/** A box of latitudes and longitudes, WGS84, its edges included. */
export type BoxInput = {
  /** The eastern edge, degrees east. */
  east: number;
  /** The northern edge, degrees north. */
  north: number;
  /** The southern edge, degrees north. */
  south: number;
  /** The western edge, degrees east. */
  west: number;
};

/** Whence a check knows whose figures, or of which days. */
export type CheckOrigin =
  /** The argument said it. (Được nêu khi hỏi) */
  | 'GIVEN'
  /** The text says it first of all. (Đọc từ văn bản) */
  | 'READ'
  /** Neither an argument nor the text says it. (Không rõ) */
  | 'UNKNOWN';

/** How a figure of a text stands beside what the registry has. */
export type CheckVerdict =
  /** What the registry has of it bears it out. (Khớp) */
  | 'AGREES'
  /** The registry has another number of it. (Khác) */
  | 'DIFFERS'
  /** The registry has nothing to set beside it. (Chưa có số liệu) */
  | 'NOT_HELD';

/** Days from one to another, both included; either may be left out. */
export type DateRangeInput = {
  /** The first day. */
  from?: string | null | undefined;
  /** The last day. */
  to?: string | null | undefined;
};

/** What sort of equipment a line of a program counts. */
export type EquipmentKind =
  /** A fire axe. (Rìu) */
  | 'AXE'
  /** A cutter for locks and bars. (Kìm cộng lực) */
  | 'BOLT_CUTTER'
  /** A crowbar to break open doors and walls. (Xà beng) */
  | 'CROWBAR'
  /** A portable powder extinguisher. (Bình bột ABC) */
  | 'EXTINGUISHER_ABC'
  /** A portable carbon dioxide extinguisher. (Bình khí CO2) */
  | 'EXTINGUISHER_CO2'
  /** A kit for first aid. (Túi sơ cứu) */
  | 'FIRST_AID_KIT'
  /** A flashlight. (Đèn pin) */
  | 'FLASHLIGHT'
  /** A roll of fire hose. (Cuộn vòi chữa cháy) */
  | 'HOSE'
  /** The key that opens a hydrant. (Khóa mở trụ nước) */
  | 'HYDRANT_KEY'
  /** A ladder. (Thang) */
  | 'LADDER'
  /** A hand-held loudspeaker. (Loa cầm tay) */
  | 'MEGAPHONE'
  /** A branch pipe for a fire hose. (Lăng phun) */
  | 'NOZZLE'
  /** A portable fire pump. (Máy bơm chữa cháy) */
  | 'PUMP'
  /** A rope to let people down. (Dây cứu người) */
  | 'ROPE'
  /** A box of sand with a shovel. (Thùng cát) */
  | 'SAND_BOX'
  /** A heavy hammer to break walls. (Búa tạ) */
  | 'SLEDGEHAMMER'
  /** A mask against smoke. (Mặt nạ phòng độc) */
  | 'SMOKE_MASK'
  /** A drum or tank of water kept for fires. (Phuy, bể nước) */
  | 'WATER_TANK';

/** How much of an old unit went into a new one. */
export type LineagePart =
  /** A part of the old unit went there, the rest elsewhere. (Một phần) */
  | 'PART'
  /** All of the old unit went there. (Toàn bộ) */
  | 'WHOLE';

/** The class of a market by its size. */
export type MarketClass =
  /** A large market, the center of a region. (Chợ hạng I) */
  | 'I'
  /** A market of middle size. (Chợ hạng II) */
  | 'II'
  /** A small market, mostly of one commune. (Chợ hạng III) */
  | 'III';

/** What an activity counts. Different measures are never added together. */
export type MeasureKind =
  /** Alarm buttons and bells installed. (Thiết bị báo cháy lắp đặt) */
  | 'ALARMS_INSTALLED'
  /** Attendances: who comes twice counts twice. (Lượt người dự) */
  | 'ATTENDANCES'
  /** Cases that were fined. (Trường hợp bị phạt) */
  | 'CASES'
  /** Checks of equipment. (Lượt kiểm tra phương tiện) */
  | 'CHECKS'
  /** Collectives that were commended. (Tập thể được khen thưởng) */
  | 'COLLECTIVES_RECOGNIZED'
  /** Commitments signed by households or facilities. (Bản cam kết) */
  | 'COMMITMENTS_SIGNED'
  /** Contests held. (Cuộc thi) */
  | 'CONTESTS'
  /** Leaflets handed out. (Số tờ rơi) */
  | 'COPIES'
  /** Damage to property, in đồng. (Thiệt hại tài sản) */
  | 'DAMAGE_VND'
  /** People who died. (Người chết) */
  | 'DEATHS'
  /** Dialogues held. (Buổi đối thoại) */
  | 'DIALOGUES'
  /** Drilled plans of a large-fire disaster. (Cuộc diễn tập tình huống thảm họa cháy lớn) */
  | 'DISASTER_DRILLS'
  /** Documents drafted. (Số văn bản) */
  | 'DOCUMENTS'
  /** Dossiers made. (Số hồ sơ) */
  | 'DOSSIERS'
  /** Drilled plans of fire fighting and rescue. (Cuộc diễn tập) */
  | 'DRILLS'
  /** Extinguishers handed out. (Bình chữa cháy trao tặng) */
  | 'EXTINGUISHERS_HANDED_OUT'
  /** Facilities inspected. (Cơ sở được kiểm tra) */
  | 'FACILITIES_INSPECTED'
  /** Fines imposed, in đồng. (Tiền phạt) */
  | 'FINES_VND'
  /** Money spent on equipment, in đồng. (Kinh phí) */
  | 'FUNDING_VND'
  /** Households that were given equipment. (Hộ được trang bị) */
  | 'HOUSEHOLDS_EQUIPPED'
  /** Fires and rescues taken part in. (Số vụ tham gia) */
  | 'INCIDENTS_ATTENDED'
  /** People who were hurt. (Người bị thương) */
  | 'INJURED'
  /** News items published. (Số tin, bài) */
  | 'ITEMS'
  /** Pieces of equipment checked. (Phương tiện được kiểm tra) */
  | 'ITEMS_CHECKED'
  /** Pieces of equipment replaced. (Phương tiện được thay thế) */
  | 'ITEMS_REPLACED'
  /** Messages sent. (Số tin nhắn) */
  | 'MESSAGES'
  /** People who took part. (Người tham gia) */
  | 'PARTICIPANTS'
  /** People shown the way out. (Người được hướng dẫn thoát nạn) */
  | 'PEOPLE_GUIDED_OUT'
  /** People who were commended. (Cá nhân được khen thưởng) */
  | 'PEOPLE_RECOGNIZED'
  /** People saved. (Người được cứu) */
  | 'PEOPLE_SAVED'
  /** People trained. (Người được huấn luyện) */
  | 'PEOPLE_TRAINED'
  /** Plans drawn up. (Số phương án) */
  | 'PLANS'
  /** Programs reviewed. (Mô hình được rà soát) */
  | 'PROGRAMS_REVIEWED'
  /** Property saved, in đồng. (Tài sản cứu được) */
  | 'PROPERTY_SAVED_VND'
  /** Fires put out by people on site before the fire engine came. (Vụ cháy được dập tắt tại chỗ) */
  | 'PUT_OUT_ON_SITE'
  /** Records of violations written. (Biên bản vi phạm) */
  | 'RECORDS'
  /** Rehearsals of plans. (Lượt thực tập) */
  | 'REHEARSALS'
  /** Runs of a fire engine. (Lượt xe) */
  | 'RUNS'
  /** Sessions held. (Số buổi) */
  | 'SESSIONS'
  /** Shortcomings found by inspections. (Tồn tại, thiếu sót) */
  | 'SHORTCOMINGS_FOUND'
  /** Facilities whose work was suspended. (Đình chỉ hoạt động) */
  | 'SUSPENSIONS'
  /** Inspection visits. (Lượt kiểm tra) */
  | 'VISITS';

/** On which day a month of a report begins. */
export type PeriodConvention =
  /** A month runs from its 1st day to its last. (Theo lịch) */
  | 'CALENDAR'
  /** A month runs from the 15th of the month before to its own 14th, as state agencies report. (Kỳ báo cáo nhà nước (ngày 15)) */
  | 'STATE_15TH';

/** A stretch of days, said in one way: `from` and `to`; or `year`, alone or with one of `half`, `quarter`, `month`, `throughMonth`; or `term`. */
export type PeriodInput = {
  /** On which day a month begins, by default CALENDAR. Only years and their parts know STATE_15TH. */
  convention?: PeriodConvention | null | undefined;
  /** The first day. */
  from?: string | null | undefined;
  /** The half of the year: 1 or 2. */
  half?: number | null | undefined;
  /** The month of the year: 1 to 12. */
  month?: number | null | undefined;
  /** The quarter of the year: 1 to 4. */
  quarter?: number | null | undefined;
  /** A five-year term, for example 2020-2025: from 1 July of the first year until 1 July of the last. */
  term?: string | null | undefined;
  /** The year up to the end of this month, 1 to 12: year to date. */
  throughMonth?: number | null | undefined;
  /** The first day that is no longer part of it. */
  to?: string | null | undefined;
  /** The year, 1901 to 2198. */
  year?: number | null | undefined;
};

/** How far a position can be trusted. */
export type PositionPrecision =
  /** It was pointed out on a map, to some hundred meters. (Ước lượng) */
  | 'APPROXIMATE'
  /** It is only the center of the commune that the place lies in. (Tâm xã) */
  | 'COMMUNE_CENTER'
  /** It was measured on site, to some meters. (Đo tại chỗ) */
  | 'MEASURED';

/** What a problem means for what was asked. */
export type ProblemSeverity =
  /** It was written all the same; this is worth knowing. (Khuyến nghị) */
  | 'ADVICE'
  /** Nothing was written; mend it and ask again. (Phải sửa) */
  | 'BLOCKING'
  /** Nothing was written; look at it, and ask again with the confirmation if it is meant so. (Cần xác nhận) */
  | 'CONFIRMABLE';

/** Which number of programs a text speaks of. */
export type ProgramAspect =
  /** Those that were dissolved or merged in the period, as "giải thể" says. (Giải thể trong kỳ) */
  | 'DISSOLVED'
  /** Those that were founded in the period, as "thành lập", "ra mắt" and "xây dựng mới" say. (Thành lập trong kỳ) */
  | 'FOUNDED'
  /** Those that stand on the last day of the period, as "xây dựng", "duy trì" and a bare number are read. (Đang có) */
  | 'STANDING';

/** What sort of step in a program’s life it was. */
export type ProgramEventKind =
  /** Other facts of it were changed. (Chỉnh sửa) */
  | 'EDIT'
  /** Equipment came, was counted, checked or taken away. (Phương tiện) */
  | 'EQUIPMENT'
  /** Its households were counted. (Số hộ) */
  | 'HOUSEHOLD_COUNT'
  /** It was placed in an area, at first or on a new map. (Địa bàn) */
  | 'PLACEMENT'
  /** It took a status. (Trạng thái) */
  | 'STATUS'
  /** A responsible unit took a role for it. (Đơn vị phụ trách) */
  | 'UNIT';

/** Which programs; every condition given must hold. Statuses and places are those of the day asked about. */
export type ProgramFilter = {
  /** Programs in this administrative unit or anything below it, on its own map. */
  adminUnit?: string | null | undefined;
  /** Programs in which this responsible unit, or one under it, has a role. */
  assignedTo?: string | null | undefined;
  /** Teams and points of this cluster. */
  cluster?: string | null | undefined;
  /** Programs that miss at least one criterion in force for them that day (true), or miss none (false). Duties that come back, such as a yearly review, count by what was recorded until then. */
  criteriaMissed?: boolean | null | undefined;
  /** Programs with equipment that expires, or whose next check falls due, before this day. */
  equipmentDueBefore?: string | null | undefined;
  /** Programs founded between these days. */
  founded?: DateRangeInput | null | undefined;
  /** Programs whose position lies in this box. */
  inBox?: BoxInput | null | undefined;
  /** Programs in the jurisdiction of this responsible unit and those under it. */
  inJurisdictionOf?: string | null | undefined;
  /** Programs of one of these kinds. */
  kinds?: Array<ProgramKind> | null | undefined;
  /** Programs that come from one of these. */
  provenances?: Array<Provenance> | null | undefined;
  /** Programs without any activity on this day or since. */
  quietSince?: string | null | undefined;
  /** Programs in one of these statuses; without it those that stand or are suspended. The public finds only what stands. */
  statuses?: Array<ProgramStatus> | null | undefined;
  /** A part of the name, 200 characters at most; marks and case do not matter: “to lien gia so 2” finds “Tổ liên gia số 2”. */
  text?: string | null | undefined;
};

/** Which of the four community fire-safety models a program is. */
export type ProgramKind =
  /** A market that meets a set of fire-safety criteria. (Chợ kiểu mẫu) */
  | 'MODEL_MARKET'
  /** Some adjacent households, by most rules 5 to 15, that link their alarms and help each other. (Tổ liên gia) */
  | 'NEIGHBOR_GROUP_TEAM'
  /** A post with firefighting equipment in an alley that a fire engine cannot enter. (Điểm chữa cháy công cộng) */
  | 'PUBLIC_FIREFIGHTING_POINT'
  /** A part of a hamlet or residential block; neighbor-group teams and public points may belong to it. (Cụm dân cư an toàn) */
  | 'SAFE_RESIDENTIAL_CLUSTER';

/** How a list of programs is sorted. */
export type ProgramOrder =
  /** The oldest first. (Thành lập trước) */
  | 'FOUNDED_ON_ASC'
  /** The newest first. (Mới thành lập trước) */
  | 'FOUNDED_ON_DESC'
  /** The quietest first: no activity at all, then the longest ago. (Lâu không hoạt động trước) */
  | 'LAST_ACTIVITY_ASC'
  /** The latest activity first. (Mới hoạt động trước) */
  | 'LAST_ACTIVITY_DESC'
  /** By name in Vietnamese order, numbers by value. The default without a text. (Theo tên) */
  | 'NAME'
  /** Names that hold the text with its very marks first, whole words before parts, then by name. The default with a text, and refused without one. (Khớp nhất trước) */
  | 'RELEVANCE';

/** Where a program is in its life. FOUNDED, ACTIVE and NEEDS_STRENGTHENING stand and are counted. */
export type ProgramStatus =
  /** It has been launched and works; it stands. (Đang hoạt động) */
  | 'ACTIVE'
  /** It has ended; it is not counted. (Đã giải thể) */
  | 'DISSOLVED'
  /** It has been founded and not launched yet; it stands. (Đã thành lập) */
  | 'FOUNDED'
  /** It went into another program; it is not counted. (Đã sáp nhập) */
  | 'MERGED'
  /** It works less than it should and is to be strengthened; it stands. (Cần củng cố) */
  | 'NEEDS_STRENGTHENING'
  /** It rests for a time; it is told apart, not counted. (Tạm dừng) */
  | 'SUSPENDED';

/** What a responsible unit does for a program. */
export type ProgramUnitRole =
  /** It advises and instructs. (Tham mưu, hướng dẫn) */
  | 'ADVISING'
  /** It works together with the managing unit. (Phối hợp) */
  | 'COORDINATING'
  /** It gives money or equipment. (Hỗ trợ kinh phí) */
  | 'FUNDING'
  /** It answers for the program; there is one at a time. (Quản lý) */
  | 'MANAGING';

/** Where a row comes from. */
export type Provenance =
  /** It is invented, to show how the registry works. (Dữ liệu minh họa) */
  | 'DEMO'
  /** It was imported from an official list. (Nhập từ danh mục) */
  | 'IMPORT'
  /** Someone entered it in this registry. (Nhập trực tiếp) */
  | 'OWN_ENTRY'
  /** It was taken from a written report. (Từ báo cáo) */
  | 'REPORT';

/** How a document words the number that it states. */
export type Qualifier =
  /** The document says "khoảng", about. (Khoảng) */
  | 'ABOUT'
  /** The document says "gần", almost. (Gần) */
  | 'ALMOST'
  /** The number stands there without any such word. (Đúng như nêu) */
  | 'AS_STATED'
  /** The document says "hơn" or "trên", more than. (Hơn, trên) */
  | 'OVER';

/** Why a ratio has no share. */
export type RatioRemark =
  /** More is covered than the stated total, so one of the two figures is wrong. (Vượt quá mẫu số) */
  | 'COVERED_ABOVE_TOTAL'
  /** Nobody has stated of how many it would be a share. (Chưa có mẫu số) */
  | 'TOTAL_UNKNOWN';

/** Where a registration is on its way. */
export type RegistrationStatus =
  /** The police confirmed it; its program is entered. (Đã xác nhận) */
  | 'CONFIRMED'
  /** It is being written, and may be incomplete. (Bản nháp) */
  | 'DRAFT'
  /** The police refused it for good. (Bị từ chối) */
  | 'REJECTED'
  /** It came back with reasons, to be mended. (Bị trả lại để bổ sung) */
  | 'RETURNED'
  /** It waits for the police. (Đã nộp, chờ thẩm tra) */
  | 'SUBMITTED'
  /** Its author took it back. (Đã rút) */
  | 'WITHDRAWN';

/** Whether a program tried the model out or spread it. */
export type Replication =
  /** It was built to try the model out. (Điểm) */
  | 'PILOT'
  /** It was built after the example of a pilot. (Nhân rộng) */
  | 'REPLICATED';

/** Which reported figures; every condition given must hold. */
export type ReportedFigureFilter = {
  /** Figures of one of these kinds of activity. */
  activityKinds?: Array<ActivityKind> | null | undefined;
  /** Figures of this administrative unit or of one below it. */
  adminUnit?: string | null | undefined;
  /** Figures whose period shares a day with this one. */
  period?: PeriodInput | null | undefined;
  /** Figures of one of these kinds of program. */
  programKinds?: Array<ProgramKind> | null | undefined;
  /** Figures of this responsible unit or of one below it. */
  responsibleUnit?: string | null | undefined;
  /** A part of the document’s words or of its name, 200 characters at most. Marks and case do not matter. */
  text?: string | null | undefined;
};

/** Which responsible units; every condition given must hold. */
export type ResponsibleUnitFilter = {
  /** Units that stood on this day, by default today. */
  asOf?: string | null | undefined;
  /** Units whose own jurisdiction that day holds this administrative unit or one above it. */
  inChargeOf?: string | null | undefined;
  /** Units of one of these kinds. */
  kinds?: Array<ResponsibleUnitKind> | null | undefined;
  /** A part of the name, 200 characters at most; marks and case do not matter. */
  text?: string | null | undefined;
  /** Units under this one, at any depth; itself not among them. */
  within?: string | null | undefined;
};

/** What sort of unit answers for programs. */
export type ResponsibleUnitKind =
  /** A team of PC07 that answers for a set of communes. (Đội Chữa cháy và CNCH khu vực) */
  | 'AREA_TEAM'
  /** The police of a commune. (Công an cấp xã) */
  | 'COMMUNE_POLICE'
  /** The police of a district, until 28 February 2025. (Công an cấp huyện) */
  | 'DISTRICT_POLICE'
  /** The fire and rescue police department of a province, PC07. (Phòng Cảnh sát PCCC và CNCH (PC07)) */
  | 'FIRE_POLICE_DEPARTMENT'
  /** A team of PC07 with a task and no area of its own, such as prevention. (Đội nghiệp vụ) */
  | 'FUNCTIONAL_TEAM'
  /** The board that runs a market. (Ban quản lý chợ) */
  | 'MARKET_BOARD'
  /** An organization such as the Fatherland Front, the Women's Union or the Youth Union. (Tổ chức đoàn thể) */
  | 'MASS_ORGANIZATION'
  /** The ministry's fire and rescue police department, C07. (Cục Cảnh sát PCCC và CNCH (C07)) */
  | 'MINISTRY_DEPARTMENT'
  /** The local authority of an area. (Ủy ban nhân dân) */
  | 'PEOPLES_COMMITTEE'
  /** The police of a province. (Công an tỉnh) */
  | 'PROVINCE_POLICE';

/** What a plan calls something that it sets out to do. */
export type TargetSort =
  /** A task to be put first. (Nhiệm vụ trọng tâm) */
  | 'FOCAL_TASK'
  /** A result to be reached. (Chỉ tiêu) */
  | 'TARGET';

/** How a target stands as of a day. */
export type TargetState =
  /** Its days are not over, and a smaller share is achieved than of its days have gone. (Chậm tiến độ) */
  | 'BEHIND'
  /** As much as was set is achieved. (Đã đạt) */
  | 'DONE'
  /** Its days are over, and less was achieved than was set. (Chưa đạt) */
  | 'MISSED'
  /** It is stated in words, or its number is of nothing that the registry counts. (Không đo đếm) */
  | 'NOT_MEASURED'
  /** Its days are not over, and as great a share is achieved as of its days have gone. (Đúng tiến độ) */
  | 'ON_PACE';

/** Why a number of a text was compared with nothing. */
export type UnreadReason =
  /** It is what is aimed at, planned or demanded, as "phấn đấu". (Mục tiêu) */
  | 'AIM'
  /** It may speak of several things. (Có thể hiểu nhiều cách) */
  | 'AMBIGUOUS'
  /** It is an average or what each has, as "mỗi xã có 2 tổ liên gia". (Bình quân) */
  | 'AVERAGE'
  /** It says by how much something rose or fell, but not since when or of what. (Mức tăng, giảm) */
  | 'CHANGE'
  /** It is what the number was before, as "giảm từ 30 vụ xuống còn 25 vụ". (Con số trước đó) */
  | 'FORMER'
  /** It is a limit, as "không quá 5", and states no number. (Giới hạn) */
  | 'LIMIT'
  /** It is written in figures, but not as a number is: "12.34.56". (Không đọc được con số) */
  | 'NOT_A_NUMBER'
  /** It is a fraction; the registry has counts. (Không phải số nguyên) */
  | 'NOT_WHOLE'
  /** Nothing near it is counted by the registry. (Không rõ nói về gì) */
  | 'NO_SUBJECT'
  /** Its sentence names another period. (Của kỳ khác) */
  | 'OTHER_PERIOD'
  /** Its sentence names another unit. (Của đơn vị khác) */
  | 'OTHER_UNIT'
  /** It is a part of what is counted, as "trong đó có 4 người" or "40 vụ cháy nhà dân". (Chỉ một phần) */
  | 'PART'
  /** It is a percentage; the registry has counts. (Tỷ lệ phần trăm) */
  | 'PERCENT'
  /** Its period has not begun, so nothing is held of it. (Kỳ chưa bắt đầu) */
  | 'PERIOD_NOT_BEGUN'
  /** No period is given or named. (Không rõ kỳ) */
  | 'PERIOD_UNKNOWN'
  /** It is a range from one number to another. (Khoảng giá trị) */
  | 'RANGE'
  /** It is a part of a whole, as 53/168, of something that is not told. (Phần trên tổng) */
  | 'RATIO'
  /** It is larger than any number that the API can say. (Quá lớn) */
  | 'TOO_LARGE'
  /** No unit is given or named, or the registry cannot tell which one the name means. (Không rõ đơn vị) */
  | 'UNIT_UNKNOWN'
  /** It is no number, as "hàng nghìn". (Không nêu con số) */
  | 'VAGUE';

/** What a criterion says of a program. */
export type Verdict =
  /** The program meets the criterion. (Đạt) */
  | 'MET'
  /** The program misses the criterion. (Chưa đạt) */
  | 'MISSED'
  /** Too little is known of the program to judge it. (Chưa đủ thông tin) */
  | 'UNKNOWN';

/** Where a firefighting point draws its water. */
export type WaterSource =
  /** A canal or a ditch. (Kênh, mương) */
  | 'CANAL'
  /** A hydrant of the water network. (Trụ nước chữa cháy) */
  | 'HYDRANT'
  /** Someone looked, and there is no water nearby. (Không có) */
  | 'NONE'
  /** A pond or a lake. (Ao, hồ) */
  | 'POND'
  /** A river. (Sông) */
  | 'RIVER'
  /** A tank or a cistern. (Bể nước) */
  | 'TANK'
  /** A well. (Giếng) */
  | 'WELL';

export type ActivityByMonthQueryVariables = Exact<{
  code?: string;
  asOf?: string;
  year?: number;
}>;


export type ActivityByMonthQuery = { adminUnit: { name: string, activitySummary: { period: { from: string, to: string }, byMonth: Array<{ year: number, month: number, period: { from: string, to: string }, byKind: Array<{ kind: ActivityKind, activities: number, notAttributable: number, measures: Array<{ measure: MeasureKind, recorded: number }> }> }> } } | null };

export type ActivityOfTheTermQueryVariables = Exact<{
  term?: string;
}>;


export type ActivityOfTheTermQuery = { adminUnit: { name: string, activitySummary: { hasDemoData: boolean, period: { from: string, to: string }, byKind: Array<{ kind: ActivityKind, activities: number, notAttributable: number, measures: Array<{ measure: MeasureKind, recorded: number, reported: Array<{ value: number, qualifier: Qualifier, quote: string }> }> }> } } | null };

export type AreaTeamsQueryVariables = Exact<{
  asOf?: string | null | undefined;
}>;


export type AreaTeamsQuery = { responsibleUnits: { nodes: Array<{ code: string, name: string, provenance: Provenance, parent: { name: string } | null, jurisdiction: Array<{ code: string, name: string }>, coverage: { byKind: Array<{ kind: ProgramKind, programs: number }>, recorded: { covered: number | null, total: number | null } } }> } };

export type CheckAReportQueryVariables = Exact<{
  text?: string;
}>;


export type CheckAReportQuery = { checkReport: { text: string, unitOrigin: CheckOrigin, periodOrigin: CheckOrigin, hasDemoData: boolean, notes: Array<string>, unit: { code: string, name: string } | null, period: { from: string, to: string } | null, summary: { agrees: number, differs: number, notHeld: number, unread: number }, figures: Array<{ quote: string, start: number, end: number, value: number, of: number | null, qualifier: Qualifier, activityKind: ActivityKind | null, measure: MeasureKind | null, programKind: ProgramKind | null, verdict: CheckVerdict, recorded: number | null, difference: number | null, note: string | null, reported: Array<{ value: number, qualifier: Qualifier, quote: string, source: string }> }>, changes: Array<{ quote: string, difference: number, percent: number | null, verdict: CheckVerdict, recorded: number | null, recordedPercent: number | null }>, unread: Array<{ quote: string, start: number, end: number, reason: UnreadReason, message: string }> } };

export type CoverageOfNinhBinhQueryVariables = Exact<{
  code?: string;
  asOf?: string;
}>;


export type CoverageOfNinhBinhQuery = { adminUnit: { name: string, validTo: string | null, coverage: { hasDemoData: boolean, byKind: Array<{ kind: ProgramKind, programs: number, suspended: number, unplaced: number, householdsCovered: number | null, communes: { covered: number | null, total: number | null, share: number | null }, reported: Array<{ value: number, qualifier: Qualifier, quote: string, source: string }> }>, overall: { programs: number, households: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null } }, recorded: { covered: number | null, total: number | null }, breakdown: Array<{ adminUnit: { name: string }, coverage: { byKind: Array<{ kind: ProgramKind, programs: number }> } }> } } | null };

export type CoverageThenAndNowQueryVariables = Exact<{
  day?: string;
}>;


export type CoverageThenAndNowQuery = { former: { name: string, validFrom: string | null, validTo: string | null, communes: { totalCount: number }, coverage: { asOf: string, mapOn: string, byKind: Array<{ kind: ProgramKind, programs: number }>, recorded: { covered: number | null, total: number | null } } } | null, today: { name: string, validFrom: string | null, validTo: string | null, communes: { totalCount: number }, coverage: { asOf: string, mapOn: string, byKind: Array<{ kind: ProgramKind, programs: number }>, recorded: { covered: number | null, total: number | null } } } | null };

export type AreaThatDayFragment = { name: string, validFrom: string | null, validTo: string | null, communes: { totalCount: number }, coverage: { asOf: string, mapOn: string, byKind: Array<{ kind: ProgramKind, programs: number }>, recorded: { covered: number | null, total: number | null } } };

export type DueAndQuietQueryVariables = Exact<{
  dueBefore?: string;
  quietSince?: string;
  day?: string;
}>;


export type DueAndQuietQuery = { due: { totalCount: number, nodes: Array<
      | { code: string, name: string, equipment: Array<{ kind: EquipmentKind, quantity: number, expiresOn: string | null, lastCheckedOn: string | null }> }
      | { code: string, name: string, equipment: Array<{ kind: EquipmentKind, quantity: number, expiresOn: string | null, lastCheckedOn: string | null }> }
      | { code: string, name: string, equipment: Array<{ kind: EquipmentKind, quantity: number, expiresOn: string | null, lastCheckedOn: string | null }> }
      | { code: string, name: string, equipment: Array<{ kind: EquipmentKind, quantity: number, expiresOn: string | null, lastCheckedOn: string | null }> }
    > }, quiet: { totalCount: number, nodes: Array<
      | { code: string, name: string, lastActivityOn: string | null }
      | { code: string, name: string, lastActivityOn: string | null }
      | { code: string, name: string, lastActivityOn: string | null }
      | { code: string, name: string, lastActivityOn: string | null }
    > }, missing: { programs: { totalCount: number, nodes: Array<
        | { code: string, name: string, criteria: Array<{ verdict: Verdict, actual: number | null, criterion: { text: string } }> }
        | { code: string, name: string, criteria: Array<{ verdict: Verdict, actual: number | null, criterion: { text: string } }> }
        | { code: string, name: string, criteria: Array<{ verdict: Verdict, actual: number | null, criterion: { text: string } }> }
        | { code: string, name: string, criteria: Array<{ verdict: Verdict, actual: number | null, criterion: { text: string } }> }
      > } } | null };

export type HistoryOfAnAreaQueryVariables = Exact<{
  code?: string;
  first?: number;
}>;


export type HistoryOfAnAreaQuery = { adminUnit: { name: string, history: { totalCount: number, nodes: Array<{ effectiveOn: string, kind: ProgramEventKind, status: ProgramStatus | null, document: string | null, program:
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
          | { code: string, name: string }
        , adminUnit: { name: string } | null, responsibleUnit: { name: string } | null }> }, activities: { totalCount: number, nodes: Array<{ from: string, to: string, kind: ActivityKind, title: string, responsibleUnit: { name: string } }> } } | null };

export type ProgramEverythingQueryVariables = Exact<{
  code?: string;
  asOf?: string | null | undefined;
}>;


export type ProgramEverythingQuery = { program:
    | { marketClass: MarketClass | null, stalls: number | null, traders: number | null, areaSquareMeters: number | null, operator: string | null, hasOnSiteTeam: boolean | null, roadWidthMeters: number | null, clearHeightMeters: number | null, externalFacilityCode: string | null, id: string, code: string, kind: ProgramKind, name: string, status: ProgramStatus, provenance: Provenance, locality: string | null, foundedOn: string | null, launchedOn: string | null, replication: Replication, householdCount: number | null, lastActivityOn: string | null, version: number, position: { latitude: number, longitude: number, precision: PositionPrecision } | null, foundingBasis: { kind: BasisKind, number: string | null, date: string | null, issuer: string | null, annexRow: number | null } | null, adminUnit: { name: string, level: AdminLevel, ancestors: Array<{ name: string, level: AdminLevel }> }, responsibleUnit: { code: string, name: string }, units: Array<{ role: ProgramUnitRole, validFrom: string, unit: { name: string, kind: ResponsibleUnitKind } }>, equipment: Array<{ kind: EquipmentKind, quantity: number, working: number, expiresOn: string | null, lastCheckedOn: string | null }>, criteria: Array<{ verdict: Verdict, actual: number | null, criterion: { code: string, text: string } }>, history: { nodes: Array<{ kind: ProgramEventKind, effectiveOn: string, recordedAt: string, document: string | null, status: ProgramStatus | null, households: number | null, role: ProgramUnitRole | null, adminUnit: { name: string } | null, responsibleUnit: { name: string } | null }> }, activities: { nodes: Array<{ from: string, to: string, isPeriodTotal: boolean, kind: ActivityKind, title: string, measures: Array<{ measure: MeasureKind, value: number }> }> } }
    | { number: number | null, residents: number | null, businessHouseholds: number | null, alarmButtons: number | null, alarmBells: number | null, alarmsLinked: boolean | null, householdsWithSecondExit: number | null, id: string, code: string, kind: ProgramKind, name: string, status: ProgramStatus, provenance: Provenance, locality: string | null, foundedOn: string | null, launchedOn: string | null, replication: Replication, householdCount: number | null, lastActivityOn: string | null, version: number, cluster: { code: string, name: string, householdCount: number | null } | null, position: { latitude: number, longitude: number, precision: PositionPrecision } | null, foundingBasis: { kind: BasisKind, number: string | null, date: string | null, issuer: string | null, annexRow: number | null } | null, adminUnit: { name: string, level: AdminLevel, ancestors: Array<{ name: string, level: AdminLevel }> }, responsibleUnit: { code: string, name: string }, units: Array<{ role: ProgramUnitRole, validFrom: string, unit: { name: string, kind: ResponsibleUnitKind } }>, equipment: Array<{ kind: EquipmentKind, quantity: number, working: number, expiresOn: string | null, lastCheckedOn: string | null }>, criteria: Array<{ verdict: Verdict, actual: number | null, criterion: { code: string, text: string } }>, history: { nodes: Array<{ kind: ProgramEventKind, effectiveOn: string, recordedAt: string, document: string | null, status: ProgramStatus | null, households: number | null, role: ProgramUnitRole | null, adminUnit: { name: string } | null, responsibleUnit: { name: string } | null }> }, activities: { nodes: Array<{ from: string, to: string, isPeriodTotal: boolean, kind: ActivityKind, title: string, measures: Array<{ measure: MeasureKind, value: number }> }> } }
    | { alleyDepthMeters: number | null, alleyWidthMeters: number | null, truckAccess: boolean | null, waterSource: WaterSource | null, waterDistanceMeters: number | null, hasShelter: boolean | null, hasRulesBoard: boolean | null, serviceRadiusMeters: number | null, id: string, code: string, kind: ProgramKind, name: string, status: ProgramStatus, provenance: Provenance, locality: string | null, foundedOn: string | null, launchedOn: string | null, replication: Replication, householdCount: number | null, lastActivityOn: string | null, version: number, cluster: { code: string, name: string, householdCount: number | null } | null, position: { latitude: number, longitude: number, precision: PositionPrecision } | null, foundingBasis: { kind: BasisKind, number: string | null, date: string | null, issuer: string | null, annexRow: number | null } | null, adminUnit: { name: string, level: AdminLevel, ancestors: Array<{ name: string, level: AdminLevel }> }, responsibleUnit: { code: string, name: string }, units: Array<{ role: ProgramUnitRole, validFrom: string, unit: { name: string, kind: ResponsibleUnitKind } }>, equipment: Array<{ kind: EquipmentKind, quantity: number, working: number, expiresOn: string | null, lastCheckedOn: string | null }>, criteria: Array<{ verdict: Verdict, actual: number | null, criterion: { code: string, text: string } }>, history: { nodes: Array<{ kind: ProgramEventKind, effectiveOn: string, recordedAt: string, document: string | null, status: ProgramStatus | null, households: number | null, role: ProgramUnitRole | null, adminUnit: { name: string } | null, responsibleUnit: { name: string } | null }> }, activities: { nodes: Array<{ from: string, to: string, isPeriodTotal: boolean, kind: ActivityKind, title: string, measures: Array<{ measure: MeasureKind, value: number }> }> } }
    | { residents: number | null, householdsWithExtinguisher: number | null, householdsWithSecondExit: number | null, commitmentsSigned: number | null, id: string, code: string, kind: ProgramKind, name: string, status: ProgramStatus, provenance: Provenance, locality: string | null, foundedOn: string | null, launchedOn: string | null, replication: Replication, householdCount: number | null, lastActivityOn: string | null, version: number, position: { latitude: number, longitude: number, precision: PositionPrecision } | null, foundingBasis: { kind: BasisKind, number: string | null, date: string | null, issuer: string | null, annexRow: number | null } | null, adminUnit: { name: string, level: AdminLevel, ancestors: Array<{ name: string, level: AdminLevel }> }, responsibleUnit: { code: string, name: string }, units: Array<{ role: ProgramUnitRole, validFrom: string, unit: { name: string, kind: ResponsibleUnitKind } }>, equipment: Array<{ kind: EquipmentKind, quantity: number, working: number, expiresOn: string | null, lastCheckedOn: string | null }>, criteria: Array<{ verdict: Verdict, actual: number | null, criterion: { code: string, text: string } }>, history: { nodes: Array<{ kind: ProgramEventKind, effectiveOn: string, recordedAt: string, document: string | null, status: ProgramStatus | null, households: number | null, role: ProgramUnitRole | null, adminUnit: { name: string } | null, responsibleUnit: { name: string } | null }> }, activities: { nodes: Array<{ from: string, to: string, isPeriodTotal: boolean, kind: ActivityKind, title: string, measures: Array<{ measure: MeasureKind, value: number }> }> } }
   | null };

export type ProgramsNearQueryVariables = Exact<{
  latitude?: number;
  longitude?: number;
  radiusMeters?: number;
}>;


export type ProgramsNearQuery = { programsNear: { totalCount: number, edges: Array<{ distanceMeters: number, node:
        | { code: string, name: string, locality: string | null, status: ProgramStatus, position: { latitude: number, longitude: number, precision: PositionPrecision } | null }
        | { code: string, name: string, locality: string | null, status: ProgramStatus, position: { latitude: number, longitude: number, precision: PositionPrecision } | null }
        | { alleyDepthMeters: number | null, waterSource: WaterSource | null, waterDistanceMeters: number | null, code: string, name: string, locality: string | null, status: ProgramStatus, position: { latitude: number, longitude: number, precision: PositionPrecision } | null }
        | { code: string, name: string, locality: string | null, status: ProgramStatus, position: { latitude: number, longitude: number, precision: PositionPrecision } | null }
       }> } };

export type ProgramsOfAnAreaQueryVariables = Exact<{
  code?: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type ProgramsOfAnAreaQuery = { adminUnit: { name: string, parent: { name: string } | null, programs: { totalCount: number, nodes: Array<
        | { code: string, kind: ProgramKind, name: string, status: ProgramStatus, provenance: Provenance, householdCount: number | null, adminUnit: { name: string }, responsibleUnit: { name: string }, activities: { nodes: Array<{ from: string, kind: ActivityKind, title: string, measures: Array<{ measure: MeasureKind, value: number }> }> } }
        | { code: string, kind: ProgramKind, name: string, status: ProgramStatus, provenance: Provenance, householdCount: number | null, cluster: { name: string } | null, adminUnit: { name: string }, responsibleUnit: { name: string }, activities: { nodes: Array<{ from: string, kind: ActivityKind, title: string, measures: Array<{ measure: MeasureKind, value: number }> }> } }
        | { waterSource: WaterSource | null, code: string, kind: ProgramKind, name: string, status: ProgramStatus, provenance: Provenance, householdCount: number | null, cluster: { name: string } | null, adminUnit: { name: string }, responsibleUnit: { name: string }, activities: { nodes: Array<{ from: string, kind: ActivityKind, title: string, measures: Array<{ measure: MeasureKind, value: number }> }> } }
        | { code: string, kind: ProgramKind, name: string, status: ProgramStatus, provenance: Provenance, householdCount: number | null, adminUnit: { name: string }, responsibleUnit: { name: string }, activities: { nodes: Array<{ from: string, kind: ActivityKind, title: string, measures: Array<{ measure: MeasureKind, value: number }> }> } }
      >, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type FindThePlaceQueryVariables = Exact<{
  code?: string;
}>;


export type FindThePlaceQuery = { area: { id: string, name: string, responsibleUnits: Array<{ name: string }> } | null };

export type RegisterTheTeamMutationVariables = Exact<{
  area: string;
}>;


export type RegisterTheTeamMutation = { registerNeighborGroupTeam: { registration: { id: string, version: number, status: RegistrationStatus } | null, problems: Array<
      | { code: string, path: Array<string>, message: string }
      | { code: string, path: Array<string>, message: string }
      | { code: string, path: Array<string>, message: string }
      | { code: string, path: Array<string>, message: string }
      | { code: string, path: Array<string>, message: string }
      | { code: string, path: Array<string>, message: string }
    > } };

export type SubmitTheRegistrationMutationVariables = Exact<{
  registration: string;
  registrationVersion: number;
}>;


export type SubmitTheRegistrationMutation = { submitRegistration: { registration: { id: string, version: number, status: RegistrationStatus } | null, problems: Array<
      | { code: string, severity: ProblemSeverity, path: Array<string>, message: string }
      | { code: string, severity: ProblemSeverity, path: Array<string>, message: string }
      | { code: string, severity: ProblemSeverity, path: Array<string>, message: string }
      | { code: string, severity: ProblemSeverity, path: Array<string>, message: string }
      | { code: string, severity: ProblemSeverity, path: Array<string>, message: string }
      | { code: string, severity: ProblemSeverity, path: Array<string>, message: string }
    > } };

export type ReturnTheRegistrationMutationVariables = Exact<{
  registration: string;
  registrationVersion: number;
}>;


export type ReturnTheRegistrationMutation = { returnRegistration: { registration: { id: string, version: number, status: RegistrationStatus, remarks: Array<{ field: string | null, reason: string }> } | null, problems: Array<
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
    > } };

export type MendTheRegistrationMutationVariables = Exact<{
  registration: string;
  registrationVersion: number;
}>;


export type MendTheRegistrationMutation = { updateRegistrationOfNeighborGroupTeam: { registration: { id: string, version: number, status: RegistrationStatus, households: number | null } | null, problems: Array<
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
    > } };

export type ConfirmTheRegistrationMutationVariables = Exact<{
  registration: string;
  registrationVersion: number;
}>;


export type ConfirmTheRegistrationMutation = { confirmRegistration: { registration: { id: string, version: number, status: RegistrationStatus, program:
        | { id: string, version: number, code: string, status: ProgramStatus }
        | { id: string, version: number, code: string, status: ProgramStatus }
        | { id: string, version: number, code: string, status: ProgramStatus }
        | { id: string, version: number, code: string, status: ProgramStatus }
       | null } | null, problems: Array<
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
    > } };

export type LaunchTheProgramMutationVariables = Exact<{
  program: string;
  programVersion: number;
}>;


export type LaunchTheProgramMutation = { launchProgram: { program:
      | { id: string, version: number, code: string, status: ProgramStatus }
      | { id: string, version: number, code: string, status: ProgramStatus }
      | { id: string, version: number, code: string, status: ProgramStatus }
      | { id: string, version: number, code: string, status: ProgramStatus }
     | null, problems: Array<
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
    > } };

export type RecordATrainingMutationVariables = Exact<{
  program: string;
}>;


export type RecordATrainingMutation = { recordActivity: { activity: { id: string, title: string, measures: Array<{ measure: MeasureKind, value: number }> } | null, problems: Array<
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
    > } };

export type ReadTheCoverageQueryVariables = Exact<{
  area: string;
}>;


export type ReadTheCoverageQuery = { area: { id: string, name: string, coverage: { byKind: Array<{ kind: ProgramKind, programs: number, householdsCovered: number | null }> }, activitySummary: { byKind: Array<{ kind: ActivityKind, activities: number, measures: Array<{ measure: MeasureKind, recorded: number }> }> } } | null };

export type ReportOfAMonthQueryVariables = Exact<{
  unit?: string;
  period?: PeriodInput;
}>;


export type ReportOfAMonthQuery = { periodReport: { asOf: string, hasDemoData: boolean, digest: string, unit: { code: string, name: string }, programs: Array<{ kind: ProgramKind, founded: { value: number, before: number | null, difference: number | null }, standing: { value: number, before: number | null, difference: number | null, percent: number | null } }>, months: Array<{ year: number, month: number, from: string, to: string, activities: number, incidents: number, founded: number, before: { from: string, to: string, activities: number, incidents: number, founded: number } | null }>, completeness: { recorded: number, total: number, missing: Array<{ name: string }> }, children: Array<{ rank: number, standing: number, activities: number, unit: { name: string } }> } };

export type ReportOfTheTermQueryVariables = Exact<{
  unit?: string;
  period?: PeriodInput;
}>;


export type ReportOfTheTermQuery = { periodReport: { asOf: string, mapOn: string, hasDemoData: boolean, unit: { code: string, name: string }, period: { from: string, to: string }, before: { from: string, to: string }, programs: Array<{ kind: ProgramKind, suspended: number, founded: { value: number, before: number | null, difference: number | null, percent: number | null }, standing: { value: number, before: number | null, difference: number | null, percent: number | null }, dissolved: { value: number, before: number | null }, reported: Array<{ value: number, qualifier: Qualifier, quote: string }> }>, activities: Array<{ kind: ActivityKind, measures: Array<{ measure: MeasureKind, recorded: { value: number, before: number | null }, reported: Array<{ value: number, qualifier: Qualifier, quote: string }> }> }>, completeness: { recorded: number, total: number, missing: Array<{ code: string, name: string }> }, children: Array<{ rank: number, standing: number, activities: number, householdsCovered: number | null, unit: { code: string, name: string } }>, targets: Array<{ ordinal: number, text: string | null, target: number | null, achieved: number | null, share: number | null, neededPerMonth: number | null, state: TargetState, plan: { issuer: string, number: string | null, title: string } }> } };

export type SearchQueryVariables = Exact<{
  program?: string;
  area?: string;
}>;


export type SearchQuery = { programs: { totalCount: number, nodes: Array<
      | { code: string, name: string, adminUnit: { name: string, parent: { name: string } | null } }
      | { code: string, name: string, adminUnit: { name: string, parent: { name: string } | null } }
      | { code: string, name: string, adminUnit: { name: string, parent: { name: string } | null } }
      | { code: string, name: string, adminUnit: { name: string, parent: { name: string } | null } }
    > }, adminUnits: { totalCount: number, nodes: Array<{ code: string, name: string, level: AdminLevel, parent: { name: string } | null }> } };

export type VocabularyQueryVariables = Exact<{ [key: string]: never; }>;


export type VocabularyQuery = { vocabulary: Array<{ name: string, description: string, values: Array<{ value: string, vietnamese: string, english: string, description: string }> }> };

export type WhatBecameOfQueryVariables = Exact<{
  code?: string;
  asOf?: string;
}>;


export type WhatBecameOfQuery = { adminUnit: { name: string, validTo: string | null, ancestors: Array<{ name: string }>, successors: Array<{ part: LineagePart, effectiveOn: string, unit: { code: string, name: string, predecessors: Array<{ part: LineagePart, unit: { code: string, name: string } }> } }>, programs: { totalCount: number, nodes: Array<
        | { code: string, name: string, adminUnit: { name: string, parent: { name: string } | null } }
        | { code: string, name: string, adminUnit: { name: string, parent: { name: string } | null } }
        | { code: string, name: string, adminUnit: { name: string, parent: { name: string } | null } }
        | { code: string, name: string, adminUnit: { name: string, parent: { name: string } | null } }
      > } } | null };

export type WhereNotCoveredQueryVariables = Exact<{
  kind?: ProgramKind;
  asOf?: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type WhereNotCoveredQuery = { adminUnits: { totalCount: number, nodes: Array<{ code: string, name: string, parent: { name: string } | null, coverage: { overall: { programs: number } }, responsibleUnits: Array<{ name: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ListProgramsQueryVariables = Exact<{
  where?: ProgramFilter | null | undefined;
  orderBy?: ProgramOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type ListProgramsQuery = { programs: { totalCount: number, nodes: Array<
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
    >, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type ListAdminUnitsQueryVariables = Exact<{
  where?: AdminUnitFilter | null | undefined;
  orderBy?: AdminUnitOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ListAdminUnitsQuery = { adminUnits: { totalCount: number, nodes: Array<{ id: string, name: string }>, pageInfo: { endCursor: string | null } } };

export type ListResponsibleUnitsQueryVariables = Exact<{
  where?: ResponsibleUnitFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type ListResponsibleUnitsQuery = { responsibleUnits: { totalCount: number, nodes: Array<{ id: string }> } };

export type ListActivitiesQueryVariables = Exact<{
  where?: ActivityFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type ListActivitiesQuery = { activities: { totalCount: number, nodes: Array<{ id: string }> } };

export type ListReportedFiguresQueryVariables = Exact<{
  where?: ReportedFigureFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type ListReportedFiguresQuery = { reportedFigures: { totalCount: number, nodes: Array<{ id: string }> } };

export type FindAdminUnitQueryVariables = Exact<{
  id?: string | null | undefined;
  code?: string | null | undefined;
  level?: AdminLevel | null | undefined;
  asOf?: string | null | undefined;
}>;


export type FindAdminUnitQuery = { adminUnit: { id: string, code: string, name: string } | null };

export type FindProgramQueryVariables = Exact<{
  id?: string | null | undefined;
  code?: string | null | undefined;
}>;


export type FindProgramQuery = { program:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type FindResponsibleUnitQueryVariables = Exact<{
  id?: string | null | undefined;
  code?: string | null | undefined;
}>;


export type FindResponsibleUnitQuery = { responsibleUnit: { id: string } | null };

export type FindNodeQueryVariables = Exact<{
  id: string;
}>;


export type FindNodeQuery = { node:
    | { __typename: 'Activity', id: string }
    | { __typename: 'AdminUnit', id: string }
    | { __typename: 'AuditRow', id: string }
    | { __typename: 'Contact', id: string }
    | { __typename: 'Import', id: string }
    | { __typename: 'ModelMarket', id: string }
    | { __typename: 'NeighborGroupTeam', id: string }
    | { __typename: 'Officer', id: string }
    | { __typename: 'PublicFirefightingPoint', id: string }
    | { __typename: 'Registration', id: string }
    | { __typename: 'ReportedFigure', id: string }
    | { __typename: 'ResponsibleUnit', id: string }
    | { __typename: 'SafeResidentialCluster', id: string }
    | { __typename: 'SubmittedReport', id: string }
    | { __typename: 'TargetPlan', id: string }
   | null };

export type NearbyQueryVariables = Exact<{
  latitude: number;
  longitude: number;
  radiusMeters: number;
  where?: ProgramFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type NearbyQuery = { programsNear: { totalCount: number, edges: Array<{ cursor: string, distanceMeters: number }> } };

export type SummaryOfNinhBinhQueryVariables = Exact<{
  period: PeriodInput;
}>;


export type SummaryOfNinhBinhQuery = { adminUnit: { activitySummary: { period: { from: string, to: string, convention: PeriodConvention } } } | null };

export type BreakdownOfNinhBinhQueryVariables = Exact<{
  level: AdminLevel;
}>;


export type BreakdownOfNinhBinhQuery = { adminUnit: { coverage: { breakdown: Array<{ adminUnit: { id: string } }> } } | null };

export type ActivityByKindAndMonthQueryVariables = Exact<{
  code: string;
  asOf: string;
  period: PeriodInput;
}>;


export type ActivityByKindAndMonthQuery = { adminUnit: { name: string, activitySummary: { hasDemoData: boolean, period: { from: string, to: string, convention: PeriodConvention }, byKind: Array<{ kind: ActivityKind, activities: number, notAttributable: number, measures: Array<{ measure: MeasureKind, recorded: number, reported: Array<{ value: number, qualifier: Qualifier, quote: string }> }> }>, byMonth: Array<{ year: number, month: number, byKind: Array<{ kind: ActivityKind, activities: number, notAttributable: number, measures: Array<{ measure: MeasureKind, recorded: number }> }> }> } } | null };

export type AreaTeamsCoverageQueryVariables = Exact<{
  first: number;
  asOf: string;
}>;


export type AreaTeamsCoverageQuery = { responsibleUnits: { nodes: Array<{ code: string, name: string, jurisdiction: Array<{ code: string, name: string }>, coverage: { byKind: Array<{ kind: ProgramKind, programs: number }>, overall: { households: { covered: number | null, total: number | null } } }, activitySummary: { byKind: Array<{ kind: ActivityKind, activities: number }> } }> } };

export type CoverageOfCommunesQueryVariables = Exact<{
  code: string;
  asOf: string;
  level: AdminLevel;
}>;


export type CoverageOfCommunesQuery = { adminUnit: { name: string, coverage: { asOf: string, mapOn: string, hasDemoData: boolean, breakdown: Array<{ adminUnit: { code: string, name: string }, coverage: { byKind: Array<{ kind: ProgramKind, programs: number, suspended: number, unplaced: number, householdsCovered: number | null, programsWithoutHouseholds: number, communes: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null }, neighborhoods: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null }, households: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null }, reported: Array<{ value: number, qualifier: Qualifier }> }>, overall: { programs: number, communes: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null }, neighborhoods: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null }, households: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null } }, recorded: { covered: number | null, total: number | null } } }>, byKind: Array<{ kind: ProgramKind, programs: number, suspended: number, unplaced: number, householdsCovered: number | null, programsWithoutHouseholds: number, communes: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null }, neighborhoods: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null }, households: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null }, reported: Array<{ value: number, qualifier: Qualifier }> }>, overall: { programs: number, communes: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null }, neighborhoods: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null }, households: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null } }, recorded: { covered: number | null, total: number | null } } } | null };

export type FiguresFragment = { byKind: Array<{ kind: ProgramKind, programs: number, suspended: number, unplaced: number, householdsCovered: number | null, programsWithoutHouseholds: number, communes: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null }, neighborhoods: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null }, households: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null }, reported: Array<{ value: number, qualifier: Qualifier }> }>, overall: { programs: number, communes: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null }, neighborhoods: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null }, households: { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null } }, recorded: { covered: number | null, total: number | null } };

export type ShareFragment = { covered: number | null, total: number | null, share: number | null, source: string | null, remark: RatioRemark | null };

export type GapsQueryVariables = Exact<{
  asOf: string;
  first: number;
}>;


export type GapsQuery = { adminUnits: { nodes: Array<{ code: string, name: string, parent: { name: string } | null, coverage: { overall: { programs: number, households: { share: number | null } } }, responsibleUnits: Array<{ name: string }>, successors: Array<{ part: LineagePart, unit: { name: string } }> }> } };

export type HistoriesQueryVariables = Exact<{
  first: number;
}>;


export type HistoriesQuery = { programs: { nodes: Array<
      | { code: string, equipment: Array<{ kind: EquipmentKind, quantity: number, working: number }>, units: Array<{ role: ProgramUnitRole, unit: { name: string } }>, criteria: Array<{ verdict: Verdict, criterion: { code: string } }>, history: { nodes: Array<{ kind: ProgramEventKind, effectiveOn: string, document: string | null, status: ProgramStatus | null, adminUnit: { name: string } | null, responsibleUnit: { name: string } | null }> } }
      | { code: string, equipment: Array<{ kind: EquipmentKind, quantity: number, working: number }>, units: Array<{ role: ProgramUnitRole, unit: { name: string } }>, criteria: Array<{ verdict: Verdict, criterion: { code: string } }>, history: { nodes: Array<{ kind: ProgramEventKind, effectiveOn: string, document: string | null, status: ProgramStatus | null, adminUnit: { name: string } | null, responsibleUnit: { name: string } | null }> } }
      | { code: string, equipment: Array<{ kind: EquipmentKind, quantity: number, working: number }>, units: Array<{ role: ProgramUnitRole, unit: { name: string } }>, criteria: Array<{ verdict: Verdict, criterion: { code: string } }>, history: { nodes: Array<{ kind: ProgramEventKind, effectiveOn: string, document: string | null, status: ProgramStatus | null, adminUnit: { name: string } | null, responsibleUnit: { name: string } | null }> } }
      | { code: string, equipment: Array<{ kind: EquipmentKind, quantity: number, working: number }>, units: Array<{ role: ProgramUnitRole, unit: { name: string } }>, criteria: Array<{ verdict: Verdict, criterion: { code: string } }>, history: { nodes: Array<{ kind: ProgramEventKind, effectiveOn: string, document: string | null, status: ProgramStatus | null, adminUnit: { name: string } | null, responsibleUnit: { name: string } | null }> } }
    > } };

export type MixedProgramsCountedQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MixedProgramsCountedQuery = { programs: { totalCount: number, nodes: Array<
      | { code: string, kind: ProgramKind, name: string, status: ProgramStatus, householdCount: number | null, adminUnit: { name: string }, responsibleUnit: { name: string }, activities: { nodes: Array<{ from: string, kind: ActivityKind, title: string, measures: Array<{ measure: MeasureKind, value: number }> }> } }
      | { code: string, kind: ProgramKind, name: string, status: ProgramStatus, householdCount: number | null, cluster: { code: string } | null, adminUnit: { name: string }, responsibleUnit: { name: string }, activities: { nodes: Array<{ from: string, kind: ActivityKind, title: string, measures: Array<{ measure: MeasureKind, value: number }> }> } }
      | { code: string, kind: ProgramKind, name: string, status: ProgramStatus, householdCount: number | null, cluster: { code: string } | null, adminUnit: { name: string }, responsibleUnit: { name: string }, activities: { nodes: Array<{ from: string, kind: ActivityKind, title: string, measures: Array<{ measure: MeasureKind, value: number }> }> } }
      | { code: string, kind: ProgramKind, name: string, status: ProgramStatus, householdCount: number | null, adminUnit: { name: string }, responsibleUnit: { name: string }, activities: { nodes: Array<{ from: string, kind: ActivityKind, title: string, measures: Array<{ measure: MeasureKind, value: number }> }> } }
    >, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MixedProgramsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MixedProgramsQuery = { programs: { nodes: Array<
      | { code: string, kind: ProgramKind, name: string, status: ProgramStatus, householdCount: number | null, adminUnit: { name: string }, responsibleUnit: { name: string }, activities: { nodes: Array<{ from: string, kind: ActivityKind, title: string, measures: Array<{ measure: MeasureKind, value: number }> }> } }
      | { code: string, kind: ProgramKind, name: string, status: ProgramStatus, householdCount: number | null, cluster: { code: string } | null, adminUnit: { name: string }, responsibleUnit: { name: string }, activities: { nodes: Array<{ from: string, kind: ActivityKind, title: string, measures: Array<{ measure: MeasureKind, value: number }> }> } }
      | { code: string, kind: ProgramKind, name: string, status: ProgramStatus, householdCount: number | null, cluster: { code: string } | null, adminUnit: { name: string }, responsibleUnit: { name: string }, activities: { nodes: Array<{ from: string, kind: ActivityKind, title: string, measures: Array<{ measure: MeasureKind, value: number }> }> } }
      | { code: string, kind: ProgramKind, name: string, status: ProgramStatus, householdCount: number | null, adminUnit: { name: string }, responsibleUnit: { name: string }, activities: { nodes: Array<{ from: string, kind: ActivityKind, title: string, measures: Array<{ measure: MeasureKind, value: number }> }> } }
    >, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type NearestPointsQueryVariables = Exact<{
  latitude: number;
  longitude: number;
  radiusMeters: number;
  first: number;
}>;


export type NearestPointsQuery = { programsNear: { edges: Array<{ distanceMeters: number, node:
        | { code: string, name: string, status: ProgramStatus, position: { latitude: number, longitude: number, precision: PositionPrecision } | null }
        | { code: string, name: string, status: ProgramStatus, position: { latitude: number, longitude: number, precision: PositionPrecision } | null }
        | { waterSource: WaterSource | null, alleyDepthMeters: number | null, code: string, name: string, status: ProgramStatus, position: { latitude: number, longitude: number, precision: PositionPrecision } | null }
        | { code: string, name: string, status: ProgramStatus, position: { latitude: number, longitude: number, precision: PositionPrecision } | null }
       }> } };

export type PeriodReportQueryVariables = Exact<{
  unit: string;
  period: PeriodInput;
  mapOn?: string | null | undefined;
}>;


export type PeriodReportQuery = { periodReport: { asOf: string, mapOn: string, hasDemoData: boolean, unit: { code: string, name: string }, period: { from: string, to: string, convention: PeriodConvention }, before: { from: string, to: string }, programs: Array<{ kind: ProgramKind, suspended: number, founded: { value: number, before: number | null, difference: number | null, percent: number | null }, standing: { value: number, before: number | null, difference: number | null, percent: number | null }, dissolved: { value: number, before: number | null }, reported: Array<{ value: number, qualifier: Qualifier, quote: string }> }>, activities: Array<{ kind: ActivityKind, notAttributable: number, activities: { value: number, before: number | null }, measures: Array<{ measure: MeasureKind, recorded: { value: number, before: number | null, difference: number | null, percent: number | null }, reported: Array<{ value: number, qualifier: Qualifier, quote: string }> }> }>, otherFigures: Array<{ subject: string, value: number, quote: string }>, children: Array<{ rank: number, standing: number, activities: number, householdsCovered: number | null, recordedFrom: string | null, unit: { code: string, name: string }, programs: Array<{ kind: ProgramKind, programs: number }> }>, completeness: { recorded: number, total: number, missing: Array<{ code: string, name: string }> }, months: Array<{ year: number, month: number, from: string, to: string, activities: number, incidents: number, founded: number, before: { from: string, to: string, activities: number, incidents: number, founded: number } | null }>, targets: Array<{ ordinal: number, sort: TargetSort, text: string | null, programKind: ProgramKind | null, activityKind: ActivityKind | null, measure: MeasureKind | null, target: number | null, from: string, to: string, achieved: number | null, share: number | null, expectedShare: number | null, neededPerMonth: number | null, state: TargetState }> } };

export type CheckTextQueryVariables = Exact<{
  text: string;
  unit?: string | null | undefined;
  period?: PeriodInput | null | undefined;
}>;


export type CheckTextQuery = { checkReport: { text: string, unitOrigin: CheckOrigin, periodOrigin: CheckOrigin, hasDemoData: boolean, notes: Array<string>, unit: { id: string, code: string, name: string } | null, period: { from: string, to: string, convention: PeriodConvention } | null, summary: { agrees: number, differs: number, notHeld: number, unread: number }, figures: Array<{ sentence: string, quote: string, start: number, end: number, value: number, of: number | null, qualifier: Qualifier, subject: string, activityKind: ActivityKind | null, measure: MeasureKind | null, programKind: ProgramKind | null, aspect: ProgramAspect | null, verdict: CheckVerdict, againstRecorded: CheckVerdict, againstReported: CheckVerdict, recorded: number | null, recordedOf: number | null, difference: number | null, note: string | null, reported: Array<{ value: number, qualifier: Qualifier, quote: string }> }>, changes: Array<{ quote: string, start: number, end: number, subject: string, difference: number, percent: number | null, verdict: CheckVerdict, recorded: number | null, recordedPercent: number | null }>, unread: Array<{ quote: string, start: number, end: number, reason: UnreadReason, message: string }> } };

export const AreaThatDayFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AreaThatDay"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AdminUnit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","alias":{"kind":"Name","value":"communes"},"name":{"kind":"Name","value":"children"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"level"},"value":{"kind":"EnumValue","value":"COMMUNE"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"day"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"mapOn"}},{"kind":"Field","name":{"kind":"Name","value":"byKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"programs"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recorded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"covered"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}}]} as unknown as DocumentNode<AreaThatDayFragment, unknown>;
export const ShareFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Share"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Ratio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"covered"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"remark"}}]}}]} as unknown as DocumentNode<ShareFragment, unknown>;
export const FiguresFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"programs"}},{"kind":"Field","name":{"kind":"Name","value":"suspended"}},{"kind":"Field","name":{"kind":"Name","value":"unplaced"}},{"kind":"Field","name":{"kind":"Name","value":"householdsCovered"}},{"kind":"Field","name":{"kind":"Name","value":"programsWithoutHouseholds"}},{"kind":"Field","name":{"kind":"Name","value":"communes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"neighborhoods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"households"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reported"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"overall"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"programs"}},{"kind":"Field","name":{"kind":"Name","value":"communes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"neighborhoods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"households"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Share"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"recorded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"covered"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Share"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Ratio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"covered"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"remark"}}]}}]} as unknown as DocumentNode<FiguresFragment, unknown>;
export const ActivityByMonthDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ActivityByMonth"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"37","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},"defaultValue":{"kind":"StringValue","value":"2025-06-30","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"year"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"2024"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"activitySummary"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"year"},"value":{"kind":"Variable","name":{"kind":"Name","value":"year"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"convention"},"value":{"kind":"EnumValue","value":"STATE_15TH"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byMonth"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"activities"}},{"kind":"Field","name":{"kind":"Name","value":"notAttributable"}},{"kind":"Field","name":{"kind":"Name","value":"measures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"recorded"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ActivityByMonthQuery, ActivityByMonthQueryVariables>;
export const ActivityOfTheTermDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ActivityOfTheTerm"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"term"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"2020-2025","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"StringValue","value":"37","block":false}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"StringValue","value":"2025-06-30","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"activitySummary"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"term"},"value":{"kind":"Variable","name":{"kind":"Name","value":"term"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasDemoData"}},{"kind":"Field","name":{"kind":"Name","value":"byKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"activities"}},{"kind":"Field","name":{"kind":"Name","value":"notAttributable"}},{"kind":"Field","name":{"kind":"Name","value":"measures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"recorded"}},{"kind":"Field","name":{"kind":"Name","value":"reported"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ActivityOfTheTermQuery, ActivityOfTheTermQueryVariables>;
export const AreaTeamsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AreaTeams"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"responsibleUnits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kinds"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"AREA_TEAM"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"provenance"}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"jurisdiction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"programs"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recorded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"covered"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<AreaTeamsQuery, AreaTeamsQueryVariables>;
export const CheckAReportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CheckAReport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"Nhiệm kỳ 2020–2025, lực lượng Cảnh sát PCCC và CNCH tỉnh Ninh Bình đã phát 90.000 tờ rơi, gửi trên 10 triệu tin nhắn\ncảnh báo; tham gia 98 vụ cháy, sự cố, cứu nạn, cứu hộ, cứu được 35 người. Xử phạt vi phạm hành chính trên 1,6 tỷ đồng,\nlập 1.250 biên bản. Xây dựng và duy trì hoạt động hai trăm mười bảy tổ liên gia, tăng 15% so với nhiệm kỳ trước.","block":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checkReport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unitOrigin"}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"periodOrigin"}},{"kind":"Field","name":{"kind":"Name","value":"hasDemoData"}},{"kind":"Field","name":{"kind":"Name","value":"summary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agrees"}},{"kind":"Field","name":{"kind":"Name","value":"differs"}},{"kind":"Field","name":{"kind":"Name","value":"notHeld"}},{"kind":"Field","name":{"kind":"Name","value":"unread"}}]}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quote"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"of"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}},{"kind":"Field","name":{"kind":"Name","value":"activityKind"}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"programKind"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"recorded"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}},{"kind":"Field","name":{"kind":"Name","value":"reported"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quote"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"recorded"}},{"kind":"Field","name":{"kind":"Name","value":"recordedPercent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unread"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quote"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notes"}}]}}]}}]} as unknown as DocumentNode<CheckAReportQuery, CheckAReportQueryVariables>;
export const CoverageOfNinhBinhDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoverageOfNinhBinh"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"37","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},"defaultValue":{"kind":"StringValue","value":"2025-06-30","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasDemoData"}},{"kind":"Field","name":{"kind":"Name","value":"byKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"programs"}},{"kind":"Field","name":{"kind":"Name","value":"suspended"}},{"kind":"Field","name":{"kind":"Name","value":"unplaced"}},{"kind":"Field","name":{"kind":"Name","value":"householdsCovered"}},{"kind":"Field","name":{"kind":"Name","value":"communes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"covered"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reported"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"overall"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"programs"}},{"kind":"Field","name":{"kind":"Name","value":"households"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"covered"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"remark"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"recorded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"covered"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"breakdown"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"level"},"value":{"kind":"EnumValue","value":"DISTRICT"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"programs"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CoverageOfNinhBinhQuery, CoverageOfNinhBinhQueryVariables>;
export const CoverageThenAndNowDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoverageThenAndNow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"day"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},"defaultValue":{"kind":"StringValue","value":"2023-03-01","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"former"},"name":{"kind":"Name","value":"adminUnit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"StringValue","value":"37","block":false}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"StringValue","value":"2025-06-30","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AreaThatDay"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"today"},"name":{"kind":"Name","value":"adminUnit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"StringValue","value":"37","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AreaThatDay"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AreaThatDay"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AdminUnit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","alias":{"kind":"Name","value":"communes"},"name":{"kind":"Name","value":"children"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"level"},"value":{"kind":"EnumValue","value":"COMMUNE"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"day"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"mapOn"}},{"kind":"Field","name":{"kind":"Name","value":"byKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"programs"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recorded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"covered"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}}]} as unknown as DocumentNode<CoverageThenAndNowQuery, CoverageThenAndNowQueryVariables>;
export const DueAndQuietDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DueAndQuiet"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dueBefore"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},"defaultValue":{"kind":"StringValue","value":"2025-12-31","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"quietSince"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},"defaultValue":{"kind":"StringValue","value":"2024-07-01","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"day"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},"defaultValue":{"kind":"StringValue","value":"2025-06-30","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"due"},"name":{"kind":"Name","value":"programs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"equipmentDueBefore"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dueBefore"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"equipment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}},{"kind":"Field","name":{"kind":"Name","value":"lastCheckedOn"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"quiet"},"name":{"kind":"Name","value":"programs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"quietSince"},"value":{"kind":"Variable","name":{"kind":"Name","value":"quietSince"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"LAST_ACTIVITY_ASC"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lastActivityOn"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"missing"},"name":{"kind":"Name","value":"adminUnit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"StringValue","value":"37","block":false}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"day"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"programs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"day"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"criteriaMissed"},"value":{"kind":"BooleanValue","value":true}},{"kind":"ObjectField","name":{"kind":"Name","value":"kinds"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"PUBLIC_FIREFIGHTING_POINT"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"criteria"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"day"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}},{"kind":"Field","name":{"kind":"Name","value":"criterion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DueAndQuietQuery, DueAndQuietQueryVariables>;
export const HistoryOfAnAreaDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"HistoryOfAnArea"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"14329","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"effectiveOn"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"responsibleUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"responsibleUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<HistoryOfAnAreaQuery, HistoryOfAnAreaQueryVariables>;
export const ProgramEverythingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProgramEverything"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"TLG-37-0002","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"provenance"}},{"kind":"Field","name":{"kind":"Name","value":"locality"}},{"kind":"Field","name":{"kind":"Name","value":"foundedOn"}},{"kind":"Field","name":{"kind":"Name","value":"launchedOn"}},{"kind":"Field","name":{"kind":"Name","value":"replication"}},{"kind":"Field","name":{"kind":"Name","value":"householdCount"}},{"kind":"Field","name":{"kind":"Name","value":"lastActivityOn"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"latitude"}},{"kind":"Field","name":{"kind":"Name","value":"longitude"}},{"kind":"Field","name":{"kind":"Name","value":"precision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"foundingBasis"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"annexRow"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SafeResidentialCluster"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"residents"}},{"kind":"Field","name":{"kind":"Name","value":"householdsWithExtinguisher"}},{"kind":"Field","name":{"kind":"Name","value":"householdsWithSecondExit"}},{"kind":"Field","name":{"kind":"Name","value":"commitmentsSigned"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NeighborGroupTeam"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"residents"}},{"kind":"Field","name":{"kind":"Name","value":"businessHouseholds"}},{"kind":"Field","name":{"kind":"Name","value":"alarmButtons"}},{"kind":"Field","name":{"kind":"Name","value":"alarmBells"}},{"kind":"Field","name":{"kind":"Name","value":"alarmsLinked"}},{"kind":"Field","name":{"kind":"Name","value":"householdsWithSecondExit"}},{"kind":"Field","name":{"kind":"Name","value":"cluster"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"householdCount"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PublicFirefightingPoint"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alleyDepthMeters"}},{"kind":"Field","name":{"kind":"Name","value":"alleyWidthMeters"}},{"kind":"Field","name":{"kind":"Name","value":"truckAccess"}},{"kind":"Field","name":{"kind":"Name","value":"waterSource"}},{"kind":"Field","name":{"kind":"Name","value":"waterDistanceMeters"}},{"kind":"Field","name":{"kind":"Name","value":"hasShelter"}},{"kind":"Field","name":{"kind":"Name","value":"hasRulesBoard"}},{"kind":"Field","name":{"kind":"Name","value":"serviceRadiusMeters"}},{"kind":"Field","name":{"kind":"Name","value":"cluster"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"householdCount"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ModelMarket"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketClass"}},{"kind":"Field","name":{"kind":"Name","value":"stalls"}},{"kind":"Field","name":{"kind":"Name","value":"traders"}},{"kind":"Field","name":{"kind":"Name","value":"areaSquareMeters"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"hasOnSiteTeam"}},{"kind":"Field","name":{"kind":"Name","value":"roadWidthMeters"}},{"kind":"Field","name":{"kind":"Name","value":"clearHeightMeters"}},{"kind":"Field","name":{"kind":"Name","value":"externalFacilityCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"ancestors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"level"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"responsibleUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"units"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"equipment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"working"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}},{"kind":"Field","name":{"kind":"Name","value":"lastCheckedOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"criteria"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}},{"kind":"Field","name":{"kind":"Name","value":"criterion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveOn"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"households"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"responsibleUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"isPeriodTotal"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"measures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProgramEverythingQuery, ProgramEverythingQueryVariables>;
export const ProgramsNearDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProgramsNear"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"latitude"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}},"defaultValue":{"kind":"FloatValue","value":"20.2506"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"longitude"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}},"defaultValue":{"kind":"FloatValue","value":"105.9745"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"radiusMeters"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"5000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"programsNear"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"near"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"latitude"},"value":{"kind":"Variable","name":{"kind":"Name","value":"latitude"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"longitude"},"value":{"kind":"Variable","name":{"kind":"Name","value":"longitude"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"radiusMeters"},"value":{"kind":"Variable","name":{"kind":"Name","value":"radiusMeters"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kinds"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"PUBLIC_FIREFIGHTING_POINT"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"distanceMeters"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"locality"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"latitude"}},{"kind":"Field","name":{"kind":"Name","value":"longitude"}},{"kind":"Field","name":{"kind":"Name","value":"precision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PublicFirefightingPoint"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alleyDepthMeters"}},{"kind":"Field","name":{"kind":"Name","value":"waterSource"}},{"kind":"Field","name":{"kind":"Name","value":"waterDistanceMeters"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProgramsNearQuery, ProgramsNearQueryVariables>;
export const ProgramsOfAnAreaDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProgramsOfAnArea"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"14329","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"programs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"LAST_ACTIVITY_DESC"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"provenance"}},{"kind":"Field","name":{"kind":"Name","value":"householdCount"}},{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"responsibleUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NeighborGroupTeam"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cluster"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PublicFirefightingPoint"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"waterSource"}},{"kind":"Field","name":{"kind":"Name","value":"cluster"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"measures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProgramsOfAnAreaQuery, ProgramsOfAnAreaQueryVariables>;
export const FindThePlaceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindThePlace"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"14329","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"area"},"name":{"kind":"Name","value":"adminUnit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"responsibleUnits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<FindThePlaceQuery, FindThePlaceQueryVariables>;
export const RegisterTheTeamDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RegisterTheTeam"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registerNeighborGroupTeam"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"adminUnit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"StringValue","value":"Tổ liên gia ngõ 12 phố Vân Giang","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"locality"},"value":{"kind":"StringValue","value":"Ngõ 12 phố Vân Giang","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"foundedOn"},"value":{"kind":"StringValue","value":"2026-03-02","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"replication"},"value":{"kind":"EnumValue","value":"REPLICATED"}},{"kind":"ObjectField","name":{"kind":"Name","value":"households"},"value":{"kind":"IntValue","value":"4"}},{"kind":"ObjectField","name":{"kind":"Name","value":"alarmButtons"},"value":{"kind":"IntValue","value":"9"}},{"kind":"ObjectField","name":{"kind":"Name","value":"alarmBells"},"value":{"kind":"IntValue","value":"9"}},{"kind":"ObjectField","name":{"kind":"Name","value":"alarmsLinked"},"value":{"kind":"BooleanValue","value":true}},{"kind":"ObjectField","name":{"kind":"Name","value":"basis"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"EnumValue","value":"HOUSEHOLD_AGREEMENT"}},{"kind":"ObjectField","name":{"kind":"Name","value":"date"},"value":{"kind":"StringValue","value":"2026-03-01","block":false}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"equipment"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"EnumValue","value":"EXTINGUISHER_ABC"}},{"kind":"ObjectField","name":{"kind":"Name","value":"quantity"},"value":{"kind":"IntValue","value":"9"}},{"kind":"ObjectField","name":{"kind":"Name","value":"expiresOn"},"value":{"kind":"StringValue","value":"2028-03-01","block":false}}]}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RegisterTheTeamMutation, RegisterTheTeamMutationVariables>;
export const SubmitTheRegistrationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitTheRegistration"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"registration"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"registrationVersion"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitRegistration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"registration"},"value":{"kind":"Variable","name":{"kind":"Name","value":"registration"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"expectedVersion"},"value":{"kind":"Variable","name":{"kind":"Name","value":"registrationVersion"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"confirmsDuplicates"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitTheRegistrationMutation, SubmitTheRegistrationMutationVariables>;
export const ReturnTheRegistrationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReturnTheRegistration"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"registration"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"registrationVersion"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"returnRegistration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"registration"},"value":{"kind":"Variable","name":{"kind":"Name","value":"registration"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"expectedVersion"},"value":{"kind":"Variable","name":{"kind":"Name","value":"registrationVersion"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"remarks"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"StringValue","value":"households","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"reason"},"value":{"kind":"StringValue","value":"Biên bản thỏa thuận có chữ ký của 9 hộ.","block":false}}]}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"remarks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ReturnTheRegistrationMutation, ReturnTheRegistrationMutationVariables>;
export const MendTheRegistrationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MendTheRegistration"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"registration"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"registrationVersion"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateRegistrationOfNeighborGroupTeam"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"registration"},"value":{"kind":"Variable","name":{"kind":"Name","value":"registration"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"expectedVersion"},"value":{"kind":"Variable","name":{"kind":"Name","value":"registrationVersion"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"households"},"value":{"kind":"IntValue","value":"9"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"households"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<MendTheRegistrationMutation, MendTheRegistrationMutationVariables>;
export const ConfirmTheRegistrationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConfirmTheRegistration"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"registration"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"registrationVersion"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmRegistration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"registration"},"value":{"kind":"Variable","name":{"kind":"Name","value":"registration"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"expectedVersion"},"value":{"kind":"Variable","name":{"kind":"Name","value":"registrationVersion"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ConfirmTheRegistrationMutation, ConfirmTheRegistrationMutationVariables>;
export const LaunchTheProgramDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LaunchTheProgram"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"program"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"programVersion"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"launchProgram"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"program"},"value":{"kind":"Variable","name":{"kind":"Name","value":"program"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"expectedVersion"},"value":{"kind":"Variable","name":{"kind":"Name","value":"programVersion"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"effectiveOn"},"value":{"kind":"StringValue","value":"2026-03-15","block":false}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<LaunchTheProgramMutation, LaunchTheProgramMutationVariables>;
export const RecordATrainingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordATraining"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"program"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordActivity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"EnumValue","value":"TRAINING"}},{"kind":"ObjectField","name":{"kind":"Name","value":"from"},"value":{"kind":"StringValue","value":"2026-03-20","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"title"},"value":{"kind":"StringValue","value":"Huấn luyện sử dụng bình chữa cháy cho tổ liên gia","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"programs"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"program"},"value":{"kind":"Variable","name":{"kind":"Name","value":"program"}}}]}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"measures"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"measure"},"value":{"kind":"EnumValue","value":"SESSIONS"}},{"kind":"ObjectField","name":{"kind":"Name","value":"value"},"value":{"kind":"IntValue","value":"1"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"measure"},"value":{"kind":"EnumValue","value":"PEOPLE_TRAINED"}},{"kind":"ObjectField","name":{"kind":"Name","value":"value"},"value":{"kind":"IntValue","value":"24"}}]}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"measures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RecordATrainingMutation, RecordATrainingMutationVariables>;
export const ReadTheCoverageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadTheCoverage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"area"},"name":{"kind":"Name","value":"adminUnit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"programs"}},{"kind":"Field","name":{"kind":"Name","value":"householdsCovered"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"activitySummary"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"year"},"value":{"kind":"IntValue","value":"2026"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"activities"}},{"kind":"Field","name":{"kind":"Name","value":"measures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"recorded"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReadTheCoverageQuery, ReadTheCoverageQueryVariables>;
export const ReportOfAMonthDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReportOfAMonth"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"unit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"defaultValue":{"kind":"StringValue","value":"UmVzcG9uc2libGVVbml0OjM","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}},"defaultValue":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"year"},"value":{"kind":"IntValue","value":"2025"}},{"kind":"ObjectField","name":{"kind":"Name","value":"month"},"value":{"kind":"IntValue","value":"5"}},{"kind":"ObjectField","name":{"kind":"Name","value":"convention"},"value":{"kind":"EnumValue","value":"STATE_15TH"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"periodReport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"unit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"unit"}}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"hasDemoData"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"programs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"founded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"months"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"activities"}},{"kind":"Field","name":{"kind":"Name","value":"incidents"}},{"kind":"Field","name":{"kind":"Name","value":"founded"}},{"kind":"Field","name":{"kind":"Name","value":"before"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"activities"}},{"kind":"Field","name":{"kind":"Name","value":"incidents"}},{"kind":"Field","name":{"kind":"Name","value":"founded"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"completeness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recorded"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"missing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"children"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standing"}},{"kind":"Field","name":{"kind":"Name","value":"activities"}}]}}]}}]}}]} as unknown as DocumentNode<ReportOfAMonthQuery, ReportOfAMonthQueryVariables>;
export const ReportOfTheTermDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReportOfTheTerm"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"unit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"defaultValue":{"kind":"StringValue","value":"QWRtaW5Vbml0OjM","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}},"defaultValue":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"term"},"value":{"kind":"StringValue","value":"2020-2025","block":false}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"periodReport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"unit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"unit"}}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"before"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"mapOn"}},{"kind":"Field","name":{"kind":"Name","value":"hasDemoData"}},{"kind":"Field","name":{"kind":"Name","value":"programs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"founded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"suspended"}},{"kind":"Field","name":{"kind":"Name","value":"dissolved"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"before"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reported"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"activities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"measures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"recorded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"before"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reported"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"completeness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recorded"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"missing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"children"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standing"}},{"kind":"Field","name":{"kind":"Name","value":"activities"}},{"kind":"Field","name":{"kind":"Name","value":"householdsCovered"}}]}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ordinal"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"achieved"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"neededPerMonth"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]}}]} as unknown as DocumentNode<ReportOfTheTermQuery, ReportOfTheTermQueryVariables>;
export const SearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Search"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"program"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"to lien gia so 2","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"p. hoa lu","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"programs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"program"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"adminUnits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SearchQuery, SearchQueryVariables>;
export const VocabularyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Vocabulary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"vocabulary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"vietnamese"}},{"kind":"Field","name":{"kind":"Name","value":"english"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}}]}}]} as unknown as DocumentNode<VocabularyQuery, VocabularyQueryVariables>;
export const WhatBecameOfDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhatBecameOf"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"14503","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},"defaultValue":{"kind":"StringValue","value":"2025-06-30","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}},{"kind":"Field","name":{"kind":"Name","value":"ancestors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"successors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveOn"}},{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"predecessors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"programs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WhatBecameOfQuery, WhatBecameOfQueryVariables>;
export const WhereNotCoveredDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhereNotCovered"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProgramKind"}}},"defaultValue":{"kind":"EnumValue","value":"NEIGHBOR_GROUP_TEAM"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},"defaultValue":{"kind":"StringValue","value":"2025-06-30","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adminUnits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"level"},"value":{"kind":"EnumValue","value":"COMMUNE"}},{"kind":"ObjectField","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"withoutProgramOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"recorded"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"overall"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"programs"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"responsibleUnits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<WhereNotCoveredQuery, WhereNotCoveredQueryVariables>;
export const ListProgramsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListPrograms"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProgramFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProgramOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"programs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ListProgramsQuery, ListProgramsQueryVariables>;
export const ListAdminUnitsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListAdminUnits"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AdminUnitFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AdminUnitOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adminUnits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ListAdminUnitsQuery, ListAdminUnitsQueryVariables>;
export const ListResponsibleUnitsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListResponsibleUnits"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ResponsibleUnitFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"responsibleUnits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ListResponsibleUnitsQuery, ListResponsibleUnitsQueryVariables>;
export const ListActivitiesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListActivities"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ListActivitiesQuery, ListActivitiesQueryVariables>;
export const ListReportedFiguresDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListReportedFigures"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportedFigureFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportedFigures"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ListReportedFiguresQuery, ListReportedFiguresQueryVariables>;
export const FindAdminUnitDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindAdminUnit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"level"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AdminLevel"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}},{"kind":"Argument","name":{"kind":"Name","value":"level"},"value":{"kind":"Variable","name":{"kind":"Name","value":"level"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<FindAdminUnitQuery, FindAdminUnitQueryVariables>;
export const FindProgramDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindProgram"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<FindProgramQuery, FindProgramQueryVariables>;
export const FindResponsibleUnitDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindResponsibleUnit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"responsibleUnit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<FindResponsibleUnitQuery, FindResponsibleUnitQueryVariables>;
export const FindNodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindNode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<FindNodeQuery, FindNodeQueryVariables>;
export const NearbyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Nearby"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"latitude"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"longitude"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"radiusMeters"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProgramFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"programsNear"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"near"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"latitude"},"value":{"kind":"Variable","name":{"kind":"Name","value":"latitude"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"longitude"},"value":{"kind":"Variable","name":{"kind":"Name","value":"longitude"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"radiusMeters"},"value":{"kind":"Variable","name":{"kind":"Name","value":"radiusMeters"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"distanceMeters"}}]}}]}}]}}]} as unknown as DocumentNode<NearbyQuery, NearbyQueryVariables>;
export const SummaryOfNinhBinhDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SummaryOfNinhBinh"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"StringValue","value":"37","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activitySummary"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"convention"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SummaryOfNinhBinhQuery, SummaryOfNinhBinhQueryVariables>;
export const BreakdownOfNinhBinhDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BreakdownOfNinhBinh"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"level"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdminLevel"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"StringValue","value":"37","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"breakdown"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"level"},"value":{"kind":"Variable","name":{"kind":"Name","value":"level"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<BreakdownOfNinhBinhQuery, BreakdownOfNinhBinhQueryVariables>;
export const ActivityByKindAndMonthDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ActivityByKindAndMonth"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"activitySummary"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"convention"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasDemoData"}},{"kind":"Field","name":{"kind":"Name","value":"byKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"activities"}},{"kind":"Field","name":{"kind":"Name","value":"notAttributable"}},{"kind":"Field","name":{"kind":"Name","value":"measures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"recorded"}},{"kind":"Field","name":{"kind":"Name","value":"reported"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"byMonth"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"byKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"activities"}},{"kind":"Field","name":{"kind":"Name","value":"notAttributable"}},{"kind":"Field","name":{"kind":"Name","value":"measures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"recorded"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ActivityByKindAndMonthQuery, ActivityByKindAndMonthQueryVariables>;
export const AreaTeamsCoverageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AreaTeamsCoverage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"responsibleUnits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kinds"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"AREA_TEAM"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"jurisdiction"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"programs"}}]}},{"kind":"Field","name":{"kind":"Name","value":"overall"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"households"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"covered"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"activitySummary"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"year"},"value":{"kind":"IntValue","value":"2025"}},{"kind":"ObjectField","name":{"kind":"Name","value":"half"},"value":{"kind":"IntValue","value":"1"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"activities"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<AreaTeamsCoverageQuery, AreaTeamsCoverageQueryVariables>;
export const CoverageOfCommunesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoverageOfCommunes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"level"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdminLevel"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"mapOn"}},{"kind":"Field","name":{"kind":"Name","value":"hasDemoData"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figures"}},{"kind":"Field","name":{"kind":"Name","value":"breakdown"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"level"},"value":{"kind":"Variable","name":{"kind":"Name","value":"level"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figures"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Share"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Ratio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"covered"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"remark"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"programs"}},{"kind":"Field","name":{"kind":"Name","value":"suspended"}},{"kind":"Field","name":{"kind":"Name","value":"unplaced"}},{"kind":"Field","name":{"kind":"Name","value":"householdsCovered"}},{"kind":"Field","name":{"kind":"Name","value":"programsWithoutHouseholds"}},{"kind":"Field","name":{"kind":"Name","value":"communes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"neighborhoods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"households"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reported"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"overall"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"programs"}},{"kind":"Field","name":{"kind":"Name","value":"communes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"neighborhoods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"households"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Share"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"recorded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"covered"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]} as unknown as DocumentNode<CoverageOfCommunesQuery, CoverageOfCommunesQueryVariables>;
export const GapsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Gaps"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adminUnits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"level"},"value":{"kind":"EnumValue","value":"COMMUNE"}},{"kind":"ObjectField","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"withoutProgramOf"},"value":{"kind":"EnumValue","value":"NEIGHBOR_GROUP_TEAM"}},{"kind":"ObjectField","name":{"kind":"Name","value":"recorded"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"HOUSEHOLD_SHARE_ASC"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"overall"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"programs"}},{"kind":"Field","name":{"kind":"Name","value":"households"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"share"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"responsibleUnits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"successors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<GapsQuery, GapsQueryVariables>;
export const HistoriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Histories"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"programs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kinds"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"PUBLIC_FIREFIGHTING_POINT"},{"kind":"EnumValue","value":"MODEL_MARKET"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"NAME"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"equipment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"working"}}]}},{"kind":"Field","name":{"kind":"Name","value":"units"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"StringValue","value":"2025-06-30","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"criteria"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"StringValue","value":"2025-06-30","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"criterion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveOn"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"responsibleUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<HistoriesQuery, HistoriesQueryVariables>;
export const MixedProgramsCountedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MixedProgramsCounted"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"programs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"FOUNDED_ON_ASC"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"householdCount"}},{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"responsibleUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NeighborGroupTeam"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cluster"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PublicFirefightingPoint"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cluster"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"measures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<MixedProgramsCountedQuery, MixedProgramsCountedQueryVariables>;
export const MixedProgramsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MixedPrograms"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"programs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"FOUNDED_ON_ASC"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"householdCount"}},{"kind":"Field","name":{"kind":"Name","value":"adminUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"responsibleUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NeighborGroupTeam"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cluster"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PublicFirefightingPoint"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cluster"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"measures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<MixedProgramsQuery, MixedProgramsQueryVariables>;
export const NearestPointsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NearestPoints"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"latitude"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"longitude"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"radiusMeters"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"programsNear"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"near"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"latitude"},"value":{"kind":"Variable","name":{"kind":"Name","value":"latitude"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"longitude"},"value":{"kind":"Variable","name":{"kind":"Name","value":"longitude"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"radiusMeters"},"value":{"kind":"Variable","name":{"kind":"Name","value":"radiusMeters"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kinds"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"PUBLIC_FIREFIGHTING_POINT"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"distanceMeters"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"latitude"}},{"kind":"Field","name":{"kind":"Name","value":"longitude"}},{"kind":"Field","name":{"kind":"Name","value":"precision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PublicFirefightingPoint"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"waterSource"}},{"kind":"Field","name":{"kind":"Name","value":"alleyDepthMeters"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<NearestPointsQuery, NearestPointsQueryVariables>;
export const PeriodReportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PeriodReport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"unit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mapOn"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"periodReport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"unit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"unit"}}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}},{"kind":"Argument","name":{"kind":"Name","value":"mapOn"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mapOn"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"convention"}}]}},{"kind":"Field","name":{"kind":"Name","value":"before"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"mapOn"}},{"kind":"Field","name":{"kind":"Name","value":"hasDemoData"}},{"kind":"Field","name":{"kind":"Name","value":"programs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"founded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"suspended"}},{"kind":"Field","name":{"kind":"Name","value":"dissolved"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"before"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reported"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"activities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"activities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"before"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notAttributable"}},{"kind":"Field","name":{"kind":"Name","value":"measures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"recorded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reported"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"otherFigures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}}]}},{"kind":"Field","name":{"kind":"Name","value":"children"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"programs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"programs"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standing"}},{"kind":"Field","name":{"kind":"Name","value":"activities"}},{"kind":"Field","name":{"kind":"Name","value":"householdsCovered"}},{"kind":"Field","name":{"kind":"Name","value":"recordedFrom"}}]}},{"kind":"Field","name":{"kind":"Name","value":"completeness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recorded"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"missing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"months"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"activities"}},{"kind":"Field","name":{"kind":"Name","value":"incidents"}},{"kind":"Field","name":{"kind":"Name","value":"founded"}},{"kind":"Field","name":{"kind":"Name","value":"before"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"activities"}},{"kind":"Field","name":{"kind":"Name","value":"incidents"}},{"kind":"Field","name":{"kind":"Name","value":"founded"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ordinal"}},{"kind":"Field","name":{"kind":"Name","value":"sort"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"programKind"}},{"kind":"Field","name":{"kind":"Name","value":"activityKind"}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"achieved"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"expectedShare"}},{"kind":"Field","name":{"kind":"Name","value":"neededPerMonth"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]}}]} as unknown as DocumentNode<PeriodReportQuery, PeriodReportQueryVariables>;
export const CheckTextDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CheckText"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"unit"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checkReport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"unit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"unit"}}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unitOrigin"}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"convention"}}]}},{"kind":"Field","name":{"kind":"Name","value":"periodOrigin"}},{"kind":"Field","name":{"kind":"Name","value":"hasDemoData"}},{"kind":"Field","name":{"kind":"Name","value":"notes"}},{"kind":"Field","name":{"kind":"Name","value":"summary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agrees"}},{"kind":"Field","name":{"kind":"Name","value":"differs"}},{"kind":"Field","name":{"kind":"Name","value":"notHeld"}},{"kind":"Field","name":{"kind":"Name","value":"unread"}}]}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentence"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"of"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"activityKind"}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"programKind"}},{"kind":"Field","name":{"kind":"Name","value":"aspect"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"againstRecorded"}},{"kind":"Field","name":{"kind":"Name","value":"againstReported"}},{"kind":"Field","name":{"kind":"Name","value":"recorded"}},{"kind":"Field","name":{"kind":"Name","value":"recordedOf"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}},{"kind":"Field","name":{"kind":"Name","value":"reported"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}}]}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quote"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"recorded"}},{"kind":"Field","name":{"kind":"Name","value":"recordedPercent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unread"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quote"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CheckTextQuery, CheckTextQueryVariables>;