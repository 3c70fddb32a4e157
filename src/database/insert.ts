import { setImmediate } from 'node:timers/promises';
import {
  type Collection,
  type EntityManager,
  type EntityMetadata,
  type EntityProperty,
  JsonType,
  type Platform,
  ReferenceKind,
  helper,
} from '@mikro-orm/core';
import { execute } from './orm.js';
import { join, raw, sql } from './read.js';
import { UnderWay } from './under-way.js';

/** A row that was written: its values by the names of its entity's properties, entities by their keys. */
export interface InsertedRow {
  meta: EntityMetadata;
  key: unknown;
  values: Readonly<Record<string, unknown>>;
  /** As JSON, in which they went to the database: without what it gave. */
  text: string;
}

/** Rows of one INSERT: enough for their number not to matter, few enough for the next to be made while they go in. */
const SLICE = 500;

/**
 * Writes new entities, and those that are parts of them, by INSERTs of many rows of a class; the unit of work would take
 * several times as long. Afterwards they have their keys and versions. What the database alone fills in, such as the
 * moment of recording, they do not know.
 *
 * Those that the unit of work may come upon, because something else leads to them, belong to it afterwards as if it had
 * written them. Others it never hears of: read them again to change them.
 *
 * Where some of an INSERT tell a property and others do not, those others have it null.
 *
 * @param entities new ones; what they point to is in the database already.
 * @param onWritten hears of what was written, wholes before their parts, while the rest goes in.
 */
export async function insertEntities(
  em: EntityManager,
  entities: readonly object[],
  onWritten: (rows: readonly InsertedRow[]) => void,
): Promise<void> {
  const underWay = new UnderWay();
  for (const [type, ofOne] of Map.groupBy(entities, (entity) => entity.constructor)) {
    const meta = em.getMetadata().get(type as never) as unknown as EntityMetadata;
    for (let from = 0; from < ofOne.length && !underWay.hasFailed; from += SLICE) {
      underWay.add(insertWholes(em, meta, ofOne.slice(from, from + SLICE), mayBeComeUpon(meta)).then(onWritten));
      // Sent now, so that the database has it while the next slice is made.
      await setImmediate();
    }
  }
  await underWay.over();
}

/** Whether the class of another entity leads to such ones. */
const mayBeComeUpon = (meta: EntityMetadata): boolean => meta.relations.some(({ inversedBy }) => inversedBy);

async function insertWholes(
  em: EntityManager,
  meta: EntityMetadata,
  entities: readonly object[],
  isManaged: boolean,
): Promise<InsertedRow[]> {
  const written = await insertRows(em, meta, entities);
  const collections = meta.relations.filter(({ kind }) => kind === ReferenceKind.ONE_TO_MANY);
  for (const { name, targetMeta } of collections) {
    const held = entities.map((entity) => (entity as Record<string, Collection<object>>)[name]!);
    const parts = held.flatMap((collection) => collection.getItems(false));
    if (parts.length > 0) written.push(...(await insertWholes(em, targetMeta!, parts, isManaged)));
    if (isManaged) for (const collection of held) collection.takeSnapshot();
  }
  if (isManaged)
    for (const entity of entities) em.getUnitOfWork().register(entity, em.getComparator().prepareEntity(entity));
  return written;
}

async function insertRows(
  em: EntityManager,
  meta: EntityMetadata,
  entities: readonly object[],
): Promise<InsertedRow[]> {
  const told = meta.comparableProps.filter(({ name }) =>
    entities.some((entity) => (entity as Record<string, unknown>)[name] !== undefined),
  );
  const given = meta.props.filter(({ autoincrement, version }) => autoincrement || version);
  const columns = join(told.map((property) => raw(columnOf(property))));
  const names = join(told.map(({ name }) => raw(`"${name}"`)));
  const typed = join(told.map((property) => raw(`"${property.name}" ${typeOf(property)}`)));
  const returned = given.map((property) => raw(`${columnOf(property)} as "${property.name}"`));
  const rows = entities.map((entity) => valuesOf(entity, told, em.getPlatform()));
  const texts = rows.map((values) => JSON.stringify(values));
  const answers = await execute<Record<string, unknown>>(
    em,
    `insert.${meta.tableName}`,
    // The list is read in its order, and so its rows are written and told.
    sql`
    insert into ${raw(meta.tableName)} (${columns})
    select ${names} from json_to_recordset(${`[${texts.join(',')}]`}::json) as told (${typed})
    returning ${returned.length > 0 ? join(returned) : raw('1')}`,
  );
  return entities.map((entity, at) => {
    const values = rows[at]!;
    for (const { name } of given) {
      values[name] = answers[at]![name];
      (entity as Record<string, unknown>)[name] = values[name];
    }
    return { meta, key: helper(entity).getPrimaryKey(true), values, text: texts[at]! };
  });
}

/** What an entity tells, as JSON takes it to the database: entities by their keys, documents as they are. */
function valuesOf(entity: object, told: readonly EntityProperty[], platform: Platform): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { name, targetMeta, customType } of told) {
    const value = (entity as Record<string, unknown>)[name];
    if (value === undefined) continue;
    if (value === null) values[name] = null;
    else if (targetMeta) values[name] = helper(value as object).getPrimaryKey(true);
    else if (customType && !(customType instanceof JsonType))
      values[name] = customType.convertToDatabaseValue(value, platform);
    else values[name] = value;
  }
  return values;
}

const columnOf = ({ fieldNames: [column] }: EntityProperty): string => column!;

/** The lengths that a class knows are of no table. */
const typeOf = ({ columnTypes: [type] }: EntityProperty): string => type!.replace(/\(.*\)/, '');
