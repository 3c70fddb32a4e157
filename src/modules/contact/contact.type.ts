import { Field, ID, Int, ObjectType } from 'type-graphql';
import { OfficerRole } from '../../access/officer-role.vocabulary.js';
import { connectionType } from '../../api/connection.js';
import { Node, nodeId } from '../../api/node.js';
import { ProblemType } from '../../api/problem.js';
import { DateScalar, DateTimeScalar } from '../../api/scalars.js';
import { ContactPurpose, ContactRole, LegalBasis } from './contact.vocabulary.js';

export const ContactId = nodeId('Contact');
export const ContactReadingId = nodeId('ContactReading');

@ObjectType('Contact', {
  implements: Node,
  simpleResolvers: true,
  description:
    'A leader, deputy or keeper of a program, and the term of the task. Local, area and province officers in whose jurisdiction the program lies read it, and police of other areas in an emergency; every reading is logged.',
})
export class ContactType extends Node {
  @Field(() => ID, { description: 'The opaque id.' })
  declare id: string;

  @Field(() => ContactRole, { description: 'The task.' })
  role!: ContactRole;

  @Field(() => String, { nullable: true, description: 'The person’s name; null: it was erased.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'The phone in E.164; null: none is known, or it was erased.' })
  phone!: string | null;

  @Field(() => DateScalar, { description: 'The first day of the task.' })
  validFrom!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day after the task; null: it goes on. Equal to `validFrom`: it was taken back.',
  })
  validTo!: string | null;

  @Field(() => ContactPurpose, { description: 'What name and phone are kept for.' })
  purpose!: ContactPurpose;

  @Field(() => LegalBasis, { description: 'On what ground they are kept.' })
  legalBasis!: LegalBasis;

  @Field(() => Boolean, { description: 'Whether name and phone were erased.' })
  isErased!: boolean;
}

@ObjectType('ContactPayload', { description: 'The contact after a mutation.' })
export class ContactPayloadType {
  @Field(() => [ProblemType], { description: 'Why nothing was written; empty: all is well.' })
  problems!: ProblemType[];
}

@ObjectType('EmergencyContactsPayload', {
  simpleResolvers: true,
  description: 'The people of a program, opened in an emergency.',
})
export class EmergencyContactsPayloadType {
  @Field(() => [ContactType], {
    nullable: true,
    description: 'Whoever has a task in the program today, the leader first; null where a problem kept it closed.',
  })
  contacts!: ContactType[] | null;

  @Field(() => [ProblemType], { description: 'Why nothing was opened; empty: all is well.' })
  problems!: ProblemType[];
}

@ObjectType('ContactProblem', {
  implements: ProblemType,
  description:
    'Someone is in office already. Where they are to be replaced, ask again with `replaces`; where they begin later, end that term first.',
})
export class ContactProblemType extends ProblemType {}

@ObjectType('ContactReading', {
  simpleResolvers: true,
  description: 'That an officer saw the people of a program.',
})
export class ContactReadingType {
  @Field(() => OfficerRole, { description: 'The role in which they were seen.' })
  role!: OfficerRole;

  @Field(() => Boolean, { description: 'Whether they were opened in an emergency.' })
  isEmergency!: boolean;

  @Field(() => String, { nullable: true, description: 'The emergency, as the officer stated it.' })
  reason!: string | null;

  @Field(() => Boolean, { description: 'Whether the officer’s unit does not answer for the program’s area today.' })
  isFromOutside!: boolean;

  @Field(() => Int, { description: 'How many contacts were seen.' })
  contactCount!: number;

  @Field(() => DateTimeScalar, { description: 'When.' })
  recordedAt!: string;
}

export const ContactReadingConnection = connectionType('ContactReading', () => ContactReadingType);
