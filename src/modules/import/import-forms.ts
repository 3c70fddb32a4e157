import type { Action } from '../../access/actions.js';
import type { Column, Form } from '../../sheets/form.js';
import { ACTIVITIES_FORM } from '../activity/index.js';
import { CONTACTS_FORM } from '../contact/index.js';
import { EQUIPMENT_FORM, PROGRAMS_FORM, PROGRAM_FORMS } from '../program/index.js';

/** The sheets that have a template. */
export const TEMPLATE_FORMS: readonly Form[] = [
  ...Object.values(PROGRAM_FORMS),
  ACTIVITIES_FORM,
  EQUIPMENT_FORM,
  CONTACTS_FORM,
];

/** All that can be sent; what an export of programs of every kind looks like, too. */
export const IMPORT_FORMS: readonly Form[] = [...TEMPLATE_FORMS, PROGRAMS_FORM];

/** What entering one row of each sheet is, for the policy; of all others it is a registration. */
const ACTIONS: Readonly<Record<string, Action>> = {
  [ACTIVITIES_FORM.name]: 'RECORD_ACTIVITY',
  [EQUIPMENT_FORM.name]: 'KEEP_EQUIPMENT',
  [CONTACTS_FORM.name]: 'KEEP_CONTACT',
};

export const actionOf = ({ name }: Form): Action => ACTIONS[name] ?? 'SUBMIT_REGISTRATION';

export const formOf = (name: string | null): Form | undefined => IMPORT_FORMS.find((form) => form.name === name);

export const columnOf = (form: string | null, key: string | null): Column | undefined =>
  formOf(form)?.columns.find((column) => column.key === key);
