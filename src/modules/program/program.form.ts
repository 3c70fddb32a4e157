import type { Column, Form } from '../../sheets/form.js';
import { type ProgramKind } from './program.vocabulary.js';

const text = (
  key: string,
  vi: string,
  en: string,
  note: { vi: string; en: string },
  more: Partial<Column> = {},
): Column => ({
  key,
  heading: { vi, en },
  kind: 'text',
  note,
  ...more,
});
const integer = (key: string, vi: string, en: string, note: { vi: string; en: string }, more: Partial<Column> = {}) =>
  text(key, vi, en, note, { kind: 'integer', ...more });
const decimal = (key: string, vi: string, en: string, note: { vi: string; en: string }, more: Partial<Column> = {}) =>
  text(key, vi, en, note, { kind: 'decimal', ...more });
const yesNo = (key: string, vi: string, en: string, note: { vi: string; en: string }, more: Partial<Column> = {}) =>
  text(key, vi, en, note, { kind: 'yesNo', ...more });

/** Columns of a file that comes back: what it is about, and why. */
const REGISTRATION: Column = {
  key: 'registration',
  heading: { vi: 'Mã hồ sơ', en: 'Registration' },
  kind: 'text',
  isHidden: true,
  note: {
    vi: 'Hồ sơ đã nộp trước đây mà dòng này sửa lại. Giữ nguyên, không sửa.',
    en: 'The registration filed before that this row mends. Leave it as it is.',
  },
};
export const REASON: Column = {
  key: 'reason',
  heading: { vi: 'Lý do', en: 'Reason' },
  also: ['Lý do trả lại', 'Lý do từ chối', 'Vì sao'],
  kind: 'text',
  isHidden: true,
  isToldOnly: true,
  isMultiline: true,
  note: { vi: 'Vì sao dòng này chưa được nhận.', en: 'Why this row was not taken.' },
};

/** Where a row is: by code, or by name. */
export const AREA_COLUMNS: readonly Column[] = [
  {
    key: 'areaCode',
    heading: { vi: 'Mã địa bàn', en: 'Area code' },
    also: ['Mã xã', 'Mã phường', 'Mã đơn vị hành chính', 'Mã ĐVHC', 'Mã thôn', 'Commune code'],
    kind: 'code',
    note: {
      vi: 'Mã xã, phường (5 chữ số) hoặc mã thôn, tổ dân phố của hệ thống. Có mã thì không cần tên.',
      en: 'The code of the commune (5 digits), or the registry’s code of the hamlet or block. With it no name is needed.',
    },
    example: '14329',
  },
  {
    key: 'area',
    heading: { vi: 'Xã, phường', en: 'Commune' },
    also: ['Xã', 'Phường', 'Xã/phường', 'Địa bàn', 'Đơn vị hành chính', 'Area', 'Ward'],
    kind: 'text',
    note: {
      vi: 'Tên xã, phường; tên cũ cũng được, thêm huyện, tỉnh nếu trùng tên: “xã Đồng Phong, huyện Nho Quan”.',
      en: 'The name of the commune; a former one will do, with district and province where names repeat: “xã Đồng Phong, huyện Nho Quan”.',
    },
    example: 'Phường Hoa Lư',
  },
  {
    key: 'neighborhood',
    heading: { vi: 'Thôn, tổ dân phố', en: 'Hamlet or block' },
    also: ['Thôn', 'Tổ dân phố', 'Xóm', 'Phố', 'Khu phố', 'Thôn/tổ dân phố', 'Neighborhood'],
    kind: 'text',
    note: {
      vi: 'Tên thôn, xóm, tổ dân phố trong xã, phường đó, nếu đã có trong hệ thống.',
      en: 'The name of the hamlet or residential block in that commune, where the registry has it.',
    },
  },
];

