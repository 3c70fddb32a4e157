/** What one value of a list means, for readers of either language. */
export interface Term {
  /** The field's own word, as Vietnamese documents write it. */
  vi: string;
  en: string;
  /** A complete sentence. */
  description: string;
  /** What a measure counts; only measures have it. */
  unit?: { vi: string; en: string };
}

/** A closed list of values: the GraphQL enum, the column's CHECK and the labels people read all come from it. */
export interface Vocabulary {
  name: string;
  description: string;
  terms: Readonly<Record<string, Term>>;
  /** What `vocabulary()` returned: the object that the schema's enum is registered by. */
  values: Readonly<Record<string, string>>;
}

const registered = new Map<string, Vocabulary>();

/**
 * Declares a list of values and remembers it for the schema and the `vocabulary` query.
 *
 * @returns an object with one member per value, each equal to its own name: `ProgramKind.MODEL_MARKET`. Give its values
 *   a type of the same name: `export type ProgramKind = ValueOf<typeof ProgramKind>`.
 */
export function vocabulary<const Terms extends Record<string, Term>>(
  name: string,
  description: string,
  terms: Terms,
): { readonly [Value in keyof Terms]: Value } {
  if (registered.has(name)) throw new Error(`vocabulary ${name} is declared twice`);
  const values = Object.fromEntries(Object.keys(terms).map((value) => [value, value])) as {
    [Value in keyof Terms]: Value;
  };
  registered.set(name, { name, description, terms, values: values as Readonly<Record<string, string>> });
  return values;
}

/** The values of a declared list, as a type. */
export type ValueOf<List> = List[keyof List];

/** The terms of a declared list, by value. @throws Error when no module imported so far declares it. */
export function termsOf(name: string): Readonly<Record<string, Term>> {
  const list = registered.get(name);
  if (!list) throw new Error(`vocabulary ${name} is not declared`);
  return list.terms;
}

/** Every list declared by the modules imported so far, by name. */
export function vocabularies(): Vocabulary[] {
  return [...registered.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
