import { Field, ID, InputType } from 'type-graphql';
import { DateScalar } from '../../api/scalars.js';
import { ContactPurpose, ContactRole, ErasureReason, LegalBasis } from './contact.vocabulary.js';

@InputType('AssignContactInput', { description: 'Someone who takes up a task in a program.' })
export class AssignContactInput {
  @Field(() => ID, { description: 'The program.' })
  program!: string;

  @Field(() => ContactRole, { description: 'The task.' })
  role!: ContactRole;

  @Field(() => String, {
    description: 'The person’s name, 100 characters at most. An identity-card number is refused.',
  })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'A mobile or landline number as people write it, Vietnamese unless it begins with another country’s code; stored as E.164.',
  })
  phone?: string | null;

  @Field(() => DateScalar, {
    description: 'The first day of the task: not before the program was founded, and 31 days ahead at most.',
  })
  from!: string;

  @Field(() => ContactPurpose, { description: 'What name and phone are kept for.' })
  purpose!: ContactPurpose;

  @Field(() => LegalBasis, { description: 'On what ground they are kept.' })
  legalBasis!: LegalBasis;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Ends the term of the leader or keeper in office, or of the same person in the same task, on the same day. Without it, that is a problem to confirm.',
  })
  replaces?: boolean | null;
}

@InputType('EndContactInput', { description: 'The end of someone’s task in a program.' })
export class EndContactInput {
  @Field(() => ID, { description: 'The contact.' })
  contact!: string;

  @Field(() => DateScalar, {
    description:
      'The first day after the task, 31 days ahead at most. The first day of the task itself takes the whole term back.',
  })
  on!: string;
}

@InputType('EraseContactInput', { description: 'The erasure of someone’s name and phone.' })
export class EraseContactInput {
  @Field(() => ID, { description: 'The contact.' })
  contact!: string;

  @Field(() => ErasureReason, { description: 'Why.' })
  reason!: ErasureReason;
}

@InputType('OpenContactsInEmergencyInput', { description: 'Whose people are needed at once, and why.' })
export class OpenContactsInEmergencyInput {
  @Field(() => ID, { description: 'The program.' })
  program!: string;

  @Field(() => String, {
    description: 'The emergency, in 10 to 500 characters; the police of the program’s own area read it afterwards.',
  })
  reason!: string;
}

@InputType('ContactReadingFilter', { description: 'Which readings; every condition given must hold.' })
export class ContactReadingFilter {
  @Field(() => ID, { nullable: true, description: 'Of the people of this program.' })
  program?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'In an emergency (true), or in the course of duty (false).' })
  isEmergency?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'On this day, in Vietnam, or later.' })
  since?: string | null;
}