const HEAD: readonly Column[] = [
  text(
    'name',
    'Tên mô hình',
    'Name',
    { vi: 'Tên đầy đủ, tối đa 200 ký tự.', en: 'Its full name, 200 characters at most.' },
    {
      also: ['Tên', 'Tên tổ', 'Tên cụm', 'Tên điểm', 'Tên chợ', 'Tên tổ liên gia'],
      isRequired: true,
    },
  ),
  ...AREA_COLUMNS,
  text(
    'locality',
    'Vị trí',
    'Locality',
    { vi: 'Ở đâu, bằng lời: số nhà, ngõ, phố.', en: 'Where it is, in words: house, alley, street.' },
    {
      also: ['Địa chỉ', 'Địa điểm', 'Address'],
      example: 'Ngõ 5, phố Kim Đồng',
    },
  ),
  text(
    'position',
    'Tọa độ',
    'Position',
    {
      vi: 'Một điểm: “20,2506; 105,9745”, độ-phút-giây, liên kết bản đồ, hoặc VN-2000 (X; Y; kinh tuyến trục).',
      en: 'One point: “20.2506, 105.9745”, degrees-minutes-seconds, a map link, or VN-2000 (X; Y; central meridian).',
    },
    { kind: 'position', also: ['Toạ độ', 'Tọa độ GPS', 'Coordinates', 'GPS'], example: '20,2506; 105,9745' },
  ),
  text(
    'latitude',
    'Vĩ độ',
    'Latitude',
    { vi: 'Thay cho cột tọa độ: vĩ độ.', en: 'Instead of the position: its latitude.' },
    {
      kind: 'latitude',
      also: ['Lat'],
      isHidden: true,
    },
  ),
  text(
    'longitude',
    'Kinh độ',
    'Longitude',
    { vi: 'Thay cho cột tọa độ: kinh độ.', en: 'Instead of the position: its longitude.' },
    {
      kind: 'longitude',
      also: ['Lng', 'Lon', 'Long'],
      isHidden: true,
    },
  ),
  text(
    'precision',
    'Độ chính xác tọa độ',
    'Precision',
    {
      vi: 'Đo tại chỗ, ước lượng, hay trung tâm xã. Bỏ trống: theo số chữ số đã ghi.',
      en: 'Measured, approximate, or the center of the commune. Empty: by the digits given.',
    },
    { kind: 'choice', vocabulary: 'PositionPrecision' },
  ),
  text(
    'foundedOn',
    'Ngày thành lập',
    'Founded on',
    { vi: 'Ngày/tháng/năm.', en: 'Day/month/year.' },
    {
      kind: 'day',
      isRequired: true,
      also: ['Ngày ra mắt', 'Thành lập'],
      example: '02/03/2026',
    },
  ),
  text(
    'replication',
    'Điểm hay nhân rộng',
    'Pilot or replicated',
    { vi: 'Mô hình điểm hay nhân rộng.', en: 'Whether it is a pilot or replicated.' },
    {
      kind: 'choice',
      vocabulary: 'Replication',
      isRequired: true,
      also: ['Loại hình', 'Nhân rộng'],
      example: { vi: 'Nhân rộng', en: 'Replicated' },
    },
  ),
  text(
    'basisKind',
    'Căn cứ thành lập',
    'Founding basis',
    { vi: 'Loại giấy tờ làm căn cứ.', en: 'The sort of paper on which it was founded.' },
    {
      kind: 'choice',
      vocabulary: 'BasisKind',
      isRequired: true,
      also: ['Căn cứ'],
      example: { vi: 'Quyết định thành lập', en: 'Founding decision' },
    },
  ),
  text(
    'basisNumber',
    'Số văn bản',
    'Document number',
    { vi: 'Số của quyết định.', en: 'The number of the decision.' },
    {
      also: ['Số quyết định', 'Số QĐ', 'Quyết định số'],
      example: '45/QĐ-UBND',
    },
  ),
  text(
    'basisDate',
    'Ngày văn bản',
    'Document date',
    { vi: 'Ngày ghi trên văn bản.', en: 'The day that the document bears.' },
    {
      kind: 'day',
      also: ['Ngày quyết định', 'Ngày QĐ'],
      example: '01/03/2026',
    },
  ),
  text(
    'basisIssuer',
    'Cơ quan ban hành',
    'Issuer',
    { vi: 'Cơ quan ban hành văn bản.', en: 'The authority that issued it.' },
    {
      also: ['Nơi ban hành'],
      example: 'UBND phường Hoa Lư',
    },
  ),
  integer(
    'basisAnnexRow',
    'Số thứ tự trong phụ lục',
    'Annex row',
    {
      vi: 'Số thứ tự trong danh sách kèm theo: một quyết định có thể lập bốn mươi tổ.',
      en: 'The row in the annexed list: one decision may found forty teams.',
    },
    { also: ['STT phụ lục', 'Dòng phụ lục'] },
  ),
];

