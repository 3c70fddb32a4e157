import { type ValueOf, vocabulary } from '../api/vocabulary.js';

export const OfficerRole = vocabulary('OfficerRole', 'What an officer is to the registry.', {
  LOCAL_OFFICER: {
    vi: 'Cán bộ Ủy ban nhân dân',
    en: 'Local officer',
    description: 'An officer of a People’s Committee, who registers programs and keeps them up to date.',
  },
  AREA_OFFICER: {
    vi: 'Cán bộ Công an địa bàn',
    en: 'Area officer',
    description:
      'An officer of an area team or of commune police, who confirms registrations and watches over programs.',
  },
  PROVINCE_OFFICER: {
    vi: 'Cán bộ PC07',
    en: 'Province officer',
    description: 'An officer of the province’s police, mostly of PC07, who answers for the whole province.',
  },
  NATIONAL_VIEWER: {
    vi: 'Cán bộ C07',
    en: 'National viewer',
    description: 'An officer of the ministry’s department, who reads.',
  },
  ANALYST: { vi: 'Chuyên viên phân tích', en: 'Analyst', description: 'A person or a machine that reads figures.' },
  ADMINISTRATOR: {
    vi: 'Quản trị viên',
    en: 'Administrator',
    description: 'Keeps officers, jurisdictions and criteria; decides on no program.',
  },
});
export type OfficerRole = ValueOf<typeof OfficerRole>;
