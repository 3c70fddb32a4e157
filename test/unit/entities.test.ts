import { type MikroORM } from '@mikro-orm/postgresql';
import { vocabularies } from '../../src/api/vocabulary.js';
import { createOrm } from '../../src/database/orm.js';
import { ENTITIES } from '../../src/entities.js';
import { MEASURES_OF } from '../../src/modules/activity/activity.vocabulary.js';
import { cloneDatabase, rowsOf } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await cloneDatabase({ seeded: false });
  orm = createOrm(database.ownerUrl, ENTITIES);
});

afterAll(async () => {
  await orm.close();
  await database.drop();
});

const byTable = (lines: readonly string[]): string[] => [...lines].sort();

describe('entities and tables', () => {
  /** Derived, referential, or not yet written through an entity. */
  const WITHOUT_ENTITY = [
    'activity_kind_measure',
    'activity_mark',
    'activity_rollup',
    'audit_chain',
    'audit_row',
    'idempotency_key',
    'program_number',
    'admin_unit_ancestor',
    'admin_unit_overlap',
    'coverage_mark',
    'coverage_rollup',
    'contact_reading',
    'import_part',
    'import_row',
    'last_activity_mark',
    'last_activity_rollup',
    'responsible_unit_ancestor',
    'schema_migration',
    'seed_step',
  ];
  /** The kind tables' own kind, and the end of the activity of a program: the database fills them in. */
  const UNMAPPED = [
    ...['safe_residential_cluster', 'neighbor_group_team', 'public_firefighting_point', 'model_market'].map(
      (table) => `${table}.kind`,
    ),
    'activity_program.period_from',
    'activity_program.period_to',
  ];

  test('every column has its property and every property its column', async () => {
    const columns = await rowsOf<{ name: string }>(
      database.ownerUrl,
      `select table_name || '.' || column_name as name from information_schema.columns join information_schema.tables
         using (table_schema, table_name)
       where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
         and table_name <> all($1)`,
      [WITHOUT_ENTITY],
    );
    const mapped = [...orm.getMetadata().getAll().values()].flatMap((meta) =>
      meta.props
        .filter(({ fieldNames, persist, kind }) => fieldNames && persist !== false && kind !== '1:m')
        .flatMap(({ fieldNames }) => fieldNames.map((field) => `${meta.tableName}.${field}`)),
    );
    expect(byTable([...mapped, ...UNMAPPED])).toEqual(byTable(columns.map(({ name }) => name)));
  });
});

describe('vocabulary', () => {
  test('what a CHECK allows is what the list of its property holds', async () => {
    const checks = await rowsOf<{ column: string; rule: string }>(
      database.ownerUrl,
      `select t.relname || '.' || a.attname as column, pg_get_constraintdef(c.oid) as rule
       from pg_constraint c join pg_class t on t.oid = c.conrelid
       join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
       where c.contype = 'c' and cardinality(c.conkey) = 1 and pg_get_constraintdef(c.oid) like '%= ANY (ARRAY[%'`,
    );
    const allowed = new Map(
      checks.map(({ column, rule }) => [column, [...rule.matchAll(/'([^']+)'::text/g)].map(([, value]) => value!)]),
    );
    // Activities' kinds and measures are held by a table instead, see the next test.
    const heldByTable = [
      ...['activity_measure.', 'reported_figure.kind', 'reported_figure.measure'],
      ...['target.activity_kind', 'target.measure'],
    ];
    const listed = [...orm.getMetadata().getAll().values()].flatMap((meta) =>
      meta.props
        .filter(({ enum: isEnum, fieldNames }) => isEnum && fieldNames)
        .map(({ fieldNames, items }) => [`${meta.tableName}.${fieldNames[0]}`, items!.map(String)] as const)
        .filter(([column]) => !heldByTable.some((start) => column.startsWith(start))),
    );
    expect(listed.length).toBeGreaterThan(25);
    for (const [column, values] of listed) {
      expect({ column, values: allowed.get(column)?.toSorted() }).toEqual({ column, values: values.toSorted() });
    }
  });

  test('the measures of each kind of activity are those of the database, in the order of their columns', async () => {
    const rows = await rowsOf<{ kind: string; measures: string[] }>(
      database.ownerUrl,
      'select kind, array_agg(measure order by ordinal) as measures from activity_kind_measure group by kind',
    );
    expect(Object.fromEntries(rows.map(({ kind, measures }) => [kind, measures]))).toEqual(MEASURES_OF);
  });

  test('every value has both languages, composed, and a sentence; every measure says what it counts', () => {
    for (const { name, terms } of vocabularies()) {
      for (const [value, { vi, en, description, unit }] of Object.entries(terms)) {
        const term = `${name}.${value}`;
        expect({ term, texts: [vi, en].every((text) => text !== '' && text === text.normalize('NFC')) }).toEqual({
          term,
          texts: true,
        });
        expect({ term, description }).toEqual({ term, description: expect.stringMatching(/^[A-Z].*\.$/) });
        expect({ term, hasUnit: unit !== undefined }).toEqual({ term, hasUnit: name === 'MeasureKind' });
      }
    }
  });
});
