import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { GraphQLFieldResolver, GraphQLObjectType } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
  buildSchemaSync,
  createParameterDecorator,
} from 'type-graphql';
import { answerAtOnce, tellHandlers } from '../../src/api/at-once.js';
import { PageArgs } from '../../src/api/connection.js';

const FieldName = () => createParameterDecorator(({ info }) => info.fieldName);

@ObjectType('Ladder', { simpleResolvers: true })
class Ladder {
  @Field(() => Int)
  rungs!: number;
}

@Resolver(() => Ladder)
class LadderResolver {
  private readonly said = 'as its own object';

  @Query(() => String)
  told(
    @Arg('height', () => Int) height: number,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { who }: { who: string },
    @FieldName() name: string,
  ): string {
    return JSON.stringify([this.said, height, page, who, name]);
  }

  @FieldResolver(() => Int)
  steps(@Root() { rungs }: Ladder, @Arg('fewer', () => Int, { nullable: true }) fewer?: number | null): number {
    return rungs - (fewer ?? 0);
  }

  @FieldResolver(() => Int)
  broken(@Arg('height', () => Int) height: number): number {
    throw new RangeError(`${height} m are too many`);
  }
}

type Resolve = GraphQLFieldResolver<unknown, unknown>;
const built = () => {
  tellHandlers();
  const schema = buildSchemaSync({ resolvers: [LadderResolver], orphanedTypes: [Ladder], validate: false });
  answerAtOnce(schema);
  const ladder = schema.getType('Ladder') as GraphQLObjectType;
  return { query: schema.getQueryType()!.getFields(), ladder: ladder.getFields() };
};
const call = (resolve: Resolve | undefined, root: unknown, args: object) =>
  resolve!(root, args as never, { who: 'an officer' }, { fieldName: 'told' } as never);

describe('a resolver’s method', () => {
  const { query, ladder } = built();

  it('is called at once, with each parameter where it stands, and of a page what was given', () => {
    expect(call(query['told']!.resolve, undefined, { first: 5, last: undefined, height: 12, other: 1 })).toBe(
      JSON.stringify(['as its own object', 12, { first: 5 }, 'an officer', 'told']),
    );
  });

  it('is told its row, and what nobody gave is not there', () => {
    expect(call(ladder['steps']!.resolve, { rungs: 9 }, {})).toBe(9);
    expect(call(ladder['steps']!.resolve, { rungs: 9 }, { fewer: 2 })).toBe(7);
  });

  it('throws what it throws', () => {
    expect(() => call(ladder['broken']!.resolve, {}, { height: 40 })).toThrow(new RangeError('40 m are too many'));
  });
});
