import { Field, ID, ObjectType } from 'type-graphql';
import { Provenance } from '../../api/common.vocabulary.js';
import { connectionType } from '../../api/connection.js';
import { Node, nodeId } from '../../api/node.js';
import { DateScalar } from '../../api/scalars.js';
import { ResponsibleUnitKind } from './responsible-unit.vocabulary.js';

export const ResponsibleUnitId = nodeId('ResponsibleUnit');

@ObjectType('ResponsibleUnit', {
  implements: Node,
  simpleResolvers: true,
  description:
    'A unit that answers for programs: police of a level, an area team, a People’s Committee, a mass organization or a market board. Anyone may read it.',
})
export class ResponsibleUnitType extends Node {
  @Field(() => ID, { description: 'The opaque id.' })
  declare id: string;

  @Field(() => String, { description: 'Its code in this registry; no code is ever used twice.' })
  code!: string;

  @Field(() => String, { description: 'Its full name.' })
  name!: string;

  @Field(() => ResponsibleUnitKind, { description: 'What sort of unit it is.' })
  kind!: ResponsibleUnitKind;

  @Field(() => DateScalar, { nullable: true, description: 'The first day it stood; null: not known.' })
  validFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The first day it stood no longer; null: it stands.' })
  validTo!: string | null;

  @Field(() => Provenance, {
    description: 'Where the row comes from; DEMO marks a unit or a division of areas that is invented.',
  })
  provenance!: Provenance;
}

export const ResponsibleUnitConnection = connectionType('ResponsibleUnit', () => ResponsibleUnitType);
