import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../../api/scalars.js';
import { EquipmentInput, ProgramPositionInput } from './program.input.js';
import { ProgramUnitRole, ReviewVerdict } from './program.vocabulary.js';

const VERSION = 'The version of the program that was read; another one meanwhile is a VersionProblem.';
const DOCUMENT = 'The paper behind it, 300 characters at most.';

/** What every act upon one program says. */
@InputType()
abstract class ProgramActInput {
  @Field(() => ID, { description: 'The program.' })
  program!: string;

  @Field(() => Int, { description: VERSION })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: DOCUMENT })
  document?: string | null;
}

@InputType()
abstract class DatedProgramActInput extends ProgramActInput {
  @Field(() => DateScalar, {
    description: 'The day from which it holds: not after today, and not before the program was founded.',
  })
  effectiveOn!: string;
}

@InputType('LaunchProgramInput', { description: 'A program is launched.' })
export class LaunchProgramInput extends DatedProgramActInput {}

@InputType('SuspendProgramInput', { description: 'A program rests for a time.' })
export class SuspendProgramInput extends DatedProgramActInput {}

@InputType('ResumeProgramInput', { description: 'A program works again as it should.' })
export class ResumeProgramInput extends DatedProgramActInput {}

@InputType('MarkProgramForStrengtheningInput', { description: 'A program works less than it should.' })
export class MarkProgramForStrengtheningInput extends DatedProgramActInput {}

@InputType('DissolveProgramInput', { description: 'A program ends.' })
export class DissolveProgramInput extends DatedProgramActInput {}

@InputType('MergedProgramInput', { description: 'A program that goes into another one.' })
export class MergedProgramInput {
  @Field(() => ID, { description: 'The program that ends.' })
  program!: string;

  @Field(() => Int, { description: VERSION })
  expectedVersion!: number;
}

@InputType('MergeProgramsInput', { description: 'Programs go into another one of their kind.' })
export class MergeProgramsInput {
  @Field(() => [MergedProgramInput], { description: 'The programs that end, 1 to 50.' })
  programs!: MergedProgramInput[];

  @Field(() => ID, { description: 'The program that they go into; it stands.' })
  into!: string;

  @Field(() => Int, { description: 'The version that was read of the program that they go into.' })
  expectedVersion!: number;

  @Field(() => DateScalar, { description: 'The first day on which they are no more; not after today.' })
  effectiveOn!: string;

  @Field(() => String, { nullable: true, description: DOCUMENT })
  document?: string | null;
}

@InputType('MoveProgramInput', { description: 'A program moves to another place.' })
export class MoveProgramInput extends DatedProgramActInput {
  @Field(() => ID, { description: 'The neighborhood, or else the commune, that it lies in from that day on.' })
  adminUnit!: string;

  @Field(() => ProgramPositionInput, {
    nullable: true,
    description: 'Where it is on the ground from then on. Left out: where it was; null: not known any more.',
  })
  position?: ProgramPositionInput | null;
}

@InputType('PlaceProgramInput', {
  description:
    'It is decided where a program lies that a reform could not place. The decision holds from the day of that reform, so no day is asked for.',
})
export class PlaceProgramInput extends ProgramActInput {
  @Field(() => ID, { description: 'The neighborhood or commune, below the unit in which it waits.' })
  adminUnit!: string;
}

@InputType('HandOverProgramInput', { description: 'A unit takes a role for a program, or gives it up.' })
export class HandOverProgramInput extends DatedProgramActInput {
  @Field(() => ID, { description: 'The unit; it stands on that day.' })
  unit!: string;

  @Field(() => ProgramUnitRole, {
    nullable: true,
    description: 'The role, by default MANAGING: the unit that managed it before gives it over.',
  })
  role?: ProgramUnitRole | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the unit gives the role up on that day instead. Not for MANAGING, which another takes over.',
  })
  ends?: boolean | null;
}

@InputType('EquipmentRecountInput', { description: 'A line of equipment is counted anew; what is left out stays.' })
export class EquipmentRecountInput {
  @Field(() => ID, { description: 'The line.' })
  line!: string;

  @Field(() => Int, { nullable: true, description: 'How many there are, 1 to 10,000.' })
  quantity?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many of them work.' })
  working?: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day it expires; null: it does not, or nobody knows.' })
  expiresOn?: string | null;
}

@InputType('RecordEquipmentInput', { description: 'Equipment comes, is counted anew or is taken away.' })
export class RecordEquipmentInput extends DatedProgramActInput {
  @Field(() => [EquipmentInput], { nullable: true, description: 'What comes, 50 lines at most.' })
  add?: EquipmentInput[] | null;

  @Field(() => [EquipmentRecountInput], { nullable: true, description: 'What is counted anew, 50 lines at most.' })
  change?: EquipmentRecountInput[] | null;

  @Field(() => [ID], { nullable: true, description: 'The lines that are taken away, 50 at most.' })
  remove?: string[] | null;
}

@InputType('CheckedEquipmentInput', { description: 'A line of equipment that was checked.' })
export class CheckedEquipmentInput {
  @Field(() => ID, { description: 'The line.' })
  line!: string;

  @Field(() => Int, { nullable: true, description: 'How many of them work; by default as many as before.' })
  working?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many of them were replaced; by default none.' })
  replaced?: number | null;
}

@InputType('RecordEquipmentCheckInput', { description: 'Equipment of a program was checked.' })
export class RecordEquipmentCheckInput extends DatedProgramActInput {
  @Field(() => [CheckedEquipmentInput], {
    nullable: true,
    description: 'The lines that were checked; left out: all, and as many work as before.',
  })
  lines?: CheckedEquipmentInput[] | null;
}

@InputType('ReviewProgramInput', { description: 'A program was reviewed.' })
export class ReviewProgramInput extends DatedProgramActInput {
  @Field(() => ReviewVerdict, { description: 'What was found.' })
  verdict!: ReviewVerdict;

  @Field(() => Int, {
    nullable: true,
    description: 'Clusters and teams: the households that were counted, 1 to 100,000; left out: nobody counted.',
  })
  households?: number | null;
}