const HOUSEHOLDS: readonly Column[] = [
  integer(
    'households',
    'Số hộ',
    'Households',
    { vi: 'Số hộ gia đình trong mô hình.', en: 'The households in it.' },
    {
      isRequired: true,
      also: ['Số hộ gia đình', 'Tổng số hộ', 'Hộ'],
      example: 12,
    },
  ),
  integer(
    'residents',
    'Số nhân khẩu',
    'Residents',
    { vi: 'Số người đang sinh sống.', en: 'The people living in them.' },
    { also: ['Nhân khẩu', 'Số khẩu'] },
  ),
];
const SECOND_EXIT = integer(
  'householdsWithSecondExit',
  'Số hộ có lối thoát nạn thứ hai',
  'Households with a second exit',
  {
    vi: 'Số hộ có lối thoát nạn thứ hai.',
    en: 'Households that have a second way out.',
  },
  { also: ['Hộ có lối thoát thứ 2'] },
);
const CLUSTER = text(
  'clusterCode',
  'Mã cụm dân cư',
  'Cluster code',
  {
    vi: 'Mã cụm dân cư an toàn mà mô hình thuộc về, nếu có (CDC-…).',
    en: 'The code of the cluster it belongs to, where it does (CDC-…).',
  },
  { kind: 'code', also: ['Thuộc cụm', 'Cụm dân cư'] },
);

