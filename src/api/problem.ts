// type-graphql keeps what decorators say through this; commands that act come by here before any schema does.
import 'reflect-metadata';
import { Field, FieldResolver, Int, InterfaceType, ObjectType, Resolver, Root, Ctx } from 'type-graphql';
import { TypeNamedBy } from './at-once.js';
import type { Language } from './messages.js';
import { type ProblemCode, problemMessage } from './problem-messages.js';
import { type ValueOf, vocabulary } from './vocabulary.js';

export const ProblemSeverity = vocabulary('ProblemSeverity', 'What a problem means for what was asked.', {
  BLOCKING: { vi: 'Phải sửa', en: 'Blocking', description: 'Nothing was written; mend it and ask again.' },
  CONFIRMABLE: {
    vi: 'Cần xác nhận',
    en: 'Confirmable',
    description: 'Nothing was written; look at it, and ask again with the confirmation if it is meant so.',
  },
  ADVICE: { vi: 'Khuyến nghị', en: 'Advice', description: 'It was written all the same; this is worth knowing.' },
});
export type ProblemSeverity = ValueOf<typeof ProblemSeverity>;

/** A problem as it travels through the server: plain data, so that it can be kept with an answer. */
export interface Problem {
  /** The GraphQL type that shows it. */
  type: string;
  code: ProblemCode;
  severity: ProblemSeverity;
  /** Where in the input, by field names and list places; empty for the whole. */
  path: readonly string[];
  /** What the message and the type's own fields say. Never about people. */
  facts: Readonly<Record<string, unknown>>;
}

/** A problem that blocks, of the plain type unless told otherwise. */
export const problem = (
  code: ProblemCode,
  path: readonly string[] = [],
  facts: Problem['facts'] = {},
  { type = 'InputProblem', severity = 'BLOCKING' }: Partial<Pick<Problem, 'type' | 'severity'>> = {},
): Problem => ({ type, code, severity, path, facts });

/** Thrown inside an act: everything is rolled back, and the problems are the answer. */
export class Refused extends Error {
  override name = 'Refused';

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ code }) => code).join(', '));
  }
}

/** @throws Refused DAY_IN_FUTURE: nothing is recorded before it happens. */
export const assertNotAhead = (day: string, today: string, path: readonly string[] = ['effectiveOn']): void => {
  if (day > today) throw new Refused([problem('DAY_IN_FUTURE', path)]);
};

@TypeNamedBy('Problem', ({ type }: Problem) => type)
@InterfaceType('Problem', {
  description:
    'Why something asked for was not done, or what is worth knowing of it. A form can mend it: `path` names the field, `message` says it in the language of Accept-Language, and each type carries its facts.',
})
export abstract class ProblemType {
  @Field(() => String, { description: 'What it is, in capitals; stays the same in every language.' })
  code!: string;

  @Field(() => String, { description: 'The sentence for people, in Vietnamese or English.' })
  message!: string;

  @Field(() => [String], {
    description:
      'The place in the input: names of fields and places in lists, from outside in. Empty: the whole input.',
  })
  path!: string[];

  @Field(() => ProblemSeverity, { description: 'Whether it blocks, asks for a confirmation, or advises.' })
  severity!: ProblemSeverity;
}

@ObjectType('InputProblem', {
  implements: ProblemType,
  simpleResolvers: true,
  description: 'Something in the input is missing, out of range or breaks a rule.',
})
export class InputProblemType extends ProblemType {}

@ObjectType('StateProblem', {
  implements: ProblemType,
  description: 'What was asked does not go with the state that the thing is in.',
})
export class StateProblemType extends ProblemType {
  @Field(() => String, { description: 'The state it is in.' })
  current(@Root() { facts }: Problem): string {
    return facts['current'] as string;
  }

  @Field(() => [String], { description: 'The states it can go to from there; empty: none.' })
  legal(@Root() { facts }: Problem): string[] {
    return (facts['legal'] as string[] | undefined) ?? [];
  }
}

@ObjectType('VersionProblem', {
  implements: ProblemType,
  description: 'Someone else changed it meanwhile: read it again, and ask again with the current version.',
})
export class VersionProblemType extends ProblemType {
  @Field(() => Int, { description: 'The version it has now.' })
  current(@Root() { facts }: Problem): number {
    return facts['current'] as number;
  }

  @Field(() => [String], { description: 'The names of the fields that changed since the expected version.' })
  changed(@Root() { facts }: Problem): string[] {
    return (facts['changed'] as string[] | undefined) ?? [];
  }
}

/** Types that only the interface leads to. */
export const problemTypes = [InputProblemType, StateProblemType, VersionProblemType] as const;

@Resolver(() => ProblemType)
export class ProblemResolver {
  @FieldResolver(() => String)
  message(@Root() { code, facts }: Problem, @Ctx() { language }: { language: Language }): string {
    return problemMessage(code, language, facts);
  }
}
