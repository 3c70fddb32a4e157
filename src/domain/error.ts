/**
 * Why a rule said no. Services turn these into problems of the API; each code has its words there, in both languages.
 */
export type DomainErrorCode =
  | 'TEXT_INVALID'
  | 'POSITION_INVALID'
  | 'VALIDITY_EMPTY'
  | 'ALREADY_CLOSED'
  | 'UNIT_DOES_NOT_STAND'
  | 'UNIT_ON_WRONG_LEVEL'
  | 'PROGRAM_STEP_ILLEGAL'
  | 'PROGRAM_STEP_TOO_EARLY'
  | 'PROGRAM_MERGE_TARGET'
  | 'PROGRAM_NOT_YET'
  | 'PROGRAM_NO_MORE'
  | 'PROGRAM_ENDED'
  | 'PROGRAM_PLACED'
  | 'PROGRAM_THERE_ALREADY'
  | 'PROGRAM_UNIT_MISSING'
  | 'PROGRAM_MANAGER_NEEDED'
  | 'EQUIPMENT_COUNT'
  | 'UNIT_NOT_BELOW'
  | 'PROGRAM_UNIT_REPEATED'
  | 'HOUSEHOLDS_NOT_COUNTED'
  | 'MEASURE_FOREIGN'
  | 'MEASURE_VALUE'
  | 'PERIOD_INVALID'
  | 'ACTIVITY_EMPTY'
  | 'ACTIVITY_ENDED'
  | 'SUBJECT_INVALID'
  | 'CRITERION_INVALID'
  | 'REFORM_REFUSED'
  | 'REGISTRATION_STEP_ILLEGAL'
  | 'REGISTRATION_OF_OTHER_KIND'
  | 'NOT_THE_AUTHOR'
  | 'SUBMITTER_DECIDES'
  | 'OFFICER_SUBJECT_INVALID'
  | 'OFFICER_UNIT_KIND'
  | 'DAY_TOO_FAR'
  | 'PHONE_INVALID'
  | 'NAME_HOLDS_NUMBER'
  | 'CONTACT_BEFORE_FOUNDING'
  | 'CONTACT_TOO_FAR_AHEAD'
  | 'CONTACT_ERASED'
  | 'TARGET_SUBJECT'
  | 'TARGET_EMPTY'
  | 'TARGET_OUTSIDE_PLAN'
  | 'TARGET_UNKNOWN'
  | 'TARGET_ANNULLED'
  | 'REPORT_PERIOD_OPEN'
  | 'REPORT_SUBMITTED'
  | 'REPORT_UNIT_NOT_STANDING'
  | 'REPORT_NOT_STANDING'
  | 'IMPORT_STEP_ILLEGAL'
  | 'IMPORT_ROWS_REFUSED'
  | 'IMPORT_NOTHING_VALID';

/** A rule refused a change. Nothing has been written; `facts` are what a person needs to mend it, never a person's data. */
export class DomainError extends Error {
  override name = 'DomainError';

  constructor(
    readonly code: DomainErrorCode,
    message: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