/** What one kind alone has. */
const OWN: Record<ProgramKind, readonly Column[]> = {
  SAFE_RESIDENTIAL_CLUSTER: [
    ...HOUSEHOLDS,
    integer('householdsWithExtinguisher', 'Số hộ có bình chữa cháy', 'Households with an extinguisher', {
      vi: 'Số hộ có bình chữa cháy.',
      en: 'Households that have an extinguisher.',
    }),
    SECOND_EXIT,
    integer('commitmentsSigned', 'Số bản cam kết đã ký', 'Commitments signed', {
      vi: 'Số bản cam kết an toàn PCCC đã ký.',
      en: 'Commitments to fire safety that households signed.',
    }),
  ],
  NEIGHBOR_GROUP_TEAM: [
    integer(
      'number',
      'Tổ số',
      'Number',
      { vi: 'Số của tổ trong thôn, tổ dân phố.', en: 'Its number among the teams of its neighborhood.' },
      { also: ['Số tổ'] },
    ),
    ...HOUSEHOLDS,
    integer(
      'businessHouseholds',
      'Số hộ ở kết hợp kinh doanh',
      'Business households',
      {
        vi: 'Số hộ vừa ở vừa sản xuất, kinh doanh.',
        en: 'Households that live and do business under one roof.',
      },
      { also: ['Hộ kinh doanh'] },
    ),
    integer(
      'alarmButtons',
      'Số nút ấn báo cháy',
      'Alarm buttons',
      { vi: 'Số nút ấn báo cháy đã lắp.', en: 'Alarm buttons installed.' },
      { also: ['Nút ấn'] },
    ),
    integer(
      'alarmBells',
      'Số chuông báo cháy',
      'Alarm bells',
      { vi: 'Số chuông báo cháy đã lắp.', en: 'Alarm bells installed.' },
      { also: ['Chuông'] },
    ),
    yesNo(
      'alarmsLinked',
      'Chuông liên kết',
      'Alarms linked',
      { vi: 'Ấn một nút, mọi chuông cùng kêu: Có hoặc Không.', en: 'Whether one button rings every bell: Yes or No.' },
      { also: ['Liên kết chuông'] },
    ),
    SECOND_EXIT,
    CLUSTER,
  ],
  PUBLIC_FIREFIGHTING_POINT: [
    decimal(
      'alleyDepthMeters',
      'Chiều sâu ngõ (m)',
      'Alley depth (m)',
      { vi: 'Ngõ sâu bao nhiêu mét.', en: 'How deep the alley is, in meters.' },
      {
        isRequired: true,
        also: ['Độ sâu ngõ', 'Chiều sâu ngõ'],
        example: 120,
      },
    ),
    decimal(
      'alleyWidthMeters',
      'Chiều rộng ngõ (m)',
      'Alley width (m)',
      { vi: 'Ngõ rộng bao nhiêu mét.', en: 'How wide the alley is, in meters.' },
      { also: ['Chiều rộng ngõ'], example: '2,5' },
    ),
    yesNo('truckAccess', 'Xe chữa cháy vào được', 'Truck access', {
      vi: 'Xe chữa cháy vào được hay không.',
      en: 'Whether a fire truck can reach it after all.',
    }),
    text(
      'waterSource',
      'Nguồn nước',
      'Water source',
      { vi: 'Lấy nước ở đâu.', en: 'Where water is drawn.' },
      { kind: 'choice', vocabulary: 'WaterSource' },
    ),
    decimal('waterDistanceMeters', 'Khoảng cách nguồn nước (m)', 'Water distance (m)', {
      vi: 'Nguồn nước cách bao nhiêu mét.',
      en: 'How far the water is, in meters.',
    }),
    yesNo('hasShelter', 'Có mái che, tủ', 'Has shelter', {
      vi: 'Phương tiện có mái che hoặc tủ.',
      en: 'Whether the equipment stands under a shelter or in a cabinet.',
    }),
    yesNo('hasRulesBoard', 'Có bảng nội quy', 'Has rules board', {
      vi: 'Có bảng nội quy, hướng dẫn.',
      en: 'Whether a board shows the rules of use.',
    }),
    integer('serviceRadiusMeters', 'Bán kính phục vụ (m)', 'Service radius (m)', {
      vi: 'Phục vụ trong bán kính bao nhiêu mét.',
      en: 'How far it is meant to serve, in meters.',
    }),
    CLUSTER,
  ],
  MODEL_MARKET: [
    text(
      'marketClass',
      'Hạng chợ',
      'Market class',
      { vi: 'Hạng I, II hoặc III.', en: 'Class I, II or III.' },
      {
        kind: 'choice',
        vocabulary: 'MarketClass',
        isRequired: true,
        example: { vi: 'Chợ hạng II', en: 'Class II' },
      },
    ),
    integer('stalls', 'Số quầy, sạp', 'Stalls', { vi: 'Số quầy, sạp.', en: 'Its stalls.' }),
    integer('traders', 'Số tiểu thương', 'Traders', { vi: 'Số tiểu thương.', en: 'The traders in it.' }),
    integer(
      'areaSquareMeters',
      'Diện tích (m²)',
      'Area (m²)',
      { vi: 'Diện tích chợ, mét vuông.', en: 'Its area in square meters.' },
      { also: ['Diện tích'] },
    ),
    text('operator', 'Đơn vị quản lý chợ', 'Operator', {
      vi: 'Ban quản lý hoặc doanh nghiệp; không ghi tên người.',
      en: 'The board or company that runs it; never a person.',
    }),
    yesNo('hasOnSiteTeam', 'Có đội chữa cháy cơ sở', 'Has an on-site team', {
      vi: 'Chợ có đội PCCC cơ sở.',
      en: 'Whether it has a fire team on site.',
    }),
    decimal('roadWidthMeters', 'Đường quanh chợ rộng (m)', 'Road width (m)', {
      vi: 'Đường quanh chợ rộng bao nhiêu mét.',
      en: 'The width of the road around it, in meters.',
    }),
    decimal('clearHeightMeters', 'Chiều cao thông thủy (m)', 'Clear height (m)', {
      vi: 'Chiều cao thông thủy của đường.',
      en: 'The clear height over that road, in meters.',
    }),
    text(
      'externalFacilityCode',
      'Mã cơ sở',
      'Facility code',
      {
        vi: 'Mã trong danh mục cơ sở thuộc diện quản lý PCCC.',
        en: 'Its number in the authorities’ register of facilities.',
      },
      { kind: 'code' },
    ),
  ],
};

