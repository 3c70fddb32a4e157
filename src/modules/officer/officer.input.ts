import { Field, ID, InputType } from 'type-graphql';
import { OfficerRole } from '../../access/officer-role.vocabulary.js';
import { DateScalar } from '../../api/scalars.js';

@InputType('GrantOfficerInput', { description: 'Whom to make an officer, and of what.' })
export class GrantOfficerInput {
  @Field(() => String, {
    description:
      'What the identity provider calls the person, 1 to 255 characters; neither SYSTEM nor what begins with “demo:”.',
  })
  subject!: string;

  @Field(() => OfficerRole, { description: 'What they are to be.' })
  role!: OfficerRole;

  @Field(() => ID, {
    nullable: true,
    description:
      'The unit they act for, of a kind that has such officers; only analysts and administrators may do without, for the whole registry.',
  })
  responsibleUnit?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The first day, at most a year ahead; by default today.' })
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'The paper behind it, 300 characters at most.' })
  document?: string | null;
}

@InputType('RevokeOfficerInput', { description: 'Which grant to take back.' })
export class RevokeOfficerInput {
  @Field(() => ID, { description: 'The grant.' })
  officer!: string;

  @Field(() => String, { nullable: true, description: 'The paper behind it, 300 characters at most.' })
  document?: string | null;
}

@InputType('OfficerFilter', { description: 'Which officers; every condition given must hold.' })
export class OfficerFilter {
  @Field(() => ID, { nullable: true, description: 'Officers of this unit itself.' })
  unit?: string | null;

  @Field(() => OfficerRole, { nullable: true, description: 'Officers of this role.' })
  role?: OfficerRole | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the identity provider calls the person, letter by letter.',
  })
  subject?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Grants in force on this day, by default today.' })
  asOf?: string | null;
}
