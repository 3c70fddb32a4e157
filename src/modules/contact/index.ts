import * as resolver from './contact.resolver.js';
import { ContactProblemType } from './contact.type.js';

export { type ContactRow, assignContactRows } from './assigning.js';
export { CONTACTS_FORM } from './contact.form.js';
export { contactLoaders } from './contact.loader.js';

/** Types that no field names by themselves; the interface of problems leads to them. */
export const contactTypes = [ContactProblemType] as const;

export const contactResolvers = Object.values(resolver);
