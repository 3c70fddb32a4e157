import { jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { type TestDatabase, cloneDatabase, rowsOf } from '../support/database.js';
import { run } from '../support/program.js';
import { LINEAGE, REFORM, UNITS, collection, file, lineageText, square, unitText } from './country.js';

jest.setTimeout(300_000); // whole processes, on a machine that may be busy

let database: TestDatabase;
beforeAll(async () => void (database = await cloneDatabase({ seeded: true })));
afterAll(() => database.drop());

/** Runs `npm run units -- …` to its end, without npm. */
async function units(...args: string[]): Promise<{ code: number | null; output: string }> {
  const env = { DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl, LANG: 'C.UTF-8' };
  const program = run(['--enable-source-maps', 'dist/units.js', ...args], { env });
  program.url.catch(() => {});
  return { code: (await program.ended).code, output: program.output };
}

const imported = async (unitLines: readonly string[], edgeLines: readonly string[], ...args: string[]) =>
  units(
    ...['import', '--units', await file(unitText(unitLines)), '--lineage', await file(lineageText(edgeLines))],
    ...args,
  );

const rows = <Row extends object>(sql: string) => rowsOf<Row>(database.ownerUrl, sql);
const audits = () =>
  rows<any>(`select actor, role, chain, target_type, row_count, changes, digest from audit_row
    where action = 'LOAD_ADMIN_UNITS' order by id`);
/** All that an import may touch, and Ninh Bình's share of it. */
const contents = () =>
  rows<any>(`select
    (select count(*)::int from admin_unit) as units, (select count(*)::int from admin_unit_lineage) as edges,
    (select count(*)::int from admin_unit_overlap) as overlaps,
    (select md5(string_agg(i.code || o.code || o.valid_to || v.is_within, ',' order by i.id, o.id)) from admin_unit_overlap v
      join admin_unit i on i.id = v.inner_id join admin_unit o on o.id = v.outer_id where i.code ~ '^(3|1[34])') as "ninhBinh"`);

/** Rows with each thing that may be wrong, and what is told of them. */
const BAD_UNITS = [
  `9710,Xã Một,COMMUNE,COMMUNE,971,,${REFORM}`,
  `97109,,COMMUNE,COMMUNE,971,,${REFORM}`,
  `97110,Xã Hai,COMMUNE,COMMUNE,975,,${REFORM}`,
  `975,Huyện Sai,RURAL_DISTRICT,DISTRICT,97,,31/12/2030`,
  `97111,Xã Ba,COMMUNE,COMMUNE,971,,`,
  `97101,Xã An,COMMUNE,COMMUNE,971,,${REFORM}`,
];
const BAD_EDGES = [`97301,97101,WHOLE,${REFORM}`, `97110,97101,WHOLE,${REFORM}`, `97203,97999,PART,${REFORM}`];

test('what contradicts is told by file, line, code and reason, and nothing is written', async () => {
  const [before] = await contents();
  const { code, output } = await imported([...UNITS, ...BAD_UNITS], [...LINEAGE, ...BAD_EDGES]);
  expect(code).toBe(2);
  const lines = output.split('\n').map((line) => line.replace(/^units-\S+\s+/, ''));
  const [unit, edge] = [UNITS.length + 2, LINEAGE.length + 2];
  expect(lines.slice(1, lines.indexOf(''))).toEqual([
    `${unit}    9710   CODE_MALFORMED: A code of this level has 5 digits.`,
    `${unit + 1}    97109  NAME_EMPTY: Its name is missing.`,
    `${unit + 2}    97110  PARENT_LEFT_OUT: The unit above it, 975, is left out at line ${unit + 3}.`,
    `${unit + 3}    975    DATE_MALFORMED: valid_to is "31/12/2030"; a day reads YYYY-MM-DD.`,
    `${unit + 4}    97111  PARENT_NOT_VALID: The unit above it, 971, does not stand for all of that time.`,
    `${unit + 5}    97101  CODE_TWICE: Line 7 has this unit already.`,
    `8     97203  SPLIT_INCOMPLETE: Another part of 97203 is left out at line ${edge + 2}.`,
    `9     97203  SPLIT_INCOMPLETE: Another part of 97203 is left out at line ${edge + 2}.`,
    `${edge}    97301  OLD_UNKNOWN: There is no unit 97301 before ${REFORM}.`,
    `${edge + 1}    97110  OLD_LEFT_OUT: The old unit 97110 is left out at line ${unit + 2} of the units.`,
    `${edge + 2}    97203  NEW_UNKNOWN: There is no unit 97999 from ${REFORM} on.`,
  ]);
  expect(lines.at(-2)).toMatch(/^Nothing was written: 11 rows contradict something\. /);
  expect(await contents()).toEqual([before]);
  expect(await audits()).toEqual([]);
});

test('a dry run tries all of it to the last check, and writes nothing', async () => {
  const [before] = await contents();
  const { code, output } = await imported(UNITS, LINEAGE, '--dry-run');
  expect({ code, last: output.trimEnd().split('\n').at(-1) }).toEqual({
    code: 0,
    last: 'Tried out: it can be loaded. Nothing was written.',
  });
  expect(await contents()).toEqual([before]);
});

test('the rest is loaded when the operator says so, in one act beside Ninh Bình; again, nothing changes', async () => {
  const [before] = await contents();
  const report = await file('');
  const all = [...UNITS, ...BAD_UNITS];
  const skipping = ['--skip-contradictions', '--language', 'vi', '--report', report];
  const { code, output } = await imported(all, [...LINEAGE, ...BAD_EDGES], ...skipping);
  expect(code).toBe(0);
  expect(output).toMatch(/^tệp +dòng +mã +lý do\n/);
  expect(output).toMatch(/\nĐã nạp, trừ 11 dòng nêu trên\.\n$/);
  const [after] = await contents();
  expect(after).toMatchObject({ units: before.units + 22, edges: before.edges + 12, ninhBinh: before.ninhBinh });
  expect(
    await rows(`select u.name, u.level, p.name as parent, u.valid_from::text as "from", u.valid_to::text as "to", u.provenance
      from admin_unit u left join admin_unit p on p.id = u.parent_id where u.code = '97101' order by u.valid_from nulls first`),
  ).toEqual([
    { name: 'Xã An', level: 3, parent: 'Huyện Một', from: null, to: REFORM, provenance: 'IMPORT' },
    { name: 'Xã An Bình', level: 3, parent: 'Tỉnh Đông Tây', from: REFORM, to: null, provenance: 'IMPORT' },
  ]);
  // The old commune lies in the new one, and its old province in the new province.
  expect(
    await rows(`select i.name, o.name as "in" from admin_unit_overlap v join admin_unit i on i.id = v.inner_id
      join admin_unit o on o.id = v.outer_id where i.name in ('Xã An', 'Tỉnh Tây') and i.valid_to = '${REFORM}'
      and o.valid_from = '${REFORM}' and v.is_within order by i.name, o.name`),
  ).toEqual([
    { name: 'Tỉnh Tây', in: 'Tỉnh Đông Tây' },
    { name: 'Xã An', in: 'Tỉnh Đông Tây' },
    { name: 'Xã An', in: 'Xã An Bình' },
  ]);
  const [audit, ...more] = await audits();
  expect(more).toEqual([]);
  expect(audit).toMatchObject({ actor: 'SYSTEM', chain: 'VN', target_type: 'AdminUnit', row_count: 34, changes: [] });
  expect(audit.digest).toHaveLength(32);

  const told = (await readFile(report, 'utf8')).trimEnd().split('\n');
  expect(told).toHaveLength(1 + all.length + LINEAGE.length + BAD_EDGES.length);
  expect(told[0]).toBe('\uFEFFfile,line,code,outcome,reasons,message');
  expect(told[1]).toMatch(/^units-\S+\.csv,2,97,OPENED,,$/);
  expect(told[UNITS.length + 2]).toMatch(/,97109,LEFT_OUT,NAME_EMPTY,Thiếu tên\.$/);

  const again = await imported(
    UNITS,
    LINEAGE.filter((line) => !line.startsWith('97203')),
  );
  expect(again).toMatchObject({
    code: 0,
    output: expect.stringMatching(/has it all already\. Nothing was written\.\n$/),
  });
  expect(await contents()).toEqual([after]);
  expect(await audits()).toHaveLength(1);
});

test('a better list mends names and adds what was missing; it never moves a unit or its days', async () => {
  const mended = UNITS.map((line) => line.replace('Xã Cao Dốc', 'Xã Cao Đốc'));
  const { code, output } = await imported(mended, LINEAGE);
  expect(output).toMatch(/\S+\.csv +0 +1 +21 +0\n\S+\.csv +2 +0 +12 +0\n/);
  expect(code).toBe(0);
  expect(await rows(`select name from admin_unit where code = '97103' and valid_to is null`)).toEqual([
    { name: 'Xã Cao Đốc' },
  ]);
  const moved = await imported(
    [
      ...UNITS.filter((line) => !line.startsWith('97201,Phường Ếch,WARD,COMMUNE,97,')),
      '97201,Phường Ếch,WARD,COMMUNE,97,2031-06-01,',
    ],
    LINEAGE,
  );
  expect(moved.output).toContain(`REGISTRY_VALIDITY: The registry has this code from ${REFORM} to …;`);
  expect(moved.code).toBe(2);
});

test('what it says of Ninh Bình’s lineage otherwise than the registry is a contradiction', async () => {
  const [edge] = await rows<any>(`select o.code as old, n.code as new from admin_unit_lineage l
    join admin_unit o on o.id = l.predecessor_id join admin_unit n on n.id = l.successor_id
    where l.part = 'WHOLE' and o.level = 3 and l.effective_on = '2025-07-01' order by o.code limit 1`);
  const { code, output } = await imported([], [`${edge.old},${edge.new},PART,2025-07-01`]);
  expect(code).toBe(2);
  expect(output).toContain(`REGISTRY_LINEAGE: The registry has it that ${edge.old} went to ${edge.new} WHOLE.`);
});

test.each<[string[], RegExp]>([
  [[], /^npm run units -- <command>/],
  [['import'], /^npm run units -- <command>/],
  [['import', '--units', 'a.csv'], /^npm run units -- <command>/],
  [['boundaries'], /^npm run units -- <command>/],
  [['boundaries', 'a.geojson', '--units', 'b.csv'], /^npm run units -- <command>/],
  [['boundaries', 'a.geojson', '--force'], /^Unknown option '--force'/],
  [['boundaries', 'a.geojson', '--language', 'fr'], /^--language is "fr"; it may be vi or en\.\n$/],
  [['boundaries', 'no/such.geojson'], /^no\/such\.geojson cannot be read: there is no such file\.\n$/],
  [['boundaries', 'package.json', '--report', './package.json'], /^--report .* would be written over a file/],
  [['boundaries', 'package.json'], /^package\.json is no GeoJSON FeatureCollection/],
  [['boundaries', 'README.md', '--language', 'vi'], /^README\.md không phải GeoJSON FeatureCollection/],
  [['import', '--units', 'package.json', '--lineage', 'package.json'], /^(The first line of )?package\.json /],
])('%j is one clear answer', async (args, expected) => {
  const { code, output } = await units(...args);
  expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(expected) });
  expect(output).not.toMatch(/\n\s+at /);
});

