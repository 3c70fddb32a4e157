import { Ctx, Query, Resolver } from 'type-graphql';
import type { Viewer } from './viewer.js';
import { ViewerType } from './viewer.type.js';

@Resolver()
export class ViewerResolver {
  @Query(() => ViewerType, {
    nullable: true,
    description: 'Who is signed in; null: nobody, which is enough to read what is public. Anyone may ask.',
  })
  viewer(@Ctx() { viewer }: { viewer: Viewer | null }): ViewerType | null {
    return viewer && { name: viewer.name ?? viewer.subject };
  }
}
