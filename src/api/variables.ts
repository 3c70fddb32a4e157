import {
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  coerceInputValue,
  isInputType,
  isNonNullType,
  typeFromAST,
} from 'graphql';
import { shortName, withoutEcho, withoutSuggestion } from './echo.js';
import { ApiError, badInput } from './errors.js';

/**
 * Checks the variables against the operation before anything reads them. GraphQL would do the same later, but repeats
 * whole values in its messages, and as often as a value has mistakes.
 *
 * @throws ApiError BAD_USER_INPUT for the first misfit; it names the variable and the place in it.
 */
export const checkVariables = (
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void => {
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) continue; // refused by validation
    if (!Object.hasOwn(variables, name)) {
      if (isNonNullType(type) && !definition.defaultValue)
        throw misfit(name, [], `A value of type "${type}" is required.`);
      continue;
    }
    coerce('variable.misfit', name, type, variables[name]);
  }
};

type Misfit = 'variable.misfit' | 'parameter.misfit';

/**
 * What a value from outside means as that type.
 *
 * @throws ApiError BAD_USER_INPUT for the first misfit; it says `name` and the place in it.
 */
export const coerce = (key: Misfit, name: string, type: GraphQLInputType, value: unknown): unknown =>
  coerceInputValue(value, type, (path, _value, error) => {
    throw error instanceof ApiError ? error : misfit(name, path, error.message, key);
  });

const misfit = (
  name: string,
  path: readonly (string | number)[],
  reason: string,
  key: Misfit = 'variable.misfit',
): ApiError => {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return badInput(key, { name: shortName(name) + place, reason: withoutSuggestion(withoutEcho(reason)) });
};