describe('boundaries', () => {
  const boundaries = async (features: readonly unknown[], ...args: string[]) =>
    units('boundaries', await file(collection(features), 'geojson'), ...args);
  const drawn = () =>
    rows<any>(`select code, boundary, latitude, longitude from admin_unit
      where boundary is not null and valid_to is null order by code`);
  /** Today's communes of the province, each where the registry has its center. */
  let centers: { code: string; latitude: number; longitude: number }[];
  beforeAll(async () => {
    centers = await rows(`select code, latitude, longitude from admin_unit
      where level = 3 and valid_to is null and latitude is not null order by code`);
  });
  const around = (at: number, side = 0.04) =>
    square(centers[at]!.code, centers[at]!.longitude - side / 2, centers[at]!.latitude - side / 2, side);

  test('bad ones are told by their place and reason, and none is drawn', async () => {
    const { code, output } = await boundaries([
      around(0),
      around(0),
      { ...around(1), properties: {} },
      square('00000', 105.9, 20.2),
      square(centers[2]!.code, 106.7, 10.8),
      square(centers[3]!.code, 20.2, 105.9),
    ]);
    expect(code).toBe(2);
    const reasons = [...output.matchAll(/^\S+\.geojson +(\d+) .*?([A-Z_]{6,}):/gm)].map(([, line, reason]) => [
      line,
      reason,
    ]);
    expect(reasons).toEqual([
      ['2', 'FEATURE_TWICE'],
      ['3', 'CODE_MISSING'],
      ['4', 'COMMUNE_UNKNOWN'],
      ['5', 'OUTSIDE_PROVINCE'],
      ['6', 'COORDINATES_SWAPPED'],
    ]);
    expect(await drawn()).toEqual([]);
  });

  test('good ones are drawn in one act, and their programs far outside are told; again, nothing changes', async () => {
    const before = (await audits()).length;
    const [program] = await rows<any>(`select p.code, c.code as commune from program p
      join program_placement l on l.program_id = p.id and l.valid_to is null and l.annulled_at is null
      join admin_unit_ancestor a on a.unit_id = l.admin_unit_id and a.ancestor_level = 3
      join admin_unit c on c.id = a.ancestor_id where p.position_precision = 'MEASURED' order by p.code limit 1`);
    const at = centers.findIndex(({ code }) => code === program.commune);
    // So small that the program cannot lie in it.
    const features = [around(at, 0.0001), around((at + 1) % centers.length), square('00000', 105.9, 20.2)];
    const dry = await boundaries(features, '--dry-run', '--skip-contradictions');
    expect(dry).toMatchObject({
      code: 0,
      output: expect.stringContaining('Tried out: it can be loaded, but for the 1'),
    });
    expect(await drawn()).toEqual([]);

    const { code, output } = await boundaries(features, '--skip-contradictions');
    expect(code).toBe(0);
    expect(output).toMatch(new RegExp(`\\nNote: \\d+ programs have a measured position outside .*${program.code}`));
    const found = await drawn();
    expect(found).toHaveLength(2);
    const small = found.find((row: any) => row.code === program.commune);
    expect(small.boundary).toEqual(features[0]!.geometry);
    // Its center was known.
    expect(small).toMatchObject({ latitude: centers[at]!.latitude, longitude: centers[at]!.longitude });
    const [audit, ...more] = (await audits()).slice(before);
    expect(more).toEqual([]);
    expect(audit).toMatchObject({ actor: 'SYSTEM', row_count: 2, changes: [] });

    const again = await boundaries(features.slice(0, 2));
    expect(again.output).toMatch(/has it all already\. Nothing was written\.\n$/);
    expect(await audits()).toHaveLength(before + 1);
  });
});
