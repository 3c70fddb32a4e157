import { defineEntity, p } from '@mikro-orm/core';
import { DomainError } from '../../domain/error.js';
import { properPhone } from '../../domain/phone.js';
import { properName } from '../../domain/text.js';
import { type Day, dayAfter } from '../../domain/validity.js';
import { Program } from '../program/program.entity.js';
import { ContactPurpose, ContactRole, ErasureReason, LegalBasis, SINGLE_ROLES } from './contact.vocabulary.js';

const ContactSchema = defineEntity({
  name: 'Contact',
  tableName: 'contact',
  properties: {
    id: p.integer().primary(),
    program: () => p.manyToOne(Program),
    role: p.enum(() => ContactRole),
    name: p.string().nullable(),
    phone: p.string().nullable(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
    purpose: p.enum(() => ContactPurpose),
    legalBasis: p.enum(() => LegalBasis),
    erasedAt: p.datetime().nullable(),
    erasureReason: p.enum(() => ErasureReason).nullable(),
    recordedAt: p.datetime().defaultRaw('now()'),
  },
});

/** Someone who takes up a task in a program. */
export interface Assignment {
  role: ContactRole;
  name: string;
  phone: string | null;
  validFrom: Day;
  purpose: ContactPurpose;
  legalBasis: LegalBasis;
}

/** A change of people is known some weeks ahead; further off it is a slip of the pen. */
const MOST_DAYS_AHEAD = 31;

/** Nine digits or more, whatever stands between them: a number of somebody's. Identity cards have 9 or 12. */
const LONG_NUMBER = /(?:\p{Nd}\P{Nd}*){9}/u;

/** A leader, deputy or keeper of a program: the person, and the term of the task. */
export class Contact extends ContactSchema.class {
  static readonly personal = ['name', 'phone'];

  /**
   * @throws DomainError TEXT_INVALID, NAME_HOLDS_NUMBER, PHONE_INVALID, CONTACT_BEFORE_FOUNDING, CONTACT_TOO_FAR_AHEAD.
   */
  static assign(program: Program, { name, phone, ...assignment }: Assignment, today: Day): Contact {
    const { validFrom } = assignment;
    if (validFrom < program.foundedOn) {
      const { foundedOn } = program;
      throw new DomainError('CONTACT_BEFORE_FOUNDING', `${program.code} was founded on ${foundedOn}`, { foundedOn });
    }
    assertNear(validFrom, today);
    return Object.assign(new Contact(), assignment, {
      program,
      name: personName(name),
      phone: phone === null ? null : properPhone(phone),
    });
  }

  /** Whether nobody else can take the task from that day on while this one has it. */
  holds(role: ContactRole, from: Day): boolean {
    return SINGLE_ROLES.includes(role) && role === this.role && (!this.validTo || this.validTo > from);
  }

  /** Whether the same person has, or would have, the same task when the other one takes it up. */
  isSameAs({ role, name, phone, validFrom }: Contact): boolean {
    const isInOffice = role === this.role && (!this.validTo || this.validTo > validFrom);
    return isInOffice && phone === this.phone && name?.toLowerCase() === this.name?.toLowerCase() && name != null;
  }

  /**
   * Ends the term; on its own first day it is taken back.
   *
   * @throws DomainError ALREADY_CLOSED, VALIDITY_EMPTY, CONTACT_TOO_FAR_AHEAD.
   */
  end(on: Day, today: Day): void {
    if (this.validTo) {
      throw new DomainError('ALREADY_CLOSED', `contact ${this.id} ended on ${this.validTo}`, { ended: this.validTo });
    }
    this.giveWay(on, today);
  }

  /** Makes room for whoever takes the task over from that day on, be it before the end that was foreseen. */
  giveWay(on: Day, today: Day): void {
    if (on < this.validFrom) throw new DomainError('VALIDITY_EMPTY', `contact ${this.id} begins on ${this.validFrom}`);
    assertNear(on, today);
    this.validTo = on;
  }

  /**
   * Forgets the person for good; the term stays.
   *
   * @throws DomainError CONTACT_ERASED
   */
  erase(reason: ErasureReason, at: Date): void {
    if (this.erasedAt) throw new DomainError('CONTACT_ERASED', `contact ${this.id} was erased`);
    Object.assign(this, { name: null, phone: null, erasedAt: at, erasureReason: reason });
  }
}
ContactSchema.setClass(Contact);

/** @throws DomainError TEXT_INVALID, NAME_HOLDS_NUMBER */
export function personName(given: string): string {
  const name = properName(given);
  if (LONG_NUMBER.test(name)) throw new DomainError('NAME_HOLDS_NUMBER', 'a name holds no number of that length');
  return name;
}

function assertNear(day: Day, today: Day): void {
  const latest = dayAfter(today, MOST_DAYS_AHEAD);
  if (day > latest) throw new DomainError('CONTACT_TOO_FAR_AHEAD', `${day} is after ${latest}`, { latest });
}