const TAIL: readonly Column[] = [
  text(
    'equipment',
    'Phương tiện',
    'Equipment',
    {
      vi: 'Từng loại cách nhau bằng dấu chấm phẩy: “Bình bột ABC: 4 (3 dùng được; hạn 31/12/2027); Thang: 1”.',
      en: 'Each sort after a semicolon: “ABC extinguisher: 4 (3 working; expires 31/12/2027); Ladder: 1”.',
    },
    {
      kind: 'equipment',
      also: ['Trang bị', 'Phương tiện chữa cháy'],
      example: { vi: 'Bình bột ABC: 4; Xà beng: 1', en: 'ABC extinguisher: 4; Crowbar: 1' },
    },
  ),
  text(
    'managingUnitCode',
    'Mã đơn vị quản lý',
    'Managing unit code',
    {
      vi: 'Mã đơn vị quản lý; bỏ trống: công an xác nhận hồ sơ quản lý.',
      en: 'The code of the unit that is to manage it; empty: the police that confirm.',
    },
    { kind: 'code', also: ['Đơn vị quản lý'] },
  ),
  text(
    'note',
    'Ghi chú',
    'Note',
    {
      vi: 'Ghi chú cho cán bộ; không ghi tên người, số điện thoại.',
      en: 'A note for officers; no names, no phones.',
    },
    { isMultiline: true },
  ),
];

/** What an export tells besides. */
const TOLD: readonly Column[] = [
  text(
    'code',
    'Mã mô hình',
    'Program code',
    { vi: 'Mã do hệ thống cấp.', en: 'The code that the registry gave.' },
    { kind: 'code' },
  ),
  text(
    'status',
    'Trạng thái',
    'Status',
    { vi: 'Trạng thái trong ngày xuất.', en: 'Its status on the day asked about.' },
    { kind: 'choice', vocabulary: 'ProgramStatus' },
  ),
  text(
    'provenance',
    'Nguồn dữ liệu',
    'Provenance',
    { vi: '“Minh họa” là dữ liệu giả định.', en: '“Demo” marks an invented program.' },
    { kind: 'choice', vocabulary: 'Provenance' },
  ),
  text(
    'launchedOn',
    'Ngày ra mắt',
    'Launched on',
    { vi: 'Ngày ra mắt.', en: 'The day it was launched.' },
    { kind: 'day' },
  ),
  text(
    'lastActivityOn',
    'Hoạt động gần nhất',
    'Last activity on',
    { vi: 'Ngày của hoạt động gần nhất.', en: 'The day of its latest activity.' },
    { kind: 'day' },
  ),
].map((column) => ({ ...column, isHidden: true, isToldOnly: true }));

const KIND = text(
  'kind',
  'Loại mô hình',
  'Kind',
  { vi: 'Loại mô hình của dòng này.', en: 'Which of the four kinds the row is.' },
  {
    kind: 'choice',
    vocabulary: 'ProgramKind',
    isHidden: true,
  },
);

/** What one of each kind may be called. */
const NAMED: Readonly<Record<ProgramKind, string>> = {
  SAFE_RESIDENTIAL_CLUSTER: 'Cụm dân cư an toàn PCCC phố Kim Đồng',
  NEIGHBOR_GROUP_TEAM: 'Tổ liên gia ngõ 5 phố Kim Đồng',
  PUBLIC_FIREFIGHTING_POINT: 'Điểm chữa cháy công cộng ngõ 5 phố Kim Đồng',
  MODEL_MARKET: 'Chợ kiểu mẫu Kim Đồng',
};

/** The form of one kind; its template has no column for the kind. */
const formOf = (kind: ProgramKind, name: string, vi: string, en: string): Form => ({
  name,
  title: { vi, en },
  columns: [KIND, ...HEAD, ...OWN[kind], ...TAIL, REGISTRATION, REASON].map((column) =>
    column.key === 'name' ? { ...column, example: NAMED[kind] } : column,
  ),
});

