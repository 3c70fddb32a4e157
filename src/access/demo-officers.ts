import type { OfficerRole } from './officer-role.vocabulary.js';

/** Someone to be while trying the registry out: a role without a person. */
export interface DemoOfficer {
  subject: `demo:${string}`;
  role: OfficerRole;
  /** The responsible unit, of the seeds and in office today; null where a role belongs to none. */
  unitCode: string | null;
  label: { vi: string; en: string };
}

/** The first three share a ward, so that one can register what the next returns or confirms. */
export const DEMO_OFFICERS: readonly DemoOfficer[] = [
  {
    subject: 'demo:local-officer',
    role: 'LOCAL_OFFICER',
    unitCode: 'UBND-14329-2025',
    label: { vi: 'Cán bộ UBND phường Hoa Lư', en: 'Officer, People’s Committee of Hoa Lư ward' },
  },
  {
    subject: 'demo:area-officer',
    role: 'AREA_OFFICER',
    unitCode: 'PC07-NB-2025-KV1',
    label: { vi: 'Cán bộ Đội Chữa cháy và CNCH khu vực Hoa Lư', en: 'Officer, Hoa Lư area fire team' },
  },
  {
    subject: 'demo:commune-officer',
    role: 'AREA_OFFICER',
    unitCode: 'CAX-14329-2025',
    label: { vi: 'Cán bộ Công an phường Hoa Lư', en: 'Officer, Hoa Lư ward police' },
  },
  {
    subject: 'demo:province-officer',
    role: 'PROVINCE_OFFICER',
    unitCode: 'PC07-NB-2025',
    label: { vi: 'Cán bộ PC07 Công an tỉnh Ninh Bình', en: 'Officer, PC07 of Ninh Bình' },
  },
  {
    subject: 'demo:national-viewer',
    role: 'NATIONAL_VIEWER',
    unitCode: 'C07',
    label: { vi: 'Người theo dõi của C07', en: 'Viewer at C07' },
  },
  {
    subject: 'demo:analyst',
    role: 'ANALYST',
    unitCode: null,
    label: { vi: 'Người phân tích số liệu', en: 'Analyst' },
  },
  {
    subject: 'demo:administrator',
    role: 'ADMINISTRATOR',
    unitCode: null,
    label: { vi: 'Quản trị viên', en: 'Administrator' },
  },
];
