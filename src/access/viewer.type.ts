import { Field, ObjectType } from 'type-graphql';

@ObjectType('Viewer', { description: 'Who is signed in, as this registry knows them.', simpleResolvers: true })
export class ViewerType {
  @Field(() => String, {
    description: 'What they are called, by whoever vouches for them; else how they are known to it.',
  })
  name!: string;
}
