import { termsOf } from '../../api/vocabulary.js';
import type { Column, Form } from '../../sheets/form.js';
import { AREA_COLUMNS, PROGRAM_CODE_COLUMN, REASON } from '../program/index.js';
// Declares what is looked up below.
import './activity.vocabulary.js';

/** Each measure is a column; a row fills those of its kind. */
const MEASURE_COLUMNS: readonly Column[] = Object.entries(termsOf('MeasureKind')).map(
  ([measure, { vi, en, description }]) => ({
    key: measure,
    heading: { vi, en },
    kind: 'integer',
    note: { vi: `Số nguyên. Chỉ điền khi hoạt động thuộc loại có chỉ tiêu này.`, en: description },
  }),
);

/** What is done may be done in a whole province, and what was done in a district of its time. */
const NOTES: Readonly<Record<string, Column['note']>> = {
  areaCode: {
    vi: 'Mã xã, phường (5 chữ số), mã thôn, tổ dân phố của hệ thống, hoặc mã tỉnh (2 chữ số) nếu là hoạt động của cả tỉnh. Có mã thì không cần tên.',
    en: 'The code of the commune (5 digits), the registry’s code of the hamlet or block, or for what the whole province did that of the province (2 digits). With it no name is needed.',
  },
  area: {
    vi: 'Tên xã, phường; tên cũ cũng được, thêm huyện, tỉnh nếu trùng tên. Hoạt động của cả tỉnh: “Tỉnh Ninh Bình”; của cả huyện trước ngày 01/7/2025: “Huyện Nho Quan”.',
    en: 'The name of the commune; a former one will do, with district and province where names repeat. For what a whole province did: “Tỉnh Ninh Bình”; for a district before 1 July 2025: “Huyện Nho Quan”.',
  },
};
const PLACE_COLUMNS = AREA_COLUMNS.map((column) => ({ ...column, note: NOTES[column.key] ?? column.note }));

export const ACTIVITIES_FORM: Form = {
  name: 'activities',
  title: { vi: 'Hoạt động', en: 'Activities' },
  columns: [
    {
      key: 'kind',
      heading: { vi: 'Loại hoạt động', en: 'Kind' },
      kind: 'choice',
      vocabulary: 'ActivityKind',
      isRequired: true,
      also: ['Hoạt động', 'Activity kind'],
      note: { vi: 'Loại hoạt động.', en: 'What was done.' },
      example: { vi: 'Tuyên truyền trực tiếp', en: 'Direct outreach' },
    },
    {
      key: 'title',
      heading: { vi: 'Nội dung', en: 'Title' },
      kind: 'text',
      isRequired: true,
      also: ['Tên hoạt động', 'Tiêu đề'],
      note: {
        vi: 'Một dòng, tối đa 300 ký tự; không ghi tên người.',
        en: 'One line, 300 characters at most; no names of people.',
      },
      example: { vi: 'Tuyên truyền PCCC tại phố Kim Đồng', en: 'Outreach at Kim Đồng street' },
    },
    {
      key: 'from',
      heading: { vi: 'Từ ngày', en: 'From' },
      kind: 'day',
      isRequired: true,
      also: ['Ngày', 'Ngày tổ chức', 'Date'],
      note: {
        vi: 'Ngày của sự kiện, hoặc ngày đầu của kỳ.',
        en: 'The day of the event, or the first day of the period.',
      },
      example: '05/03/2026',
    },
    {
      key: 'through',
      heading: { vi: 'Đến hết ngày', en: 'Through' },
      kind: 'day',
      also: ['Đến ngày', 'To'],
      note: {
        vi: 'Chỉ với số tổng hợp của một kỳ: ngày cuối của kỳ. Bỏ trống: sự kiện một ngày.',
        en: 'Only for the total of a period: its last day. Empty: an event of one day.',
      },
    },
    ...PLACE_COLUMNS,
    {
      ...PROGRAM_CODE_COLUMN,
      key: 'programCodes',
      kind: 'codes',
      vocabulary: 'ActivityProgramRole',
      isRequired: false,
      also: ['Mã các mô hình', 'Mô hình', 'Programs'],
      note: {
        vi: 'Mã các mô hình, cách nhau bằng dấu chấm phẩy; mô hình đầu quyết định địa bàn. Vai trò khác “Tham gia” ghi trong ngoặc: TLG-37-0001 (Nơi xảy ra).',
        en: 'The codes of the programs, after semicolons; by the first one’s place it counts. Another role than "Took part" stands in parentheses: TLG-37-0001 (Affected).',
      },
      example: undefined,
    },
    {
      key: 'responsibleUnitCode',
      heading: { vi: 'Mã đơn vị thực hiện', en: 'Responsible unit code' },
      kind: 'code',
      also: ['Đơn vị thực hiện'],
      note: { vi: 'Bỏ trống: đơn vị của người nhập.', en: 'Empty: the unit of whoever imports.' },
    },
    ...MEASURE_COLUMNS,
    {
      key: 'source',
      heading: { vi: 'Nguồn', en: 'Source' },
      kind: 'text',
      note: { vi: 'Báo cáo, sổ theo dõi mà số liệu lấy từ đó.', en: 'The report or register that it comes from.' },
    },
    {
      key: 'note',
      heading: { vi: 'Ghi chú', en: 'Note' },
      kind: 'text',
      isMultiline: true,
      note: { vi: 'Ghi chú cho cán bộ; không ghi tên người.', en: 'A note for officers; no names.' },
    },
    {
      key: 'provenance',
      heading: { vi: 'Nguồn dữ liệu', en: 'Provenance' },
      kind: 'choice',
      vocabulary: 'Provenance',
      isHidden: true,
      isToldOnly: true,
      note: { vi: '“Minh họa” là dữ liệu giả định.', en: '“Demo” marks an invented activity.' },
    },
    REASON,
  ],
};
