import {
  type Collection,
  type EntityManager,
  type EntityMetadata,
  type EntityProperty,
  JsonType,
  ReferenceKind,
  helper,
} from '@mikro-orm/core';
import { execute } from './orm.js';
import { join, raw, sql } from './read.js';

/** A row that was written: its values by the names of its entity's properties, as the database takes them. */
export interface InsertedRow {
  meta: EntityMetadata;
  key: unknown;
  values: Readonly<Record<string, unknown>>;
}

/**
 * Writes new entities, and those that are parts of them, by one INSERT for each class. Afterwards they have their keys
 * and versions and belong to the unit of work, as if it had written them; it would take several times as long. What the
 * database alone fills in, such as the moment of recording, they do not know.
 *
 * Where some of a class tell a property and others do not, those others have it null.
 *
 * @param entities new ones; what they point to is in the database already.
 * @returns what was written, wholes before their parts.
 */
export async function insertEntities(em: EntityManager, entities: readonly object[]): Promise<InsertedRow[]> {
  const written: InsertedRow[] = [];
  for (const [type, ofOne] of Map.groupBy(entities, (entity) => entity.constructor)) {
    const meta = em.getMetadata().get(type as never) as unknown as EntityMetadata;
    written.push(...(await insertRows(em, meta, ofOne)));
    const collections = meta.relations
      .filter(({ kind }) => kind === ReferenceKind.ONE_TO_MANY)
      .flatMap(({ name }) => ofOne.map((entity) => (entity as Record<string, Collection<object>>)[name]!));
    const parts = collections.flatMap((collection) => collection.getItems(false));
    written.push(...(await insertEntities(em, parts)));
    for (const collection of collections) collection.takeSnapshot();
  }
  return written;
}

async function insertRows(
  em: EntityManager,
  meta: EntityMetadata,
  entities: readonly object[],
): Promise<InsertedRow[]> {
  const rows = entities.map((entity) => em.getComparator().prepareEntity(entity) as Record<string, unknown>);
  const told = meta.comparableProps.filter(({ name }) => rows.some((row) => row[name] !== undefined));
  const given = meta.props.filter(({ autoincrement, version }) => autoincrement || version);
  const columns = join(told.map((property) => raw(columnOf(property))));
  const typed = join(told.map((property) => raw(`${columnOf(property)} ${typeOf(property)}`)));
  const returned = given.map((property) => raw(`${columnOf(property)} as "${property.name}"`));
  const answers = await execute<Record<string, unknown>>(
    em,
    `insert.${meta.tableName}`,
    // The list is read in its order, and so its rows are written and told.
    sql`
    insert into ${raw(meta.tableName)} (${columns})
    select ${columns} from json_to_recordset(${jsonOf(rows, told)}::json) as told (${typed})
    returning ${returned.length > 0 ? join(returned) : raw('1')}`,
  );
  return entities.map((entity, at) => {
    const values = rows[at]!;
    for (const { name } of given) {
      values[name] = answers[at]![name];
      Object.assign(entity, { [name]: values[name] });
    }
    em.getUnitOfWork().register(entity, values);
    return { meta, key: helper(entity).getPrimaryKey(true), values };
  });
}

/** Rows as one JSON text. What is a document is text already, and stands in it as it is. */
function jsonOf(rows: readonly Readonly<Record<string, unknown>>[], told: readonly EntityProperty[]): string {
  const fields = told.map((property) => ({
    name: property.name,
    label: `${JSON.stringify(columnOf(property))}:`,
    isDocument: property.customType instanceof JsonType,
  }));
  const texts = rows.map((row) => {
    const parts = fields.flatMap(({ name, label, isDocument }) => {
      const value = row[name];
      if (value == null) return [];
      return label + (isDocument && typeof value === 'string' ? value : JSON.stringify(value));
    });
    return `{${parts.join(',')}}`;
  });
  return `[${texts.join(',')}]`;
}

const columnOf = ({ fieldNames: [column] }: EntityProperty): string => column!;

/** The lengths that a class knows are of no table. */
const typeOf = ({ columnTypes: [type] }: EntityProperty): string => type!.replace(/\(.*\)/, '');