export const PROGRAM_FORMS: Readonly<Record<ProgramKind, Form>> = {
  SAFE_RESIDENTIAL_CLUSTER: formOf(
    'SAFE_RESIDENTIAL_CLUSTER',
    'safe-residential-cluster',
    'Cụm dân cư an toàn',
    'Safe residential clusters',
  ),
  NEIGHBOR_GROUP_TEAM: formOf('NEIGHBOR_GROUP_TEAM', 'neighbor-group-team', 'Tổ liên gia', 'Neighbor-group teams'),
  PUBLIC_FIREFIGHTING_POINT: formOf(
    'PUBLIC_FIREFIGHTING_POINT',
    'public-firefighting-point',
    'Điểm chữa cháy công cộng',
    'Public firefighting points',
  ),
  MODEL_MARKET: formOf('MODEL_MARKET', 'model-market', 'Chợ kiểu mẫu', 'Model markets'),
};

const byKey = (columns: readonly Column[]): Column[] => [
  ...new Map(columns.map((column) => [column.key, column])).values(),
];

/** All four kinds in one sheet: what an export writes, and an import reads by the column of the kind. */
export const PROGRAMS_FORM: Form = {
  name: 'programs',
  title: { vi: 'Mô hình', en: 'Programs' },
  columns: byKey([
    TOLD[0]!,
    KIND,
    ...TOLD.slice(1),
    ...HEAD,
    ...Object.values(OWN)
      .flat()
      .map((column) => ({ ...column, isRequired: false })),
    ...TAIL,
    REGISTRATION,
    REASON,
  ]),
};

/** Whether a kind has a column. */
export const isColumnOf = (kind: ProgramKind, key: string): boolean =>
  PROGRAM_FORMS[kind].columns.some((column) => column.key === key);

/** The fields that one kind alone has, as the API names them: its columns but for what the API tells in other words. */
export const ownFieldsOf = (kind: ProgramKind): string[] =>
  OWN[kind].map(({ key }) => key).filter((key) => key !== 'households' && key !== CLUSTER.key);

const PROGRAM_CODE = text(
  'programCode',
  'Mã mô hình',
  'Program code',
  { vi: 'Mã của mô hình trong hệ thống (TLG-37-0001).', en: 'The program’s code in the registry (TLG-37-0001).' },
  {
    kind: 'code',
    isRequired: true,
    also: ['Mô hình', 'Program'],
    example: 'TLG-37-0001',
  },
);
export const PROGRAM_CODE_COLUMN = PROGRAM_CODE;

export const EQUIPMENT_FORM: Form = {
  name: 'equipment',
  title: { vi: 'Phương tiện của mô hình', en: 'Equipment of programs' },
  columns: [
    PROGRAM_CODE,
    text(
      'equipmentKind',
      'Loại phương tiện',
      'Equipment',
      { vi: 'Loại phương tiện.', en: 'What it is.' },
      {
        kind: 'choice',
        vocabulary: 'EquipmentKind',
        isRequired: true,
        also: ['Phương tiện', 'Tên phương tiện'],
        example: { vi: 'Bình bột ABC', en: 'ABC extinguisher' },
      },
    ),
    integer(
      'quantity',
      'Số lượng',
      'Quantity',
      { vi: 'Có bao nhiêu.', en: 'How many there are.' },
      { isRequired: true, also: ['SL'], example: 4 },
    ),
    integer(
      'working',
      'Số dùng được',
      'Working',
      { vi: 'Bao nhiêu còn dùng được; bỏ trống: tất cả.', en: 'How many of them work; empty: all.' },
      { also: ['Còn dùng được', 'Tốt'] },
    ),
    text(
      'expiresOn',
      'Hạn sử dụng',
      'Expires on',
      { vi: 'Ngày hết hạn, nếu có.', en: 'The day it expires, where it does.' },
      { kind: 'day', also: ['Ngày hết hạn'] },
    ),
    text(
      'lastCheckedOn',
      'Kiểm tra gần nhất',
      'Last checked on',
      { vi: 'Ngày kiểm tra gần nhất.', en: 'The day it was last checked.' },
      { kind: 'day', also: ['Ngày kiểm tra'] },
    ),
    text(
      'effectiveOn',
      'Từ ngày',
      'Effective on',
      { vi: 'Ngày mô hình nhận; bỏ trống: hôm nay.', en: 'The day it came to the program; empty: today.' },
      { kind: 'day' },
    ),
    text('document', 'Văn bản', 'Document', {
      vi: 'Giấy tờ kèm theo, nếu có.',
      en: 'The paper behind it, where there is one.',
    }),
    REASON,
  ],
};
