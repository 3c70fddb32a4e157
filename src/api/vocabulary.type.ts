import { Field, ObjectType } from 'type-graphql';

@ObjectType('VocabularyUnit', { simpleResolvers: true, description: 'What a measure counts, in both languages.' })
export class VocabularyUnitType {
  @Field(() => String, { description: 'In Vietnamese.' })
  vietnamese!: string;

  @Field(() => String, { description: 'In English.' })
  english!: string;
}

@ObjectType('VocabularyValue', { simpleResolvers: true, description: 'One value of an enum, with its labels.' })
export class VocabularyValueType {
  @Field(() => String, { description: 'The value, as the enum spells it.' })
  value!: string;

  @Field(() => String, { description: 'The label that Vietnamese documents use.' })
  vietnamese!: string;

  @Field(() => String, { description: 'The English label.' })
  english!: string;

  @Field(() => String, { description: 'What it means, in a sentence.' })
  description!: string;

  @Field(() => VocabularyUnitType, { nullable: true, description: 'What it counts; only measures have it.' })
  unit!: VocabularyUnitType | null;
}

@ObjectType('VocabularyEnum', { simpleResolvers: true, description: 'An enum of this API as data.' })
export class VocabularyEnumType {
  @Field(() => String, { description: 'The name of the enum in the schema.' })
  name!: string;

  @Field(() => String, { description: 'What it tells, in a sentence.' })
  description!: string;

  @Field(() => [VocabularyValueType], { description: 'Its values, in its own order.' })
  values!: VocabularyValueType[];
}
