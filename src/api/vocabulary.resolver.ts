import type { GraphQLResolveInfo } from 'graphql';
import { Info, Query, Resolver } from 'type-graphql';
import { type Term, type Vocabulary, vocabularies } from './vocabulary.js';
import { VocabularyEnumType } from './vocabulary.type.js';

const labels = ({ vi, en }: { vi: string; en: string }) => ({ vietnamese: vi, english: en });

const asData = ({ name, description, terms }: Vocabulary): VocabularyEnumType => ({
  name,
  description,
  values: Object.entries(terms).map(([value, term]: [string, Term]) => ({
    value,
    ...labels(term),
    description: term.description,
    unit: term.unit ? labels(term.unit) : null,
  })),
});

@Resolver()
export class VocabularyResolver {
  @Query(() => [VocabularyEnumType], {
    description:
      'Every enum of this schema with the Vietnamese and English label of each value, by name. Anyone may read it.',
  })
  vocabulary(@Info() { schema }: GraphQLResolveInfo): VocabularyEnumType[] {
    // Some lists serve the tables alone.
    return vocabularies()
      .filter(({ name }) => schema.getType(name))
      .map(asData);
  }
}
