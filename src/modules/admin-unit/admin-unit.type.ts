import { Field, ID, ObjectType } from 'type-graphql';
import { Provenance } from '../../api/common.vocabulary.js';
import { connectionType } from '../../api/connection.js';
import { Node, nodeId } from '../../api/node.js';
import { PositionType } from '../../api/position.js';
import { DateScalar } from '../../api/scalars.js';
import { AdminLevel, AdminUnitKind, CodeSystem, LineagePart } from './admin-unit.vocabulary.js';

export const AdminUnitId = nodeId('AdminUnit');

@ObjectType('AdminUnit', {
  implements: Node,
  simpleResolvers: true,
  description:
    'An administrative unit as it stood from one day to another: province, district (until 1 July 2025), commune, or a neighborhood below. A reform closes units and opens others; the same code may then mean another unit. Anyone may read it.',
})
export class AdminUnitType extends Node {
  @Field(() => ID, { description: 'The opaque id of this unit in this validity.' })
  declare id: string;

  @Field(() => String, {
    description: 'The official code, or for neighborhoods the registry’s own: the commune’s code and a running number.',
  })
  code!: string;

  @Field(() => CodeSystem, { description: 'Who issued the code.' })
  codeSystem!: CodeSystem;

  @Field(() => String, { description: 'The full name with its type word, for example “Phường Hoa Lư”.' })
  name!: string;

  @Field(() => AdminUnitKind, { description: 'What sort of unit it is.' })
  kind!: AdminUnitKind;

  @Field(() => AdminLevel, { description: 'How high in the tree it stands.' })
  level!: AdminLevel;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The first day it stood as it is here. Null: not known; the map of its last day then stands for the time before.',
  })
  validFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The first day it stood no longer. Null: it stands.' })
  validTo!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Communes: the day from which “no program” means that there is none. Null: nobody has looked yet.',
  })
  recordedFrom!: string | null;

  @Field(() => Provenance, { description: 'Where the row comes from; DEMO marks invented neighborhoods.' })
  provenance!: Provenance;

  @Field(() => PositionType, { nullable: true, description: 'Its area-weighted center, where known.' })
  centroid!: PositionType | null;
}

@ObjectType('AdminUnitLineage', { simpleResolvers: true, description: 'One step from an old unit to a new one.' })
export class AdminUnitLineageType {
  @Field(() => AdminUnitType, { description: 'The unit at the other end of the step.' })
  unit!: AdminUnitType;

  @Field(() => LineagePart, { description: 'Whether the old unit went over whole or in part.' })
  part!: LineagePart;

  @Field(() => DateScalar, { description: 'The day of the reform.' })
  effectiveOn!: string;
}

export const AdminUnitConnection = connectionType('AdminUnit', () => AdminUnitType);
