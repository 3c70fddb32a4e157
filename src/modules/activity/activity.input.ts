import { Field, ID, InputType, Int } from 'type-graphql';
import { Provenance } from '../../api/common.vocabulary.js';
import { PeriodInput } from '../../api/period.js';
import { DateScalar, SafeInt } from '../../api/scalars.js';
import { ActivityKind, ActivityProgramRole, MeasureKind } from './activity.vocabulary.js';

@InputType('ActivityFilter', { description: 'Which activities; every condition given must hold.' })
export class ActivityFilter {
  @Field(() => [ActivityKind], { nullable: true, description: 'Activities of one of these kinds.' })
  kinds?: ActivityKind[] | null;

  @Field(() => PeriodInput, { nullable: true, description: 'Activities that share a day with this period.' })
  period?: PeriodInput | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Activities that count for this administrative unit, with all below it: by the placement of their first program on their own day, or else by their area.',
  })
  adminUnit?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'With adminUnit: places are read on the map of this day instead of on the activity’s own.',
  })
  mapOn?: string | null;

  @Field(() => ID, { nullable: true, description: 'Activities done by this responsible unit or by one below it.' })
  responsibleUnit?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Activities whose place lay in the jurisdiction of this responsible unit, or of one below it, on their own day.',
  })
  inJurisdictionOf?: string | null;

  @Field(() => ID, { nullable: true, description: 'Activities that this program had to do with, in any role.' })
  program?: string | null;

  @Field(() => [Provenance], { nullable: true, description: 'Activities whose row comes from one of these.' })
  provenances?: Provenance[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Period totals only (true), or single events only (false).' })
  isPeriodTotal?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'A part of the title, 200 characters at most. Marks and case do not matter.',
  })
  text?: string | null;
}

@InputType('MeasureInput', { description: 'What an activity counted.' })
export class MeasureInput {
  @Field(() => MeasureKind, { description: 'What was counted; it has to belong to the kind of activity.' })
  measure!: MeasureKind;

  @Field(() => SafeInt, { description: 'How many, in the unit that the vocabulary names; money in đồng.' })
  value!: number;
}

@InputType('ActivityProgramInput', { description: 'A program in its role in an activity.' })
export class ActivityProgramInput {
  @Field(() => ID, { description: 'The program.' })
  program!: string;

  @Field(() => ActivityProgramRole, { nullable: true, description: 'Its role, by default TOOK_PART.' })
  role?: ActivityProgramRole | null;
}

const KIND = 'What sort of activity it was.';
const FROM = 'The day of an event; the first day of a period total.';
const TO =
  'The first day that is no longer part of a period total, at most tomorrow; an event lasts its one day and has none.';
const TITLE = 'What it was, in a line of 300 characters at most. It is no place for names of people.';
const IS_PERIOD_TOTAL = 'Whether it sums up a period, as a monthly return does, rather than telling one event.';
const AREA =
  'The area it was done in or is reported for, which stood on its first day; by default the place of its first program that day.';
const PROGRAMS = 'The programs in it, 50 at most; it counts where the first one is placed.';
const MEASURES = 'What it counted; without any it needs a program.';
const UNIT = 'The unit that did it: the viewer’s own, which is the default, or one under it.';
const SOURCE = 'The document that it is taken from, 300 characters at most.';
const NOTE = 'A note for officers, 2,000 characters at most.';

@InputType('RecordActivityInput', { description: 'What was done.' })
export class RecordActivityInput {
  @Field(() => ActivityKind, { description: KIND })
  kind!: ActivityKind;

  @Field(() => DateScalar, { description: FROM })
  from!: string;

  @Field(() => DateScalar, { nullable: true, description: TO })
  to?: string | null;

  @Field(() => Boolean, { nullable: true, description: IS_PERIOD_TOTAL })
  isPeriodTotal?: boolean | null;

  @Field(() => String, { description: TITLE })
  title!: string;

  @Field(() => ID, { nullable: true, description: AREA })
  adminUnit?: string | null;

  @Field(() => [ActivityProgramInput], { nullable: true, description: PROGRAMS })
  programs?: ActivityProgramInput[] | null;

  @Field(() => [MeasureInput], { nullable: true, description: MEASURES })
  measures?: MeasureInput[] | null;

  @Field(() => ID, { nullable: true, description: UNIT })
  responsibleUnit?: string | null;

  @Field(() => String, { nullable: true, description: SOURCE })
  source?: string | null;

  @Field(() => String, { nullable: true, description: NOTE })
  note?: string | null;
}

const VERSION = 'The version of the activity that was read; another one meanwhile is a VersionProblem.';

@InputType('CorrectActivityInput', {
  description: 'What was done, as it really was. A field left out is as it was told before.',
})
export class CorrectActivityInput {
  @Field(() => ID, { description: 'The activity that was told wrong.' })
  activity!: string;

  @Field(() => Int, { description: VERSION })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'The paper or reason behind it, 300 characters at most.' })
  document?: string | null;

  @Field(() => ActivityKind, { nullable: true, description: KIND })
  kind?: ActivityKind | null;

  @Field(() => DateScalar, { nullable: true, description: FROM })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: TO })
  to?: string | null;

  @Field(() => Boolean, { nullable: true, description: IS_PERIOD_TOTAL })
  isPeriodTotal?: boolean | null;

  @Field(() => String, { nullable: true, description: TITLE })
  title?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The area, which stood on its first day; null: the place of its first program that day.',
  })
  adminUnit?: string | null;

  @Field(() => [ActivityProgramInput], { nullable: true, description: PROGRAMS })
  programs?: ActivityProgramInput[] | null;

  @Field(() => [MeasureInput], { nullable: true, description: MEASURES })
  measures?: MeasureInput[] | null;

  @Field(() => ID, { nullable: true, description: UNIT })
  responsibleUnit?: string | null;

  @Field(() => String, { nullable: true, description: SOURCE })
  source?: string | null;

  @Field(() => String, { nullable: true, description: NOTE })
  note?: string | null;
}

@InputType('AnnulActivityInput', { description: 'An activity never was, or was told twice.' })
export class AnnulActivityInput {
  @Field(() => ID, { description: 'The activity.' })
  activity!: string;

  @Field(() => Int, { description: VERSION })
  expectedVersion!: number;

  @Field(() => String, { description: 'The paper or reason behind it, 300 characters at most.' })
  document!: string;
}
