import {
  type GraphQLArgument,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

/** A complete sentence; after it an enum value may carry its Vietnamese label in brackets. */
const SENTENCE = /^\p{Lu}[^]*\.( \(\P{Lu}*\p{Lu}[^]*\))?$/u;

/** Every type, field, argument and enum value of the schema's own that is described by no sentence. */
export function undescribed(schema: GraphQLSchema): string[] {
  const own = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  return own
    .flatMap((type): { place: string; description?: string | null }[] => [
      { place: type.name, description: type.description },
      ...(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields()).flatMap((field) => [
            { place: `${type.name}.${field.name}`, description: field.description },
            ...argsOf(field).map(({ name, description }) => ({
              place: `${type.name}.${field.name}(${name})`,
              description,
            })),
          ])
        : []),
      ...(isEnumType(type)
        ? type.getValues().map(({ name, description }) => ({ place: `${type.name}.${name}`, description }))
        : []),
    ])
    .filter(({ description }) => !SENTENCE.test(description ?? ''))
    .map(({ place }) => place);
}

const argsOf = (field: object): readonly GraphQLArgument[] =>
  'args' in field ? (field.args as readonly GraphQLArgument[]) : [];
