import { LockMode } from '@mikro-orm/core';
import { type Outcome, type Target, type Tx, act } from '../../access/act.js';
import type { Action } from '../../access/actions.js';
import { Refused, problem } from '../../api/problem.js';
import type { Context } from '../../context.js';
import { type Sql, raw, sql } from '../../database/read.js';
import { ProgramId, inForce } from '../program/index.js';
import { Program } from '../program/program.entity.js';
import { assigned, at, heldIn } from './assigning.js';
import { Contact } from './contact.entity.js';
import type * as input from './contact.input.js';
import * as from from './contact.read.js';
import { ContactId } from './contact.type.js';

/** What every mutation of a contact gives: never the person. */
export interface ContactResult {
  contactId: number;
}

type Answer = Promise<Outcome<ContactResult>>;

const REASON = { least: 10, most: 500 };

const placesToday = ({ today }: Context, condition: Sql): Sql => sql`
  select place.admin_unit_id from program_placement place
  where ${inForce(raw('place'), sql`${today}::date`)} and ${condition}`;

/** A program is public, its people are not: where they may not be read, a contact is not even there. */
const programTarget = (context: Context, type: string, id: number): Target => ({
  type,
  id: null,
  areas: placesToday(context, sql`place.program_id = ${id}`),
});
const contactTarget = (context: Context, id: number): Target => ({
  type: 'Contact',
  id,
  areas: placesToday(context, sql`place.program_id = (select c.program_id from contact c where c.id = ${id})`),
  shownBy: [{ action: 'READ_CONTACTS' }],
});

export const assignContact = (context: Context, given: input.AssignContactInput): Answer => {
  const programId = ProgramId.decode(given.program, 'program');
  return act(context, 'KEEP_CONTACT', programTarget(context, 'Contact', programId), async (tx) => {
    const program = await tx.em.findOneOrFail(Program, programId, { populate: ['statuses'] });
    const held = await heldIn(tx, [programId], [given.role]);
    const contact = tx.create(assigned(tx, program, given, held));
    await tx.em.flush();
    return { contactId: contact.id };
  });
};

export const endContact = (context: Context, { contact, on }: input.EndContactInput): Answer =>
  change(context, 'KEEP_CONTACT', contact, (held, tx) => at('on', () => held.end(on, tx.today)));

export const eraseContact = (context: Context, { contact, reason }: input.EraseContactInput): Answer =>
  change(context, 'ERASE_CONTACT', contact, async (held, tx) => {
    // As long as the person is known, what files told of them and was refused is found by them.
    await tx.read.rows('contact.forget-refused', sql`select forget_refused_contact(${held.id})`);
    held.erase(reason, tx.now);
  });

/** What opening a program's people in an emergency gives; read after the act, and logged where it is read. */
export const openContactsInEmergency = async (
  context: Context,
  given: input.OpenContactsInEmergencyInput,
): Promise<Outcome<{ contacts: from.ContactRow[] }>> => {
  const programId = ProgramId.decode(given.program, 'program');
  const reason = given.reason.normalize('NFC').trim();
  const target = { ...programTarget(context, 'Program', programId), id: programId };
  const { problems } = await act(context, 'OPEN_CONTACTS_IN_EMERGENCY', target, async () => {
    // What can be read counts: blanks and what cannot be seen are no reason.
    const { length } = reason.match(/[\p{L}\p{N}]/gu) ?? [];
    if (length < REASON.least || reason.length > REASON.most)
      throw new Refused([problem('REASON_LENGTH', ['reason'], REASON)]);
    return {};
  });
  if (problems.length > 0) return { problems };
  const { read, today, requestId } = context;
  const contacts = await from.contactsInEmergency(read, programId, reason, {
    viewer: context.viewer!,
    today,
    requestId,
  });
  return { contacts, problems };
};

const change = (
  context: Context,
  action: Action,
  given: string,
  rule: (contact: Contact, tx: Tx) => void | Promise<void>,
): Answer => {
  const id = ContactId.decode(given, 'contact');
  return act(context, action, contactTarget(context, id), async (tx) => {
    await rule(await tx.em.findOneOrFail(Contact, id, { lockMode: LockMode.PESSIMISTIC_WRITE }), tx);
    return { contactId: id };
  });
};
