import {
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
  type BaseContext,
  type GraphQLRequestContextResponseForOperation,
  HeaderMap,
} from '@apollo/server';
import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  GraphQLError,
  Kind,
  OperationTypeNode,
  execute,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  visit,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { fragmentsOf } from './fragments.js';

type Gateway = ApolloServerOptionsWithGateway<BaseContext>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;

/**
 * What is kept of compiled queries. A field is counted as often as it is compiled, which under an interface is once for
 * each type behind it; it takes some 2 KB.
 */
const MOST_FIELDS = 1_000;
const MOST_FIELDS_KEPT = 20_000;
const MOST_KEPT = 1_000;

/**
 * Enums and GraphQL's own scalars are told as the rows hold them, but for nulls and errors. To look at each would make two
 * arrays and an object of it, for an error that is not there: a third of the memory that a long answer took.
 */
const OPTIONS = { disableLeafSerialization: true };

/** A query by its text: how often it came, and what it was compiled to; null where it is not to be. */
interface Known {
  times: number;
  fields: number;
  compiled: CompiledQuery | null;
}

/** How operations are executed: by the plugin, or else by the gateway. */
export interface Execution {
  gateway: Gateway;
  plugin: ApolloServerPlugin<BaseContext>;
}

/**
 * Executes operations where Apollo lets others do it: all that surrounds the execution (parsing, rules, errors and
 * statuses) stays Apollo's own. A query that comes for the `compileAt`-th time is compiled, and answered by the plugin;
 * before that, and whatever is no query, GraphQL interprets in the gateway's place. What went wrong in a compiled one goes
 * that way, too, for there Apollo maps errors. Both give the same, see docs/decisions/compiled-queries.md.
 */
export const executionOf = (schema: GraphQLSchema, { compileAt = 2 } = {}): Execution => {
  const queries = compiledQueries(schema, compileAt);
  /** What compiled queries came to that the gateway is to tell, by the request's context. */
  const told = new WeakMap<BaseContext, ExecutionResult>();

  /** Null: it is not compiled, or to be interpreted all the same. */
  const runCompiled = async ({
    document,
    operation,
    operationName,
    queryHash,
    source,
    request,
    contextValue,
  }: GraphQLRequestContextResponseForOperation<BaseContext>): Promise<ExecutionResult | null> => {
    // An alias of this name would not be a name in the compiled text.
    if (operation?.operation !== OperationTypeNode.QUERY || source.includes('__proto__')) return null;
    const compiled = queries(`${queryHash} ${operationName ?? ''}`, document, operation);
    const result = await compiled?.query(undefined, contextValue, request.variables ?? {});
    // Variables that do not fit: nothing has run yet, and GraphQL says what is wrong with them.
    return result && 'data' in result ? result : null;
  };

  const executor: Executor = async ({ document, request, context }) =>
    told.get(context) ??
    execute({
      schema,
      document,
      contextValue: context,
      variableValues: request.variables ?? {},
      operationName: request.operationName ?? null,
    });

  return {
    plugin: {
      requestDidStart: async () => ({
        async responseForOperation(asked) {
          const result = await runCompiled(asked);
          if (!result) return null;
          if (!result.errors)
            return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: result } };
          told.set(asked.contextValue, { ...result, errors: result.errors.map(asGraphQLError) });
          return null;
        },
      }),
    },
    gateway: {
      onSchemaLoadOrUpdate(tell) {
        tell({ apiSchema: schema, coreSupergraphSdl: '' });
        return () => {};
      },
      load: async () => ({ executor }),
      stop: async () => {},
    },
  };
};

/** Finds what a query was compiled to, the least recently asked ones forgotten; null while it is not. */
const compiledQueries = (schema: GraphQLSchema, compileAt: number) => {
  const known = new Map<string, Known>();
  let fieldsKept = 0;
  return (key: string, document: DocumentNode, operation: OperationDefinitionNode): CompiledQuery | null => {
    const query = known.get(key) ?? { times: 0, fields: 0, compiled: null };
    // Put at the end again: the first in the map is the one that was not asked for longest.
    known.delete(key);
    known.set(key, query);
    query.times += 1;
    if (query.times === compileAt) {
      const fields = fieldsToCompile(schema, document, operation);
      const isCompiled = fields <= MOST_FIELDS && !mergesUnderConditions(document);
      const compiled = isCompiled ? compileQuery(schema, document, operation.name?.value, OPTIONS) : null;
      if (compiled && isCompiledQuery(compiled)) {
        query.compiled = compiled as CompiledQuery;
        query.fields = fields;
        fieldsKept += fields;
      }
    }
    for (const [oldest, { fields }] of known) {
      if (known.size <= MOST_KEPT && fieldsKept <= MOST_FIELDS_KEPT) break;
      known.delete(oldest);
      fieldsKept -= fields;
    }
    return query.compiled;
  };
};

/** How many fields the compiled query will have: under an interface, those of each type behind it. */
const fieldsToCompile = (
  schema: GraphQLSchema,
  document: DocumentNode,
  { operation, selectionSet }: OperationDefinitionNode,
): number => {
  const fragments = fragmentsOf(document);
  const typesBehind = (type: GraphQLCompositeType) => (isAbstractType(type) ? schema.getPossibleTypes(type).length : 1);

  let fields = 0;
  const count = (set: SelectionSetNode, type: GraphQLCompositeType, copies: number): void => {
    for (const selection of set.selections) {
      if (fields > MOST_FIELDS) return;
      if (selection.kind === Kind.FIELD) {
        fields += copies;
        if (!selection.selectionSet) continue;
        const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
        const below = field && getNamedType(field.type);
        // What has no place in the schema (introspection) has no interfaces below it either.
        const isComposite = below !== undefined && isCompositeType(below);
        count(selection.selectionSet, isComposite ? below : type, isComposite ? copies * typesBehind(below) : copies);
      } else {
        const { typeCondition, selectionSet } =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)!;
        const narrowed = typeCondition && schema.getType(typeCondition.name.value);
        const on = narrowed && isCompositeType(narrowed) ? narrowed : type;
        count(selectionSet, on, Math.ceil((copies * Math.min(typesBehind(on), typesBehind(type))) / typesBehind(type)));
      }
    }
  };
  count(selectionSet, schema.getRootType(operation)!, 1);
  return fields;
};

/**
 * Whether the query asks for a field in several places and leaves some out by a variable. Compiled, what only an excluded
 * one asks for in a fragment would be answered all the same.
 */
const mergesUnderConditions = (document: DocumentNode): boolean => {
  let isConditional = false;
  let isMerged = false;
  const fragments = fragmentsOf(document);
  const namesOf = (set: SelectionSetNode): string[] =>
    set.selections.flatMap((selection) => {
      isConditional ||= (selection.directives ?? []).length > 0;
      if (selection.kind === Kind.FIELD) return (selection.alias ?? selection.name).value;
      return namesOf(
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : fragments.get(selection.name.value)!.selectionSet,
      );
    });
  visit(document, {
    SelectionSet(set) {
      const names = namesOf(set);
      isMerged ||= new Set(names).size < names.length;
    },
  });
  return isConditional && isMerged;
};

/** An error of a compiled query has the fields of a GraphQLError, but not all that its users rely on. */
const asGraphQLError = ({ message, locations, path, originalError }: GraphQLError): GraphQLError =>
  Object.assign(new GraphQLError(message, { path, originalError }), { locations });
