import { Field, ObjectType } from 'type-graphql';
import { connectionType } from '../../api/connection.js';
import { DateScalar } from '../../api/scalars.js';
import { EquipmentLineType } from '../program/index.js';
import { CriterionType } from './criteria.type.js';
import { DueKind } from './due.vocabulary.js';

@ObjectType('DueItem', { simpleResolvers: true, description: 'Something that falls due for a standing program.' })
export class DueItemType {
  @Field(() => DueKind, { description: 'What it is.' })
  kind!: DueKind;

  @Field(() => DateScalar, {
    description:
      'The last day on which it is in time; the day of an expiry. For equipment that was never checked the day the program was founded; for another duty without any record, counted from the day that recording began or the program was founded.',
  })
  dueOn!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The last day it was done; null: never, or an expiry.' })
  lastOn!: string | null;

  @Field(() => Boolean, { description: 'Whether that day is past.' })
  isOverdue!: boolean;

  @Field(() => EquipmentLineType, { nullable: true, description: 'The equipment, where it is about some.' })
  equipmentLine!: EquipmentLineType | null;

  @Field(() => CriterionType, { nullable: true, description: 'The criterion that asks for it; null for an expiry.' })
  criterion!: CriterionType | null;
}

export const DueItemConnection = connectionType('DueItem', () => DueItemType);
