import {
  type ASTNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  coerceInputValue,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { shortName } from './echo.js';
import { ApiError, badInput } from './errors.js';
import { fragmentsOf } from './fragments.js';
import type { MessageKey } from './messages.js';

/**
 * Checks the variables against the operation before anything reads them. GraphQL would do the same later, but repeats
 * whole values in its messages, and as often as a value has mistakes.
 *
 * @throws ApiError BAD_USER_INPUT for the first misfit; it names the variable and the place in it.
 */
export const checkVariables = (
  schema: GraphQLSchema,
  { document, operation }: { document: DocumentNode; operation: OperationDefinitionNode },
  variables: Readonly<Record<string, unknown>>,
): void => {
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) continue; // refused by validation
    const isGiven = Object.hasOwn(variables, name);
    if (isGiven) coerce('variable.misfit', name, type, variables[name]);
    else if (isNonNullType(type) && !definition.defaultValue)
      throw misfit('variable.misfit', name, [], misfitOf(type, undefined));
    // Where it or its place has a default, it may stand where null may not; null is then nothing that fits.
    if (isGiven ? variables[name] === null : definition.defaultValue?.kind === Kind.NULL) {
      const wanted = nonNullPlaces(schema, document, operation).get(name);
      if (wanted) throw misfit('variable.misfit', name, [], misfitOf(wanted, null));
    }
  }
};

/** By operation, for documents that come again are parsed once. */
const knownPlaces = new WeakMap<OperationDefinitionNode, ReadonlyMap<string, GraphQLInputType>>();

/** The types of places in the operation where a variable stands and must not be null, by the variable. */
const nonNullPlaces = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ReadonlyMap<string, GraphQLInputType> => {
  const known = knownPlaces.get(operation);
  if (known) return known;
  const typeInfo = new TypeInfo(schema);
  const seen = new Set<string>();
  const found = new Map<string, GraphQLInputType>();
  const look = (node: ASTNode): void =>
    void visit(
      node,
      visitWithTypeInfo(typeInfo, {
        Variable(variable) {
          const type = typeInfo.getInputType();
          if (type && isNonNullType(type) && !found.has(variable.name.value)) found.set(variable.name.value, type);
        },
        FragmentSpread({ name: { value: spread } }) {
          seen.add(spread);
        },
      }),
    );
  look(operation);
  const fragments = fragmentsOf(document);
  // A set that grows while it is gone through: fragments within fragments are looked at, too.
  for (const spread of seen) {
    const fragment = fragments.get(spread);
    if (fragment) look(fragment);
  }
  knownPlaces.set(operation, found);
  return found;
};

type Misfit = 'variable.misfit' | 'parameter.misfit';

/**
 * What a value from outside means as that type.
 *
 * @throws ApiError BAD_USER_INPUT for the first misfit; it says `name` and the place in it.
 */
export const coerce = (key: Misfit, name: string, type: GraphQLInputType, value: unknown): unknown =>
  coerceInputValue(value, type, (path, found, error) => {
    throw misfit(key, name, path, error instanceof ApiError ? error : misfitOf(typeAt(type, path, found), found));
  });

const misfit = (key: Misfit, name: string, path: readonly (string | number)[], reason: ApiError): ApiError => {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return badInput(key, { name: shortName(name) + place, reasonVi: reason.in('vi'), reasonEn: reason.in('en') });
};

/** The type that the schema has at that place, where this value was found. */
const typeAt = (type: GraphQLInputType, path: readonly (string | number)[], found: unknown): GraphQLInputType => {
  const [step, ...rest] = path;
  const inner = getNullableType(type);
  // A list of one may be given without its brackets.
  if (isListType(inner) && (step !== undefined || found !== null)) {
    return typeAt(inner.ofType, typeof step === 'number' ? rest : path, found);
  }
  if (isInputObjectType(inner) && typeof step === 'string') return typeAt(inner.getFields()[step]!.type, rest, found);
  return type;
};

/** Why a value is none of that type. It says what the schema has and nothing of the value, its names included. */
const misfitOf = (type: GraphQLInputType, value: unknown): ApiError => {
  const inner = getNullableType(type);
  if (value === null || value === undefined) return badInput('misfit.none', { type: String(inner) });
  if (isEnumType(inner)) return badInput('misfit.enum', { known: listed(inner.getValues()) });
  if (!isInputObjectType(inner)) return badInput(SCALARS.get(String(inner)) ?? 'misfit.type', { type: String(inner) });
  if (typeof value !== 'object' || Array.isArray(value)) return badInput('misfit.object', { type: inner.name });
  const fields = Object.values(inner.getFields());
  const missing = fields.find((field) => isRequiredInputField(field) && !Object.hasOwn(value, field.name));
  return missing
    ? badInput('misfit.missing', { field: missing.name })
    : badInput('misfit.field', { known: listed(fields) });
};

const SCALARS: ReadonlyMap<string, MessageKey> = new Map([
  ['Int', 'misfit.int'],
  ['SafeInt', 'misfit.safe-int'],
  ['Float', 'misfit.number'],
  ['Boolean', 'misfit.boolean'],
  ['String', 'misfit.text'],
  ['ID', 'misfit.text'],
]);

const listed = (named: readonly { name: string }[]): string => named.map(({ name }) => name).join(', ');
