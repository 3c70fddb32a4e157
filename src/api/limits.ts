import {
  type ASTVisitor,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type TypeNode,
  Kind,
  type ValidationContext,
} from 'graphql';
import { type ComplexityEstimator, fieldExtensionsEstimator, getComplexity } from 'graphql-query-complexity/cjs';
import { ApiError } from './errors.js';
import { fragmentsOf } from './fragments.js';

/**
 * What one request may ask for. The introspection of common tools needs 15 levels; the richest example of the
 * playground costs some 1,500, a full page of 100 programs with 20 activities each some 25,000.
 */
export const LIMITS = {
  tokens: 4_000,
  depth: 20,
  aliases: 50,
  roots: 20,
  selections: 5_000,
  cost: 60_000,
  /** Areas of breakdowns and months of summaries, which no cost foresees: they are counted as they are asked for. */
  sums: 20_000,
  /** Characters that are read from the database for an answer; the heap has to hold ten answers. */
  read: 8_000_000,
  bodyBytes: 2 * 2 ** 20,
} as const;

/** What one server takes on at a time (admission.ts), measured by `npm run bench:flood`. */
export const ADMISSION = { underWay: 10, sums: 20_000, line: 500, lineMs: 2_000, requestMs: 8_000 } as const;

interface Shape {
  depth: number;
  aliases: number;
  roots: number;
  /** Fields, spreads and inline fragments. */
  selections: number;
}

/** Measures selections with every fragment counted where it is spread; a fragment is walked once. */
const shapeOf = (document: DocumentNode) => {
  const fragments = fragmentsOf(document);
  const measured = new Map<string, Shape>();
  const flat: Shape = { depth: 0, aliases: 0, roots: 0, selections: 0 };

  const ofFragment = (name: string): Shape => {
    const known = measured.get(name);
    if (known) return known;
    // Stands while the fragment is walked: a cycle ends here, and the standard rules refuse it.
    measured.set(name, flat);
    const fragment = fragments.get(name);
    const shape = fragment ? ofSelections(fragment.selectionSet) : flat;
    measured.set(name, shape);
    return shape;
  };

  const ofSelections = (set: SelectionSetNode): Shape => {
    const shape = { ...flat };
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const below = selection.selectionSet ? ofSelections(selection.selectionSet) : flat;
        shape.depth = Math.max(shape.depth, 1 + below.depth);
        shape.aliases += below.aliases + (selection.alias ? 1 : 0);
        shape.roots += 1;
        shape.selections += 1 + below.selections;
      } else {
        const below =
          selection.kind === Kind.INLINE_FRAGMENT
            ? ofSelections(selection.selectionSet)
            : ofFragment(selection.name.value);
        shape.depth = Math.max(shape.depth, below.depth);
        shape.aliases += below.aliases;
        shape.roots += below.roots;
        shape.selections += 1 + below.selections;
      }
    }
    return shape;
  };
  return ofSelections;
};

/** Validation rule: depth, aliases, root fields, selections, one mutation a request, and a kind that there is. */
export const shapeRule = (context: ValidationContext): ASTVisitor => {
  const refuse = (...error: ConstructorParameters<typeof ApiError>) => context.reportError(new ApiError(...error));
  const measure = shapeOf(context.getDocument());
  return {
    [Kind.OPERATION_DEFINITION](node) {
      const { operation } = node;
      if (!context.getSchema().getRootType(operation))
        refuse('BAD_USER_INPUT', 'graphql.operation-kind', { operation });
      const { depth, aliases, roots, selections } = measure(node.selectionSet);
      if (depth > LIMITS.depth) refuse('TOO_COSTLY', 'limit.depth', { most: LIMITS.depth });
      if (aliases > LIMITS.aliases) refuse('TOO_COSTLY', 'limit.aliases', { most: LIMITS.aliases });
      if (roots > LIMITS.roots) refuse('TOO_COSTLY', 'limit.roots', { most: LIMITS.roots });
      if (selections > LIMITS.selections) refuse('TOO_COSTLY', 'limit.selections', { most: LIMITS.selections });
      if (operation === 'mutation' && roots > 1) refuse('BAD_USER_INPUT', 'limit.mutations');
      return false;
    },
  };
};

/** A list costs as many times its items as its page holds; a page size out of bounds is refused when it is read. */
const pageEstimator: ComplexityEstimator = ({ field, args, childComplexity }) => {
  if (!field.args.some((argument) => argument.name === 'first')) return undefined;
  const size = Math.max(1, Number(args['first'] ?? args['last'] ?? 20));
  return 1 + Math.min(size, 1_000) * childComplexity;
};
const oneEach: ComplexityEstimator = ({ childComplexity }) => 1 + childComplexity;

/** What an operation's costs hang on, and those that were reckoned; documents that come again are parsed once. */
const reckoned = new WeakMap<OperationDefinitionNode, { names: string[]; costs: Map<string, number> }>();
/** Of an operation, whose pages may be asked for in any size. */
const MOST_RECKONED = 100;

/** Throws TOO_COSTLY when the operation of the document with these variables may touch more than the limit. */
export const refuseCostly = (
  schema: GraphQLSchema,
  { document, operation }: { document: DocumentNode; operation: OperationDefinitionNode },
  variables: Readonly<Record<string, unknown>>,
): void => {
  let known = reckoned.get(operation);
  if (!known) reckoned.set(operation, (known = { names: costingVariables(operation), costs: new Map() }));
  const { names, costs } = known;
  const key = JSON.stringify(variables, names);
  let cost = costs.get(key);
  if (cost === undefined) {
    cost = getComplexity({
      schema,
      query: document,
      variables: { ...variables },
      ...(operation.name && { operationName: operation.name.value }),
      estimators: [fieldExtensionsEstimator(), pageEstimator, oneEach],
    });
    if (costs.size >= MOST_RECKONED) costs.clear();
    costs.set(key, cost);
  }
  if (cost > LIMITS.cost) throw new ApiError('TOO_COSTLY', 'limit.cost', { cost, most: LIMITS.cost });
};

/** The variables that a cost may hang on: page sizes, and what is left out or included. */
const costingVariables = ({ variableDefinitions = [] }: OperationDefinitionNode): string[] =>
  variableDefinitions.filter(({ type }) => isIntOrBoolean(type)).map(({ variable }) => variable.name.value);

const isIntOrBoolean = (type: TypeNode): boolean =>
  type.kind === Kind.NON_NULL_TYPE
    ? isIntOrBoolean(type.type)
    : type.kind === Kind.NAMED_TYPE && ['Int', 'Boolean'].includes(type.name.value);
