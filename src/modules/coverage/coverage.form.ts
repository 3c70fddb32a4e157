import type { Column, Form, Words } from '../../sheets/form.js';

const told = (key: string, vi: string, en: string, note: Words, more: Partial<Column> = {}): Column => ({
  key,
  heading: { vi, en },
  kind: 'integer',
  note,
  isToldOnly: true,
  ...more,
});

/** The four columns of a ratio; what is not known is an empty cell, never 0. */
const ratio = (key: string, of: Words): Column[] => [
  told(`${key}Covered`, `${of.vi}: đã phủ`, `${of.en}: covered`, {
    vi: 'Bỏ trống: chưa biết, hoặc không có ý nghĩa với loại này.',
    en: 'Empty: not known, or without meaning for this kind.',
  }),
  told(`${key}Total`, `${of.vi}: tổng số`, `${of.en}: total`, { vi: 'Bỏ trống: chưa biết.', en: 'Empty: not known.' }),
  told(
    `${key}Share`,
    `${of.vi}: tỷ lệ`,
    `${of.en}: share`,
    {
      vi: 'Từ 0 đến 1; bỏ trống: chưa biết, hoặc số đã phủ vượt tổng số.',
      en: 'From 0 to 1; empty: not known, or more are covered than there are.',
    },
    { kind: 'decimal' },
  ),
  told(
    `${key}Source`,
    `${of.vi}: nguồn`,
    `${of.en}: source`,
    { vi: 'Nguồn của tổng số.', en: 'Where the total comes from.' },
    { kind: 'text' },
  ),
];

/** What programs cover, a row an area and kind: only written, for nobody reports coverage, it is counted. */
export const COVERAGE_FORM: Form = {
  name: 'coverage',
  title: { vi: 'Mức độ bao phủ', en: 'Coverage' },
  columns: [
    told('areaCode', 'Mã địa bàn', 'Area code', { vi: 'Mã địa bàn.', en: 'The code of the area.' }, { kind: 'code' }),
    told('area', 'Địa bàn', 'Area', { vi: 'Tên địa bàn.', en: 'The name of the area.' }, { kind: 'text' }),
    told(
      'level',
      'Cấp',
      'Level',
      { vi: 'Cấp của địa bàn.', en: 'The level of the area.' },
      { kind: 'choice', vocabulary: 'AdminLevel' },
    ),
    told(
      'asOf',
      'Tính đến ngày',
      'As of',
      { vi: 'Ngày được tính.', en: 'The day whose state is counted.' },
      { kind: 'day' },
    ),
    told(
      'mapOn',
      'Theo bản đồ ngày',
      'Map of',
      { vi: 'Ngày của bản đồ hành chính.', en: 'The day whose map is used.' },
      { kind: 'day' },
    ),
    told(
      'kind',
      'Loại mô hình',
      'Kind',
      { vi: 'Loại mô hình của dòng này.', en: 'Which of the four kinds the row is about.' },
      { kind: 'choice', vocabulary: 'ProgramKind' },
    ),
    told('programs', 'Số mô hình', 'Programs', {
      vi: 'Mô hình đang duy trì, kể cả chưa rõ địa bàn cấp dưới.',
      en: 'Programs that stand, those unplaced included.',
    }),
    told('suspended', 'Tạm dừng', 'Suspended', { vi: 'Mô hình đang tạm dừng.', en: 'Programs that are suspended.' }),
    told('unplaced', 'Chưa rõ địa bàn cấp dưới', 'Unplaced', {
      vi: 'Trong số đang duy trì: chưa rõ thuộc địa bàn cấp dưới nào.',
      en: 'Of the standing ones, those whose place below is not decided.',
    }),
    told('programsWithoutHouseholds', 'Chưa có số hộ', 'Households not counted', {
      vi: 'Cụm, tổ đang duy trì mà chưa có số hộ.',
      en: 'Standing clusters or teams whose households were not counted.',
    }),
    ...ratio('communes', { vi: 'Xã, phường', en: 'Communes' }),
    ...ratio('neighborhoods', { vi: 'Thôn, tổ dân phố', en: 'Neighborhoods' }),
    ...ratio('households', { vi: 'Hộ gia đình', en: 'Households' }),
    ...ratio('recorded', { vi: 'Xã, phường đã bắt đầu ghi nhận', en: 'Communes that record' }),
    told(
      'hasDemoData',
      'Có dữ liệu minh họa',
      'Has demo data',
      {
        vi: 'Số liệu của địa bàn có dựa vào dữ liệu giả định hay không.',
        en: 'Whether the area’s figures rest on invented rows.',
      },
      { kind: 'yesNo' },
    ),
  ],
};
