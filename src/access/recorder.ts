import { AsyncLocalStorage } from 'node:async_hooks';
import { type Hash, createHash } from 'node:crypto';
import {
  type ChangeSet,
  type EntityMetadata,
  type EntityProperty,
  type EventSubscriber,
  type FlushEventArgs,
  JsonType,
} from '@mikro-orm/core';

/** One row that an act wrote: each field as it was and as it is. */
export interface RecordedChange {
  entity: string;
  id: number | string | null;
  fields: Record<string, readonly [before: unknown, after: unknown]>;
}

/** Classes say which of their fields tell about people; those are never recorded. */
interface KnowsPeople {
  personal?: readonly string[];
}

/** A row as it was written; `values` are those of the fields that were, as the database takes them. */
export interface WrittenRow {
  meta: EntityMetadata;
  key: unknown;
  values: Readonly<Record<string, unknown>>;
  /** The values as JSON, where they went to the database so; a digest needs no second one. */
  text?: string;
  /** Empty for a new one. */
  before?: Readonly<Record<string, unknown>>;
}

/** Values longer than this are told by their length alone. */
const LONGEST = 2_000;

/** How many changes there were, and a digest of them in the order in which they were written. */
export interface Digested {
  rows: number;
  digest: Buffer;
}

/** A digest that grows by a line for every row, be it a change or whatever else a batch tells of itself. */
export class RunningDigest {
  private rows = 0;

  constructor(private readonly hash: Hash = createHash('sha256')) {}

  /** @param lines JSON, a line a row. */
  add(lines: readonly string[]): void {
    this.hash.update(lines.map((line) => `${line}\n`).join(''));
    this.rows += lines.length;
  }

  /** The same so far; what is added to one is not in the other. */
  copy(): RunningDigest {
    const copy = new RunningDigest(this.hash.copy());
    copy.rows = this.rows;
    return copy;
  }

  /** What it has come to; it may go on after that. */
  get soFar(): Digested {
    return { rows: this.rows, digest: this.hash.copy().digest() };
  }
}

/** Where a record stood. */
interface Mark {
  kept: readonly RecordedChange[];
  folded: RunningDigest | null;
}

/**
 * Collects what the unit of work writes during an act, so that no act can forget to say what it did: change by change,
 * or folded into a digest once the act says that it is a batch.
 */
export class Recorder {
  private readonly changes: RecordedChange[] = [];
  private digest: RunningDigest | null = null;

  get all(): readonly RecordedChange[] {
    return this.changes;
  }

  /** Number and digest of the changes of a batch; null for an act whose changes are kept one by one. */
  get folded(): Digested | null {
    return this.digest?.soFar ?? null;
  }

  /** From here on changes are not kept; those before are the first of the digest. */
  fold(): void {
    if (this.digest) return;
    this.digest = new RunningDigest();
    this.digest.add(this.changes.splice(0).map((change) => JSON.stringify(change)));
  }

  /** Where the record stands; `rewind` forgets what came after, for work that was rolled back. */
  mark(): Mark {
    return { kept: this.changes.slice(), folded: this.digest?.copy() ?? null };
  }

  rewind({ kept, folded }: Mark): void {
    this.changes.splice(0, Infinity, ...kept);
    this.digest = folded?.copy() ?? null;
  }

  note(rows: readonly WrittenRow[]): void {
    if (this.digest) this.digest.add(rows.map(lineOf));
    else for (const row of rows) this.changes.push(recorded(row));
  }
}

const acting = new AsyncLocalStorage<Recorder>();

/** Runs `work` with all that it flushes noted in `recorder`. */
export const recording = <T>(recorder: Recorder, work: () => Promise<T>): Promise<T> => acting.run(recorder, work);

/** Hears of every flush of an ORM; see `recording`. */
export class ChangeListener implements EventSubscriber {
  afterFlush({ uow }: FlushEventArgs): void {
    const recorder = acting.getStore();
    if (!recorder) return;
    recorder.note(uow.getChangeSets().map(rowOf));
  }
}

const rowOf = (change: ChangeSet<object>): WrittenRow => ({
  meta: change.meta as EntityMetadata,
  key: change.getPrimaryKey(),
  before: change.type === 'create' ? {} : ((change.originalEntity ?? {}) as Record<string, unknown>),
  values: change.payload as Record<string, unknown>,
});

const personalOf = ({ meta }: WrittenRow): readonly string[] => (meta.class as KnowsPeople).personal ?? [];

/** The fields of a row that were written, but for what is personal. */
function fieldsOf(row: WrittenRow): string[] {
  const personal = personalOf(row);
  return Object.keys(row.values).filter((field) => !personal.includes(field));
}

/** What is recorded of a row: each field as it was and as it is. */
function recorded(row: WrittenRow): RecordedChange {
  const { meta, key, values, before = {} } = row;
  const fields: RecordedChange['fields'] = {};
  for (const field of fieldsOf(row)) {
    if (field === 'changedAt') continue;
    const isDocument = (meta.properties as Record<string, EntityProperty>)[field]?.customType instanceof JsonType;
    const change = [plain(before[field], isDocument), plain(values[field], isDocument)] as const;
    if (change[0] !== null || change[1] !== null) fields[field] = change;
  }
  return { entity: meta.className, id: idOf(key), fields };
}

/** A row in a digest: its class, its key, and the fields as they were written, in full. */
function lineOf(row: WrittenRow): string {
  const { meta, key, values, text } = row;
  const isPersonal = personalOf(row).some((field) => values[field] != null);
  const fields =
    text !== undefined && !isPersonal
      ? text
      : JSON.stringify(Object.fromEntries(fieldsOf(row).map((field) => [field, values[field]])));
  return `[${JSON.stringify(meta.className)},${JSON.stringify(idOf(key))},${fields}]`;
}

const idOf = (key: unknown): RecordedChange['id'] =>
  key === null || typeof key === 'number' || typeof key === 'string' ? key : JSON.stringify(key);

/** A value as JSON has it. The unit of work has documents as text. */
const plain = (value: unknown, isDocument: boolean): unknown => {
  if (value == null) return null;
  if (isDocument && typeof value === 'string') return plain(JSON.parse(value), false);
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object')
    return typeof value === 'string' && value.length > LONGEST ? `…${value.length}` : value;
  // A copy: what is kept must not change with the entity that told it.
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `…${text.length}` : (JSON.parse(text) as unknown);
};
