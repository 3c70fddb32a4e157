import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';

/** Whoever is signed in. */
@ObjectType('Viewer', { description: 'Who is signed in, as this registry knows them.', simpleResolvers: true })
export class Viewer {
  @Field(() => String, { description: 'What they are called.' })
  name!: string;
}

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, {
    nullable: true,
    description: 'Who is signed in; null: nobody, which is enough to read everything here. Anyone may ask.',
  })
  viewer(@Ctx() { identity }: Context): Viewer | null {
    return identity && { name: identity.name ?? identity.subject };
  }
}
