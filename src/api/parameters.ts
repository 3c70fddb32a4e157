import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isNonNullType,
  parseType,
  typeFromAST,
} from 'graphql';
import { shortName } from './echo.js';
import { badInput } from './errors.js';
import { composeVariables } from './text.js';
import { coerce } from './variables.js';

/** What an address takes after its `?`: of each parameter the input type of the schema, as GraphQL writes it. */
export type Parameters = Readonly<Record<string, string>>;

/**
 * What an address asks, checked and read as the variables of a GraphQL request are: the same types, the same refusals.
 * An input object is written as JSON, anything else as it is. What is not given is not there. Beside its own
 * parameters every address takes `language`.
 *
 * @throws ApiError BAD_USER_INPUT for the first parameter that is unknown, missing, repeated or does not fit.
 */
export const askedOf = (
  schema: GraphQLSchema,
  parameters: Parameters,
  query: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  for (const name of Object.keys(query)) {
    if (name === 'language' || Object.hasOwn(parameters, name)) continue;
    const known = [...Object.keys(parameters), 'language'].join(', ');
    throw badInput('parameter.unknown', { name: shortName(name), known });
  }
  if (!['vi', 'en', undefined].includes(query['language'] as string | undefined)) throw badInput('parameter.language');
  const asked: Record<string, unknown> = {};
  for (const [name, written] of Object.entries(parameters)) {
    const type = typeFromAST(schema, parseType(written) as never) as GraphQLInputType;
    const given = query[name];
    if (given === undefined) {
      if (isNonNullType(type)) throw badInput('parameter.missing', { name });
      continue;
    }
    if (typeof given !== 'string') throw badInput('parameter.twice', { name });
    const value = isInputObjectType(getNullableType(type)) ? parsed(name, given) : given;
    asked[name] = coerce('parameter.misfit', name, type, composeVariables(value));
  }
  return asked;
};

const parsed = (name: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw badInput('parameter.json', { name });
  }
};
