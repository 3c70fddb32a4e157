import { type FieldNode, type GraphQLResolveInfo, type SelectionSetNode, Kind } from 'graphql';
import { createParameterDecorator } from 'type-graphql';

type Fragments = GraphQLResolveInfo['fragments'];

/**
 * The fields that are asked for below a field, by their names, and what is asked for right below these (`adminUnit.name`),
 * in order: asked alike is equal as JSON.
 */
export type Asked = readonly string[];

/**
 * Tells what is asked for at the ends of these paths below the field that is being resolved, of whatever type, be it
 * skipped by a variable or not: never less than what is asked for. A read that brings what is costly only where it is
 * asked for takes it from here.
 */
export const askedAt = (...paths: readonly (readonly string[])[]): ((info: GraphQLResolveInfo) => Asked) => {
  // By the field as it stands in a document; documents that come again are parsed once.
  const known = new WeakMap<FieldNode, Asked>();
  return ({ fieldNodes, fragments }) => {
    const told = fieldNodes.map((node) => {
      const asked = known.get(node) ?? sorted(paths.flatMap((path) => namesAt([node], path, fragments)));
      known.set(node, asked);
      return asked;
    });
    return told.length === 1 ? told[0]! : sorted(told.flat());
  };
};

/** What hangs on what is asked for alone, worked out once: a document that comes again asks by the same list. */
export const onceAsked = <Told extends object>(tell: (asked: Asked) => Told): ((asked: Asked) => Told) => {
  const known = new WeakMap<Asked, Told>();
  return (asked) => {
    const told = known.get(asked) ?? tell(asked);
    known.set(asked, told);
    return told;
  };
};

const ofItems = askedAt(['nodes'], ['edges', 'node'], ['edges'], ['pageInfo']);
const CURSORS = ['cursor', 'startCursor', 'endCursor'];

/** Whether somebody wants to know where the items of a connection stand. */
export const asksForCursors = (asked: Asked): boolean => CURSORS.some((name) => asked.includes(name));

/** Whether somebody wants to know if a list goes on beyond the page, on the side to which it is read. */
export const asksForMore = (asked: Asked, backward: boolean): boolean =>
  asked.includes(backward ? 'hasPreviousPage' : 'hasNextPage');

/**
 * Those of the columns of a row from which the fields are told that are asked for; its id and its kind always.
 *
 * @param toldFrom the fields that are told from columns of other names.
 */
export const columnsAsked = <Column>(
  columns: Readonly<Record<string, Column>>,
  toldFrom: Readonly<Record<string, string>>,
  asked: Asked,
): Record<string, Column> => {
  const names = new Set(['id', 'kind', ...asked.map((field) => toldFrom[field] ?? field)]);
  return Object.fromEntries(Object.entries(columns).filter(([name]) => names.has(name)));
};

/** What is asked for right below one of the fields. */
export const askedBelow = (asked: Asked, field: string): Asked =>
  asked.flatMap((name) => (name.startsWith(`${field}.`) ? name.slice(field.length + 1) : []));

/** As a parameter of a resolver of a connection: what is asked of its items, and of where they stand. */
export const AskedOfItems = () => createParameterDecorator(({ info }) => ofItems(info));

const sorted = (names: readonly string[]): Asked => [...new Set(names)].sort();

const namesAt = (nodes: readonly FieldNode[], path: readonly string[], fragments: Fragments): string[] => {
  const below = nodes.flatMap(({ selectionSet }) => fieldsOf(selectionSet, fragments));
  const [next, ...rest] = path;
  if (next === undefined)
    return below.flatMap(({ name, selectionSet }) => [
      name.value,
      ...fieldsOf(selectionSet, fragments).map((field) => `${name.value}.${field.name.value}`),
    ]);
  return namesAt(
    below.filter(({ name }) => name.value === next),
    rest,
    fragments,
  );
};

const fieldsOf = (selectionSet: SelectionSetNode | undefined, fragments: Fragments): FieldNode[] =>
  (selectionSet?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection;
    const within = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    return fieldsOf(within?.selectionSet, fragments);
  });
