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

  add(row: unknown): void {
    this.hash.update(JSON.stringify(row)).update('\n');
    this.rows += 1;
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
    for (const change of this.changes.splice(0)) this.digest.add(change);
  }

  /** Where the record stands; `rewind` forgets what came after, for work that was rolled back. */
  mark(): Mark {
    return { kept: this.changes.slice(), folded: this.digest?.copy() ?? null };
  }

  rewind({ kept, folded }: Mark): void {
    this.changes.splice(0, Infinity, ...kept);
    this.digest = folded?.copy() ?? null;
  }

  note(change: RecordedChange): void {
    if (this.digest) this.digest.add(change);
    else this.changes.push(change);
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
    for (const change of uow.getChangeSets()) recorder.note(recorded(change));
  }
}

const recorded = (change: ChangeSet<object>): RecordedChange =>
  recordedRow({
    meta: change.meta as EntityMetadata,
    key: change.getPrimaryKey(),
    before: change.type === 'create' ? {} : ((change.originalEntity ?? {}) as Record<string, unknown>),
    values: change.payload as Record<string, unknown>,
  });

/** What is recorded of a row: each field that was written, as it was and as it is, but for what is personal. */
export function recordedRow({ meta, key, values, before = {} }: WrittenRow): RecordedChange {
  const personal = (meta.class as KnowsPeople).personal ?? [];
  const fields: RecordedChange['fields'] = {};
  for (const field in values) {
    if (field === 'changedAt' || personal.includes(field)) continue;
    const isJson = (meta.properties as Record<string, EntityProperty>)[field]?.customType instanceof JsonType;
    const change = [plain(before[field], isJson), plain(values[field], isJson)] as const;
    if (change[0] !== null || change[1] !== null) fields[field] = change;
  }
  return {
    entity: meta.className,
    id: typeof key === 'number' || typeof key === 'string' ? key : key === null ? null : JSON.stringify(key),
    fields,
  };
}

const plain = (value: unknown, isJson: boolean): unknown => {
  if (value == null) return null;
  if (isJson && typeof value === 'string') return plain(JSON.parse(value), false);
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object')
    return typeof value === 'string' && value.length > LONGEST ? `…${value.length}` : value;
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `…${text.length}` : (JSON.parse(text) as unknown);
};
