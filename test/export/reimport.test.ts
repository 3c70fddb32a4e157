import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { ACTIVITIES_FORM } from '../../src/modules/activity/index.js';
import { PROGRAMS_FORM } from '../../src/modules/program/index.js';
import { type SheetEquipment, valueOf } from '../../src/sheets/cell.js';
import type { Form } from '../../src/sheets/form.js';
import { openSheet } from '../../src/sheets/read-sheet.js';
import { runs } from '../oracle/random.js';
import { rowsOf } from '../support/database.js';
import { type TestOfficer, officerOf } from '../support/officers.js';
import { currentRun } from '../support/run.js';
import { type TestServer, startServer } from '../support/server.js';
import { addressOf, exported } from './exported.js';

/** What a spreadsheet says, read again by the importer's own reader, is what the API says. */

let server: TestServer;
let officer: TestOfficer;
let folder: string;

beforeAll(async () => {
  server = await startServer();
  officer = await officerOf(server, 'PROVINCE_OFFICER', 'PC07-NB-2025');
  folder = await mkdtemp(join(currentRun().folder, 'exports-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await server.stop();
});

const sql = (text: string, values: unknown[] = []) => rowsOf(server.database.ownerUrl, text, values);

/** Every row of a file, by column; what is empty is absent. */
async function reread(file: string, form: Form, query: object, headers: Record<string, string>) {
  const answer = await fetch(addressOf(server, file, query as Record<string, unknown>), { headers });
  const path = join(folder, file);
  await writeFile(path, Buffer.from(await answer.arrayBuffer()));
  const sheet = await openSheet({ path, name: file }, [form]);
  try {
    expect([sheet.form.name, sheet.unknownHeadings]).toEqual([form.name, []]);
    const rows: Record<string, any>[] = [];
    for await (const { cells } of sheet.rows()) {
      const values = Object.entries(cells).map(([key, raw]) => {
        const result = valueOf(
          form.columns.find((column) => column.key === key)!,
          raw,
        );
        if ('problem' in result) throw new Error(`${key}: ${JSON.stringify(raw)} is ${result.problem.code}`);
        return [key, result.value];
      });
      rows.push(Object.fromEntries(values));
    }
    return { rows, columns: sheet.columns };
  } finally {
    await sheet.close();
  }
}

const known = (row: object) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

/** The columns that tell the same as a field of the API. */
const SAME = [
  ...[
    'code',
    'kind',
    'status',
    'provenance',
    'launchedOn',
    'lastActivityOn',
    'name',
    'locality',
    'foundedOn',
    'replication',
  ],
  ...[
    'residents',
    'householdsWithExtinguisher',
    'householdsWithSecondExit',
    'commitmentsSigned',
    'number',
    'businessHouseholds',
  ],
  ...[
    'alarmButtons',
    'alarmBells',
    'alarmsLinked',
    'alleyDepthMeters',
    'alleyWidthMeters',
    'truckAccess',
    'waterSource',
  ],
  ...['waterDistanceMeters', 'hasShelter', 'hasRulesBoard', 'serviceRadiusMeters', 'marketClass', 'stalls', 'traders'],
  ...[
    'areaSquareMeters',
    'operator',
    'hasOnSiteTeam',
    'roadWidthMeters',
    'clearHeightMeters',
    'externalFacilityCode',
    'note',
  ],
];

/** A line of the API by the columns of the form. */
const expectedOf = (line: any) =>
  known({
    ...Object.fromEntries(SAME.map((key) => [key, line[key] ?? null])),
    areaCode: line.adminUnit.code,
    latitude: line.position?.latitude ?? null,
    longitude: line.position?.longitude ?? null,
    precision: line.position?.precision ?? null,
    basisKind: line.foundingBasis?.kind ?? null,
    basisNumber: line.foundingBasis?.number ?? null,
    basisDate: line.foundingBasis?.date ?? null,
    basisIssuer: line.foundingBasis?.issuer ?? null,
    basisAnnexRow: line.foundingBasis?.annexRow ?? null,
    households: line.householdCount,
    clusterCode: line.cluster?.code ?? null,
    equipment: line.equipment.length > 0 ? line.equipment : null,
    managingUnitCode: line.responsibleUnit.code,
  });

/** The names of the area are for people; a line of equipment of which all works does not say how many do. */
const comparable = ({ area: _, neighborhood: __, ...row }: Record<string, any>) => ({
  ...row,
  ...(row['equipment'] && {
    equipment: row['equipment'].map((one: SheetEquipment) => ({ ...one, working: one.working ?? one.quantity })),
  }),
});

const FILES = ['csv', 'xlsx'].flatMap((format) => ['vi', 'en'].map((language) => [format, language] as const));

/** Words as people and spreadsheets mistake them: formulas, separators, quotation marks, marks, numbers, days. */
const words = fc
  .array(
    fc.constantFrom(
      ...[
        '=1+1',
        '+84',
        '-5',
        '@SUM(A1)',
        "'",
        '"',
        ';',
        ',',
        '<b>',
        '&amp;',
        '0012',
        '1/2',
        '1.234,5',
        'Có',
        'TRUE',
        '🔥',
      ],
      ...[
        'Tổ',
        'liên gia',
        'Ngõ 5',
        'đường',
        'ấp',
        '_x000D_',
        '\\',
        '01/02/2026',
        'null',
        '%',
        '{}',
        '=cmd|"/C calc"!A0',
      ],
    ),
    { minLength: 1, maxLength: 5 },
  )
  .chain((parts) => fc.constantFrom(' ', '', ' - ').map((glue) => parts.join(glue).normalize('NFC').trim()));

describe.each(FILES)('programs.%s in %s', (format, language) => {
  test('gives every field back, whatever it holds', async () => {
    const meters = fc.integer({ min: 1, max: 9_999 }).map((tenths) => tenths / 10);
    const angle = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const given = fc.record({
      name: words,
      locality: fc.option(words),
      note: fc.option(words),
      basisNumber: fc.option(words),
      latitude: angle(8, 23),
      longitude: angle(102, 110),
      precision: fc.constantFrom('MEASURED', 'APPROXIMATE', 'COMMUNE_CENTER'),
      depth: meters,
      quantity: fc.integer({ min: 1, max: 10_000 }),
      expires: fc.option(fc.integer({ min: 0, max: 3_000 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(given, { minLength: 8, maxLength: 8 }), async (programs) => {
        for (const [at, one] of programs.entries()) {
          await sql(
            `with p as (
               update program set name = $2, locality = $3, note = $4, latitude = $5, longitude = $6, position_precision = $7,
                 basis_kind = 'FOUNDING_DECISION', basis_number = $8
               where id = (select id from program where kind = (array['PUBLIC_FIREFIGHTING_POINT', 'MODEL_MARKET',
                 'NEIGHBOR_GROUP_TEAM', 'SAFE_RESIDENTIAL_CLUSTER'])[$1::integer % 4 + 1] order by id offset $1::integer / 4 limit 1)
               returning id
             ), line as (
               insert into equipment_line (program_id, kind, quantity, working, expires_on)
               select id, 'PUMP', $10::integer, $10::integer / 2, '2026-01-01'::date + $11::integer from p
             )
             update public_firefighting_point set alley_depth_meters = $9 from p where program_id = p.id`,
            [
              ...[at, one.name, one.locality, one.note, one.latitude, one.longitude, one.precision, one.basisNumber],
              ...[one.depth, one.quantity, one.expires],
            ],
          );
        }
        const where = { statuses: ['FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING', 'SUSPENDED', 'DISSOLVED', 'MERGED'] };
        const { lines } = await exported(server, 'programs.ndjson', { where }, officer.headers);
        const { rows, columns } = await reread(
          `programs.${format}`,
          PROGRAMS_FORM,
          { where, language },
          officer.headers,
        );
        expect(lines.length).toBeGreaterThan(600);
        expect(rows.map(comparable)).toEqual(lines.map(expectedOf));
        expect(rows.filter(({ provenance }) => provenance === 'DEMO').length).toBeGreaterThan(100);
        // What no row holds would not have been tried.
        expect(columns.filter((key) => !rows.some((row) => key in row))).toEqual([]);
      }),
      runs(3),
    );
  });

  test('has no formula in it, and to the public no note', async () => {
    await sql(`update program set name = '=1+1', note = '=2+2' where id = (select min(id) from program)`);
    const where = { text: '=1+1' };
    const { rows, columns } = await reread(`programs.${format}`, PROGRAMS_FORM, { where, language }, {});
    expect(rows.map(({ name }) => name)).toContain('=1+1');
    expect(columns).not.toContain('note');
    if (format === 'csv') {
      const { text } = await exported(server, 'programs.csv', { where, language });
      expect(text).toContain(`'=1+1`);
      expect(text).not.toMatch(/(^|[;,\n])=/);
    }
  });
});

/** Every column of activities holds something in some row of the term. */
const fillActivities = async (): Promise<void> => {
  const inTerm = `a.ended_at is null and a.period_from >= '2020-07-01' and a.period_to <= '2025-07-01'`;
  await sql(`insert into activity_measure (activity_id, kind, measure, value)
    select distinct on (may.kind, may.measure) a.id, a.kind, may.measure, 7
    from activity_kind_measure may join activity a on a.kind = may.kind and ${inTerm}
    order by may.kind, may.measure, a.id on conflict do nothing`);
  await sql(`update activity set note = '=1+1; "hai"' || chr(10) || 'dòng',
      admin_unit_id = (select u.id from admin_unit u where u.level = 4 and daterange(u.valid_from, u.valid_to) @> period_from
        order by u.id limit 1)
    where id = (select min(a.id) from activity a where ${inTerm})`);
};

test.each(FILES)('activities.%s in %s gives back what its columns hold', async (format, language) => {
  await fillActivities();
  const where = { period: { term: '2020-2025' } };
  const { lines } = await exported(server, 'activities.ndjson', { where }, officer.headers);
  const { rows, columns } = await reread(`activities.${format}`, ACTIVITIES_FORM, { where, language }, officer.headers);
  expect(columns.filter((key) => !rows.some((row) => key in row))).toEqual([]);
  expect(lines.length).toBeGreaterThan(100);
  const through = ({ isPeriodTotal, to }: any) =>
    isPeriodTotal ? new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10) : null;
  expect(rows.map(({ area: _, neighborhood: __, ...row }) => row)).toEqual(
    lines.map((line) =>
      known({
        kind: line.kind,
        title: line.title,
        from: line.from,
        through: through(line),
        areaCode: line.adminUnit.code,
        programCodes:
          line.programs.length > 0
            ? line.programs.map(({ role, program }: any) => ({ code: program.code, term: role }))
            : null,
        responsibleUnitCode: line.responsibleUnit.code,
        source: line.source,
        note: line.note,
        provenance: line.provenance,
        ...Object.fromEntries(line.measures.map(({ measure, value }: any) => [measure, value])),
      }),
    ),
  );
});
