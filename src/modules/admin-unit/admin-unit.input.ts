import { Field, ID, InputType } from 'type-graphql';
import { Provenance } from '../../api/common.vocabulary.js';
import { DateScalar } from '../../api/scalars.js';
import { ProgramKind } from '../program/program.vocabulary.js';
import { AdminLevel, AdminUnitKind } from './admin-unit.vocabulary.js';

@InputType('AdminUnitFilter', { description: 'Which administrative units; every condition given must hold.' })
export class AdminUnitFilter {
  @Field(() => DateScalar, { nullable: true, description: 'Units of the map of this day, by default today’s.' })
  asOf?: string | null;

  @Field(() => AdminLevel, { nullable: true, description: 'Units of this level.' })
  level?: AdminLevel | null;

  @Field(() => [AdminUnitKind], { nullable: true, description: 'Units of one of these kinds.' })
  kinds?: AdminUnitKind[] | null;

  @Field(() => ID, { nullable: true, description: 'Units that lie in this one, at any depth; itself not among them.' })
  within?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A part of the name, 200 characters at most. Marks, case and a leading type word do not matter: “p. hoa lu” finds “Phường Hoa Lư”.',
  })
  text?: string | null;

  @Field(() => ProgramKind, {
    nullable: true,
    description: 'Units in which no program of this kind stands on that day: where are we not covered.',
  })
  withoutProgramOf?: ProgramKind | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Units in which recording has begun in every commune (true), or not yet in every one (false), by that day. With withoutProgramOf it tells a gap from an area nobody has looked at.',
  })
  recorded?: boolean | null;

  @Field(() => [Provenance], { nullable: true, description: 'Units whose row comes from one of these.' })
  provenances?: Provenance[] | null;
}
