import { AlignmentType, type Paragraph, type Table } from 'docx';
import type { Language } from '../../../api/messages.js';
import type { ResponsibleUnitKind } from '../../responsible-unit/responsible-unit.vocabulary.js';
import type { PeriodReportData } from '../period-report.js';
import type { Speech } from './speech.js';
import { capitalized } from './speech.js';
import { daysWords, periodWords } from './view.js';
import { gap, paragraph, rule, sideBySide } from './word-parts.js';

/** Who signs the report: the line above its name, its own name, and the place that the date is given at. */
export interface Issuer {
  /** The unit above; null for an authority that stands alone. */
  above: string | null;
  name: string;
  /** By what it is it is told who signs, and how. */
  kind: ResponsibleUnitKind;
  /** Where it has its seat, without the kind of the unit; null: left to be written in. */
  place: string | null;
}

const CENTER = { align: AlignmentType.CENTER } as const;
const DOTS = '……';
const NAME = '……………………';

/** In which office the report is signed; a People's Committee, which decides as a body, is signed for. */
const SIGNERS: Readonly<Record<ResponsibleUnitKind, Readonly<Record<Language, readonly string[]>>>> = {
  MINISTRY_DEPARTMENT: { vi: ['CỤC TRƯỞNG'], en: ['DIRECTOR'] },
  PROVINCE_POLICE: { vi: ['GIÁM ĐỐC'], en: ['DIRECTOR'] },
  FIRE_POLICE_DEPARTMENT: { vi: ['TRƯỞNG PHÒNG'], en: ['HEAD OF THE DEPARTMENT'] },
  FUNCTIONAL_TEAM: { vi: ['ĐỘI TRƯỞNG'], en: ['HEAD OF THE TEAM'] },
  AREA_TEAM: { vi: ['ĐỘI TRƯỞNG'], en: ['HEAD OF THE TEAM'] },
  DISTRICT_POLICE: { vi: ['TRƯỞNG CÔNG AN'], en: ['CHIEF OF POLICE'] },
  COMMUNE_POLICE: { vi: ['TRƯỞNG CÔNG AN'], en: ['CHIEF OF POLICE'] },
  PEOPLES_COMMITTEE: { vi: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], en: ["FOR THE PEOPLE'S COMMITTEE", 'CHAIR'] },
  MASS_ORGANIZATION: { vi: ['THỦ TRƯỞNG ĐƠN VỊ'], en: ['HEAD OF THE ORGANIZATION'] },
  MARKET_BOARD: { vi: ['TRƯỞNG BAN'], en: ['HEAD OF THE BOARD'] },
};

/** The two columns of the head, and of the foot, in millimeters; together the width of the text. */
const HEAD: [number, number] = [70, 95];
const FOOT: [number, number] = [80, 85];

/** The name of who signs in capitals; a People's Committee's breaks before its area. */
const nameLines = (name: string): string[] => {
  const [, committee, area] = /^(Ủy ban nhân dân|People’s Committee of) (.+)$/.exec(name) ?? [];
  return (committee && area ? [committee, area] : [name]).map((line) => line.toLocaleUpperCase('vi'));
};

/** The head of the form: agency and national title, number and place, then the name and the subject of the report. */
export const wordHead = (data: PeriodReportData, issuer: Issuer, speech: Speech): (Paragraph | Table)[] => {
  const isVietnamese = speech.language === 'vi';
  const year = data.generatedAt.slice(0, 4);
  const place = issuer.place ?? DOTS;
  const agency = [
    ...(issuer.above ? [paragraph(issuer.above.toLocaleUpperCase('vi'), { ...CENTER, size: 12 })] : []),
    ...nameLines(issuer.name).map((line) => paragraph(line, { ...CENTER, size: 12, bold: true })),
    rule(25, HEAD[0]),
    paragraph(`${isVietnamese ? 'Số' : 'No.'}: ${DOTS}/BC-${issuer.kind === 'PEOPLES_COMMITTEE' ? 'UBND' : DOTS}`, {
      ...CENTER,
      size: 13,
      before: 3,
    }),
  ];
  const nation = isVietnamese
    ? ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc']
    : ['SOCIALIST REPUBLIC OF VIET NAM', 'Independence - Freedom - Happiness'];
  const dated = isVietnamese ? `${place}, ngày ${DOTS} tháng ${DOTS} năm ${year}` : `${place}, ${DOTS} ${DOTS} ${year}`;
  const title = [
    paragraph(speech.say('report').toUpperCase(), { ...CENTER, size: 14, bold: true, before: 14 }),
    paragraph(speech.say('subject'), { ...CENTER, size: 14, bold: true }),
    paragraph(capitalized(periodWords(data.period, speech)), { ...CENTER, size: 14, bold: true }),
    rule(45, 165),
    paragraph(`(${daysWords(data.period, speech)})`, { ...CENTER, italics: true, after: 8 }),
    ...(data.hasDemoData ? [paragraph(speech.say('demo'), { ...CENTER, bold: true, after: 8 })] : []),
    // A report goes to the authority above; which one, whoever sends it knows.
    paragraph(`${isVietnamese ? 'Kính gửi' : 'To'}: ${DOTS}${DOTS}`, { ...CENTER, size: 14, after: 8 }),
  ];
  return [
    sideBySide(
      agency,
      [
        paragraph(nation[0]!, { ...CENTER, size: 12, bold: true }),
        paragraph(nation[1]!, { ...CENTER, size: 13, bold: true }),
        rule(60, HEAD[1]),
        paragraph(dated, { ...CENTER, size: 13, italics: true, before: 3 }),
      ],
      HEAD,
    ),
    ...title,
  ];
};

/** The foot of the form: who receives it, and room for the signature. No name is filled in: people are not stored. */
export const wordFoot = ({ kind }: Issuer, { language }: Speech): (Paragraph | Table)[] => {
  const receivers = {
    vi: ['Nơi nhận:', '- Như trên;', `- ${DOTS}${DOTS};`, `- Lưu: VT, ${DOTS}.`],
    en: ['Copies:', '- As above;', `- ${DOTS}${DOTS};`, '- File.'],
  }[language];
  return [
    gap({ keepNext: true }),
    sideBySide(
      receivers.map((text, at) => paragraph(text, at === 0 ? { size: 12, bold: true, italics: true } : { size: 11 })),
      [
        ...SIGNERS[kind][language].map((text) => paragraph(text, { ...CENTER, size: 13, bold: true })),
        paragraph(NAME, { ...CENTER, size: 13, bold: true, before: 80 }),
      ],
      FOOT,
    ),
  ];
};
