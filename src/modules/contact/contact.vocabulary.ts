import { type ValueOf, vocabulary } from '../../api/vocabulary.js';

export const ContactRole = vocabulary('ContactRole', 'What a person does for a program.', {
  LEADER: { vi: 'Người đứng đầu', en: 'Leader', description: 'Leads the program; there is one at a time.' },
  DEPUTY: { vi: 'Cấp phó', en: 'Deputy', description: 'Stands in for the leader; there may be several.' },
  KEEPER: {
    vi: 'Người trông coi',
    en: 'Keeper',
    description: 'Keeps the place and its equipment, and has the key; there is one at a time.',
  },
});
export type ContactRole = ValueOf<typeof ContactRole>;

/** Roles that one person has at a time; the database holds it, too. */
export const SINGLE_ROLES: readonly ContactRole[] = ['LEADER', 'KEEPER'];

export const ContactPurpose = vocabulary('ContactPurpose', 'What a person’s name and phone are kept for.', {
  EMERGENCY_CALL: {
    vi: 'Liên lạc khi có cháy, sự cố',
    en: 'Emergency call',
    description: 'To be called when there is a fire or an accident nearby.',
  },
  PROGRAM_MANAGEMENT: {
    vi: 'Quản lý, duy trì mô hình',
    en: 'Program management',
    description: 'To run the program: checks, training, reviews.',
  },
});
export type ContactPurpose = ValueOf<typeof ContactPurpose>;

export const LegalBasis = vocabulary(
  'LegalBasis',
  'On what ground a person’s data are kept (Law 91/2025/QH15 on the protection of personal data).',
  {
    CONSENT: { vi: 'Có sự đồng ý của người đó', en: 'Consent', description: 'The person agreed to it.' },
    PUBLIC_TASK: {
      vi: 'Thực hiện nhiệm vụ của cơ quan nhà nước',
      en: 'Public task',
      description: 'A public authority needs them to do what the law charges it with.',
    },
    VITAL_INTEREST: {
      vi: 'Bảo vệ tính mạng, sức khỏe',
      en: 'Vital interest',
      description: 'Somebody’s life or health is to be protected.',
    },
  },
);
export type LegalBasis = ValueOf<typeof LegalBasis>;

export const ErasureReason = vocabulary('ErasureReason', 'Why a person’s name and phone were erased.', {
  ASKED_BY_THE_PERSON: {
    vi: 'Theo yêu cầu của người đó',
    en: 'Asked by the person',
    description: 'The person asked for it, or took back their consent.',
  },
  NO_LONGER_NEEDED: {
    vi: 'Không còn cần thiết',
    en: 'No longer needed',
    description: 'The purpose they were kept for is over.',
  },
  ENTERED_IN_ERROR: { vi: 'Ghi nhầm', en: 'Entered in error', description: 'They should not have been entered.' },
});
export type ErasureReason = ValueOf<typeof ErasureReason>;
