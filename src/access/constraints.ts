import { type Problem, problem } from '../api/problem.js';

/** What the database's own guards mean to people, where two acts at one moment reach them past the rules. */
const BROKEN: Readonly<Record<string, () => Problem>> = {
  registration_annex_row: () => problem('ANNEX_ROW_USED', ['basis', 'annexRow']),
  program_annex_row: () => problem('ANNEX_ROW_USED', ['basis', 'annexRow']),
  officer_subject_role_coalesce_daterange_excl: () => problem('ALREADY_GRANTED', ['subject']),
  jurisdiction_responsible_unit_id_admin_unit_id_daterange_excl: () => problem('OVERLAPPING', ['from']),
  criteria_set_code_key: () => problem('CODE_TAKEN', ['code']),
  criteria_set_program_kind_coalesce_daterange_excl: () => problem('OVERLAPPING', ['from']),
  contact_one_in_office: () =>
    problem('CONTACT_IN_OFFICE', ['role'], {}, { type: 'ContactProblem', severity: 'CONFIRMABLE' }),
  submitted_report_first: () => problem('REPORT_SUBMITTED', ['supersedes']),
  submitted_report_superseded_once: () => problem('REPORT_NOT_STANDING', ['supersedes']),
  import_file_once: () => problem('IMPORT_DUPLICATE'),
  program_status_program_id_daterange_excl: () => problem('OVERLAPPING'),
  program_placement_program_id_daterange_excl: () => problem('OVERLAPPING'),
  program_unit_program_id_daterange_excl: () => problem('OVERLAPPING'),
  program_household_count_program_id_daterange_excl: () => problem('OVERLAPPING'),
};

/** The problem that a broken constraint stands for; undefined for one that no input should be able to break. */
export const constraintProblem = (constraint: string | undefined): Problem | undefined =>
  constraint === undefined ? undefined : BROKEN[constraint]?.();
