import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Kind, parse } from 'graphql';
import { PROJECT } from '../project.js';

/** One tab of the playground: a file of `schema/operations`. */
export interface Example {
  /** The name of its operation, or of the first of a story; GraphiQL titles the tab with it. */
  name: string;
  /** The first two comment lines of the file: what it answers, in Vietnamese and in English. */
  title: { vi: string; en: string };
  /**
   * The file as it stands. It runs as it stands: its variables have default values, or in a story the names of what
   * the steps before answered (see page/memory.ts).
   */
  query: string;
}

const operationsFolder = path.join(PROJECT, 'schema/operations');

/**
 * Reads the operations in the order in which people should meet them: as `order.txt` lists the file names,
 * one a line; what it does not list follows by name, so that a new file is never hidden.
 * A folder that is missing or empty gives no examples.
 */
export async function readExamples(folder = operationsFolder): Promise<Example[]> {
  const files = await readdir(folder).catch((): string[] => []);
  const listed = files.includes('order.txt') ? await readOrder(folder) : [];
  const rank = (file: string) => (listed.includes(file) ? listed.indexOf(file) : listed.length);
  const operations = files
    .filter((file) => file.endsWith('.graphql'))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Promise.all(
    operations.map(async (file) => readExample(file, await readFile(path.join(folder, file), 'utf8'))),
  );
}

/** The file names that `order.txt` of this folder lists. */
export async function readOrder(folder = operationsFolder): Promise<string[]> {
  const text = await readFile(path.join(folder, 'order.txt'), 'utf8');
  return text.split('\n').filter((line) => line !== '');
}

function readExample(file: string, query: string): Example {
  const [vi, en] = query.split('\n', 2).map((line) => /^# (\S.*)$/.exec(line)?.[1]);
  const operations = parse(query).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const name = operations[0]?.name?.value;
  const isNamed = operations.length > 0 && operations.every((operation) => operation.name);
  if (!vi || !en) throw new Error(`${file}: its first two lines must be comments, a Vietnamese and an English title`);
  if (!name || !isNamed) throw new Error(`${file}: must hold an operation, and each with a name`);
  return { name, title: { vi, en }, query };
}
