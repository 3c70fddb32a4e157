import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeStory, SEEDS } from '../../seeds/story.js';
import { readTable } from '../../seeds/story/table.js';

// What the seed files promise to whoever loads or reads them, read from the files alone.

type Row = Record<string, string>;
const table = (name: string): Row[] => readTable<string>(join(SEEDS, name));
const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);
const distinct = (values: Iterable<string>) => new Set(values).size;
const byCode = (rows: Row[]) => new Map(rows.map((row) => [row.code!, row]));

const FIRST_DAY = '2020-07-01';
const REFORM = '2025-07-01';
const KINDS = { clusters: 233, teams: 217, points: 163, markets: 5 };

const oldUnits = table('admin-units.csv');
const newUnits = table('reform-2025-07-01/units.csv');
const lineage = table('reform-2025-07-01/lineage.csv');
const responsibleUnits = byCode(table('responsible-units.csv'));
const jurisdictions = table('jurisdictions.csv');
const neighborhoods = byCode(table('demo/neighborhoods.csv'));
const denominators = table('demo/denominators.csv');
const decisions = table('demo/decisions.csv');
const statuses = Map.groupBy(table('demo/statuses.csv'), (row) => row.program_code!);
const handovers = Map.groupBy(table('demo/handovers.csv'), (row) => row.program_code!);
const equipment = table('demo/equipment.csv');
const activities = table('demo/activities.csv');
const programsOf = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, table(`demo/${kind}.csv`)]));
const programs = byCode(Object.values(programsOf).flat());

const districts = new Set(oldUnits.filter((u) => u.level === 'DISTRICT' && u.parent_code === '37').map((u) => u.code!));
const communes = byCode(oldUnits.filter((u) => u.level === 'COMMUNE' && districts.has(u.parent_code!)));

/** The commune, on the old map, of a commune's or neighborhood's code. */
const communeOf = (code: string) => communes.get(neighborhoods.get(code)?.parent_code ?? code)!;
const statusOn = (code: string, day: string) => statuses.get(code)!.findLast((s) => s.valid_from! <= day)?.status;
const isValid = (unit: Row, from: string, to: string) =>
  (unit.valid_from || '0000') <= from && to <= (unit.valid_to || '9999');
const programsIn = (activity: Row) =>
  activity.programs ? activity.programs.split(';').map((part) => part.split(':') as [string, string]) : [];
const measuresOf = (activity: Row) =>
  activity.measures!.split(';').map((part): [string, number] => {
    const [measure, value] = part.split('=');
    return [measure!, Number(value)];
  });
const addDays = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

describe('the files', () => {
  const paths = (readdirSync(SEEDS, { recursive: true }) as string[]).filter((path) => path.endsWith('.csv'));

  test.each(paths)('%s: UTF-8 without BOM, NFC, LF, every row as wide as its header', (path) => {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(join(SEEDS, path)));
    expect(text.startsWith('\uFEFF')).toBe(false);
    expect(text).not.toContain('\r');
    expect(text.endsWith('\n')).toBe(true);
    expect(text.normalize('NFC')).toBe(text);
    expect(table(path).length).toBeGreaterThan(0); // the parser refuses a row of another width
  });

  test('the generator gives demo/ byte for byte', () => {
    const story = makeStory(SEEDS);
    for (const [name, content] of story) {
      // Not toBe: a difference in a file of a megabyte would be printed whole.
      expect({ name, isSame: readFileSync(join(SEEDS, 'demo', name), 'utf8') === content }).toEqual({
        name,
        isSame: true,
      });
    }
    const byHand = ['anchors.csv', 'target-plans.csv', 'targets.csv'];
    expect(readdirSync(join(SEEDS, 'demo')).sort()).toEqual([...story.keys(), ...byHand].sort());
  });
});

describe('the reference', () => {
  const count = (rows: Row[], level: string) => rows.filter((row) => row.level === level).length;

  test('holds both maps and what became of what', () => {
    expect(['PROVINCE', 'DISTRICT', 'COMMUNE'].map((level) => count(oldUnits, level))).toEqual([3, 22, 398]);
    expect(['PROVINCE', 'COMMUNE'].map((level) => count(newUnits, level))).toEqual([1, 129]);
    expect(['PROVINCE', 'COMMUNE'].map((level) => count(lineage, level))).toEqual([3, 404]);
    expect([districts.size, communes.size]).toEqual([7, 125]);

    const known = (units: Row[], level: string) =>
      units
        .filter((u) => u.level === level)
        .map((u) => u.code!)
        .sort();
    for (const level of ['PROVINCE', 'COMMUNE']) {
      const edges = lineage.filter((edge) => edge.level === level);
      expect([...new Set(edges.map((edge) => edge.predecessor_code!))].sort()).toEqual(known(oldUnits, level));
      expect([...new Set(edges.map((edge) => edge.successor_code!))].sort()).toEqual(known(newUnits, level));
      for (const members of Map.groupBy(edges, (edge) => edge.predecessor_code).values()) {
        expect(members.every((edge) => edge.part === (members.length > 1 ? 'PART' : 'WHOLE'))).toBe(true);
      }
    }
  });

  test('recording began in the former province only', () => {
    const recorded = oldUnits.filter((unit) => unit.recorded_from);
    expect(recorded.map((unit) => unit.code).sort()).toEqual([...communes.keys()].sort());
  });

  test('responsible units come after their parents, with jurisdictions inside their time', () => {
    const seen = new Set(['']);
    for (const unit of responsibleUnits.values()) {
      expect(unit.code).toMatch(/^[A-Z0-9]+(-[A-Z0-9]+)*$/);
      expect(seen).toContain(unit.parent_code);
      seen.add(unit.code!);
    }
    expect(seen.size - 1).toBe(table('responsible-units.csv').length);

    const oldMap = new Set(oldUnits.map((unit) => `${unit.level} ${unit.code}`));
    const newMap = new Set(newUnits.map((unit) => `${unit.level} ${unit.code}`));
    for (const row of jurisdictions) {
      expect(isValid(responsibleUnits.get(row.unit_code!)!, row.valid_from!, row.valid_to || '9999')).toBe(true);
      expect(row.valid_from! < REFORM ? oldMap : newMap).toContain(`${row.level} ${row.admin_code}`);
      if (row.valid_from! < REFORM) expect(row.valid_to && row.valid_to <= REFORM).toBe(true);
    }
  });

  test.each([
    ['DISTRICT_POLICE', FIRST_DAY, [...districts]],
    ['COMMUNE_POLICE', FIRST_DAY, [...communes.keys()]],
    ['AREA_TEAM', '2025-03-01', [...communes.keys()]],
    ['AREA_TEAM', REFORM, newUnits.filter((unit) => unit.level === 'COMMUNE').map((unit) => unit.code!)],
    ['COMMUNE_POLICE', REFORM, newUnits.filter((unit) => unit.level === 'COMMUNE').map((unit) => unit.code!)],
  ])('%s from %s on: every area has exactly one', (kind, from, areas) => {
    const covered = jurisdictions.filter(
      (row) => row.valid_from === from && responsibleUnits.get(row.unit_code!)!.kind === kind,
    );
    expect(covered.map((row) => row.admin_code).sort()).toEqual([...areas].sort());
  });

  test('the report says what it says', () => {
    const figures = table('reported-figures.csv').map((row) => `${row.subject} ${row.value} ${row.qualifier}`);
    expect(figures.sort()).toEqual(
      [
        'SAFE_RESIDENTIAL_CLUSTER 233 AS_STATED',
        'NEIGHBOR_GROUP_TEAM 217 AS_STATED',
        'PUBLIC_FIREFIGHTING_POINT 163 AS_STATED',
        'MODEL_MARKET 5 AS_STATED',
        'MEDIA/ITEMS 700 ALMOST',
        'MOBILE_OUTREACH/RUNS 1100 OVER',
        'LEAFLET/COPIES 90000 AS_STATED',
        'MESSAGE/MESSAGES 10000000 OVER',
        'TRAINING/PEOPLE_TRAINED 10000 ALMOST',
        'DIRECT_OUTREACH/ATTENDANCES 44000 OVER',
        'INSPECTION/VISITS 6000 ALMOST',
        'PENALTY/FINES_VND 1600000000 OVER',
        'INCIDENT/INCIDENTS_ATTENDED 98 AS_STATED',
        'INCIDENT/PEOPLE_SAVED 33 AS_STATED',
        'PLAN/PLANS 500 ALMOST',
        'REHEARSAL/REHEARSALS 1100 OVER',
        'DRILL/DRILLS 4 AS_STATED',
        'DRILL/DISASTER_DRILLS 1 AS_STATED',
        'TERM_TARGETS 12 AS_STATED',
        'TERM_FOCAL_TASKS 2 AS_STATED',
      ].sort(),
    );
    const word = { ALMOST: /gần/, OVER: /hơn|trên/, AS_STATED: /^(?!.*(gần|hơn|trên))/ };
    for (const { qualifier, quote } of table('reported-figures.csv')) {
      expect(quote).toMatch(word[qualifier as keyof typeof word]);
    }
  });
});

describe('the programs of the story', () => {
  test('are as many as the report says, and all stand on the last day of the term', () => {
    for (const [kind, expected] of Object.entries(KINDS)) {
      const standing = programsOf[kind]!.filter(({ code }) =>
        ['FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING'].includes(statusOn(code!, '2025-06-30')!),
      );
      expect([kind, programsOf[kind]!.length, standing.length]).toEqual([kind, expected, expected]);
    }
    expect(programs.size).toBe(618);
    expect(distinct([...programs.values()].map(({ name }) => name!))).toBe(618);
  });

  test('tell their history step by step: founded on the founding day, active from the launch', () => {
    expect([...statuses.keys()].sort()).toEqual([...programs.keys()].sort());
    for (const program of programs.values()) {
      const [first, second, ...later] = statuses.get(program.code!)!;
      expect([first!.status, first!.valid_from]).toEqual(['FOUNDED', program.founded_on]);
      expect([second?.status, second?.valid_from ?? '']).toEqual([
        program.launched_on ? 'ACTIVE' : undefined,
        program.launched_on,
      ]);
      const days = [first, second, ...later].flatMap((step) => step?.valid_from ?? []);
      expect([...new Set(days)].sort()).toEqual(days);
      expect(days.at(-1)! < REFORM).toBe(true);
    }
  });

  test.each(Object.keys(KINDS))('%s: founded in the term, in the former province, widely spread', (kind) => {
    const rows = programsOf[kind]!;
    for (const { founded_on, launched_on, basis_date } of rows) {
      for (const day of [founded_on!, launched_on || founded_on!, basis_date || founded_on!]) {
        expect(FIRST_DAY <= day && day < REFORM).toBe(true);
      }
    }
    const places = rows.map(({ admin_code }) => communeOf(admin_code!)?.code);
    expect(places).not.toContain(undefined);
    if (rows.length > 100) {
      expect(distinct(rows.map(({ founded_on }) => founded_on!.slice(0, 7)))).toBeGreaterThanOrEqual(40);
      expect(distinct(places as string[])).toBeGreaterThanOrEqual(100);
    }
  });

  test('stand where people live: the more populous half of the communes has clearly more', () => {
    const size = new Map(
      denominators
        .filter((row) => row.level === 'COMMUNE' && row.measure === 'HOUSEHOLDS' && row.counted_on === FIRST_DAY)
        .map((row) => [row.admin_code!, Number(row.value)]),
    );
    const ranked = [...size].sort((a, b) => b[1] - a[1]).map(([code]) => code);
    const larger = new Set(ranked.slice(0, 62));
    const inLarger = [...programs.values()].filter((program) => larger.has(communeOf(program.admin_code!).code!));
    expect(inLarger.length).toBeGreaterThan(0.55 * programs.size);
  });

  test('keep to their commune: within the clearance of one of its anchors', () => {
    const anchors = Map.groupBy(table('demo/anchors.csv'), (row) => row.commune_code!);
    const decided = new Map(decisions.map((row) => [row.predecessor_code!, row.successor_code!]));
    for (const program of programs.values()) {
      if (!program.latitude) continue;
      const whole = lineage.filter(
        (edge) =>
          edge.level === 'COMMUNE' &&
          edge.part === 'WHOLE' &&
          edge.predecessor_code === communeOf(program.admin_code!).code,
      );
      const successor = decided.get(program.code!) ?? decided.get(program.admin_code!) ?? whole[0]!.successor_code!;
      const isInside = anchors
        .get(successor)!
        .some((anchor) => meters(program, anchor) < Number(anchor.clearance_meters));
      expect([program.code, isInside]).toEqual([program.code, true]);
    }
  });

  test('have a managing unit of their time from the founding to today, one at each step', () => {
    for (const program of programs.values()) {
      const byRole = Map.groupBy(handovers.get(program.code!) ?? [], (row) => row.role!);
      const first = { unit_code: program.managing_unit!, valid_from: program.founded_on! };
      byRole.set('MANAGING', [first, ...(byRole.get('MANAGING') ?? [])]);
      for (const steps of byRole.values()) {
        steps.forEach((step, index) => {
          const next = steps[index + 1]?.valid_from;
          expect([
            step.unit_code,
            isValid(responsibleUnits.get(step.unit_code!)!, step.valid_from!, next ?? '9999'),
          ]).toEqual([step.unit_code, true]);
        });
      }
    }
  });

  test('lie in a cluster only as a part of it: in its neighborhood, never with more households', () => {
    const clusters = byCode(programsOf.clusters!);
    const inCluster = [...programsOf.teams!, ...programsOf.points!].filter(({ cluster_code }) => cluster_code);
    for (const program of inCluster) expect(program.admin_code).toBe(clusters.get(program.cluster_code!)!.admin_code);

    const teams = programsOf.teams!.filter(({ cluster_code }) => cluster_code);
    expect(teams.length / programsOf.teams!.length).toBeGreaterThan(0.5);
    for (const [code, members] of Map.groupBy(teams, ({ cluster_code }) => cluster_code!)) {
      const { households } = clusters.get(code)!;
      if (households)
        expect(sum(members.map((team) => Number(team.households)))).toBeLessThanOrEqual(Number(households));
    }
  });

  test('cover no more households than any area has, and counts of areas add up', () => {
    const total = new Map(
      denominators.map((row) => [`${row.admin_code} ${row.measure} ${row.counted_on}`, Number(row.value)]),
    );
    const covered = new Map<string, number>();
    for (const program of [...programsOf.clusters!, ...programsOf.teams!]) {
      const commune = communeOf(program.admin_code!);
      for (const code of new Set([program.admin_code!, commune.code!, commune.parent_code!, '37'])) {
        covered.set(code, (covered.get(code) ?? 0) + Number(program.households));
      }
    }
    expect(covered.get('37')).toBeGreaterThan(10_000);
    for (const countedOn of new Set(denominators.map((row) => row.counted_on!))) {
      for (const [code, households] of covered) {
        expect(households).toBeLessThanOrEqual(total.get(`${code} HOUSEHOLDS ${countedOn}`)!);
      }
      for (const measure of ['HOUSEHOLDS', 'RESIDENTS', 'NEIGHBORHOODS']) {
        const of = (codes: Iterable<string>) =>
          sum([...codes].map((code) => total.get(`${code} ${measure} ${countedOn}`)!));
        expect(of(districts)).toBe(of(['37']));
        expect(of(communes.keys())).toBe(of(['37']));
      }
      for (const [commune, members] of Map.groupBy(neighborhoods.values(), (row) => row.parent_code!)) {
        const households = members.map(({ code }) => total.get(`${code} HOUSEHOLDS ${countedOn}`)!);
        expect(total.get(`${commune} HOUSEHOLDS ${countedOn}`)).toBe(sum(households));
        expect(total.get(`${commune} NEIGHBORHOODS ${countedOn}`)).toBe(members.length);
      }
    }
  });

  test('are as uneven as real ones: unknowns, shortfalls, rests, silence', () => {
    const some = (rows: unknown[], least: number) => expect(rows.length).toBeGreaterThanOrEqual(least);
    some(
      programsOf.clusters!.filter(({ households }) => !households),
      5,
    );
    some(
      programsOf.teams!.filter(({ households }) => !households),
      5,
    );
    some(
      programsOf.teams!.filter(({ households }) => households && +households < 5),
      3,
    );
    some(
      programsOf.teams!.filter(({ households }) => households && +households > 15),
      5,
    );
    some(
      programsOf.points!.filter(({ alley_depth_meters }) => alley_depth_meters && +alley_depth_meters < 50),
      3,
    );
    some(
      programsOf.points!.filter(({ alley_depth_meters }) => !alley_depth_meters),
      3,
    );
    some(
      [...programs.values()].filter(({ latitude }) => !latitude),
      5,
    );
    some(
      [...programs.values()].filter(({ admin_code }) => !neighborhoods.has(admin_code!)),
      3,
    );
    some(
      [...programs.keys()].filter((code) => statusOn(code, '2025-06-30') === 'NEEDS_STRENGTHENING'),
      10,
    );
    some(
      [...programs.keys()].filter((code) => statusOn(code, '2025-06-30') === 'FOUNDED'),
      3,
    );
    some(
      [...statuses.values()].filter((steps) => steps.some(({ status }) => status === 'SUSPENDED')),
      5,
    );
    some(
      programsOf.teams!.filter(({ basis_annex_row }) => basis_annex_row),
      40,
    );
    some(
      equipment.filter(({ working, quantity }) => +working! < +quantity!),
      10,
    );

    const last = new Map<string, string>();
    for (const activity of activities) for (const [code] of programsIn(activity)) last.set(code, activity.period_from!);
    expect([...last.keys()].sort()).toEqual([...programs.keys()].sort());
    some(
      [...last.values()].filter((day) => day < '2024-06-30'),
      10,
    );
  });

  test('of the split commune are placed by stated decisions, each of them', () => {
    const split = [...communes.values()].filter(
      ({ code }) => lineage.filter((edge) => edge.level === 'COMMUNE' && edge.predecessor_code === code).length > 1,
    );
    const decided = new Set(decisions.map((row) => `${row.level} ${row.predecessor_code}`));
    const places = [...neighborhoods.values()].filter((row) => split.some(({ code }) => code === row.parent_code));
    const concerned = [...programs.values()].filter((program) => split.includes(communeOf(program.admin_code!)));
    expect(concerned.length).toBeGreaterThanOrEqual(4);
    for (const { code } of places) expect(decided).toContain(`NEIGHBORHOOD ${code}`);
    for (const { code, admin_code } of concerned) {
      expect(decided.has(`PROGRAM ${code}`) || decided.has(`NEIGHBORHOOD ${admin_code}`)).toBe(true);
    }
    expect(distinct(decisions.map((row) => row.successor_code!))).toBe(2);
  });
});

describe('the activities of the story', () => {
  test.each([
    ['MEDIA', 'ITEMS', 700],
    ['MOBILE_OUTREACH', 'RUNS', 1_100],
    ['LEAFLET', 'COPIES', 90_000],
    ['MESSAGE', 'MESSAGES', 10_000_000],
    ['TRAINING', 'PEOPLE_TRAINED', 10_000],
    ['DIRECT_OUTREACH', 'ATTENDANCES', 44_000],
    ['INSPECTION', 'VISITS', 6_000],
    ['PENALTY', 'FINES_VND', 1_600_000_000],
    ['INCIDENT', 'INCIDENTS_ATTENDED', 98],
    ['INCIDENT', 'PEOPLE_SAVED', 33],
    ['PLAN', 'PLANS', 500],
    ['REHEARSAL', 'REHEARSALS', 1_100],
    ['DRILL', 'DRILLS', 4],
    ['DRILL', 'DISASTER_DRILLS', 1],
  ])('%s/%s come to %d exactly, spread where there are more than 100', (kind, measure, total) => {
    const rows = activities.filter((activity) => activity.kind === kind);
    const values = rows.flatMap(measuresOf).filter(([name]) => name === measure);
    expect(sum(values.map(([, value]) => value))).toBe(total);
    expect(values.every(([, value]) => value > 0)).toBe(true);
    if (total > 100) {
      expect(distinct(rows.map((row) => row.period_from!.slice(0, 7)))).toBeGreaterThanOrEqual(40);
      const places = rows.filter((row) => row.admin_level === 'COMMUNE').map((row) => row.admin_code!);
      expect(distinct(places)).toBeGreaterThanOrEqual(100);
    }
  });

  test('lie inside the term and the former province: one day, or a month by one of the two rules', () => {
    expect(activities.length).toBeGreaterThanOrEqual(3_000);
    expect(activities.length).toBeLessThanOrEqual(4_500);
    const rules = new Map<string, Set<string>>();
    for (const { period_from, period_to, is_period_total, admin_code, admin_level } of activities) {
      const [from, to] = [period_from!, period_to!];
      expect(FIRST_DAY <= from && from < to && to <= REFORM).toBe(true);
      if (admin_level === 'COMMUNE') expect(communes.has(admin_code!)).toBe(true);
      else expect([...districts, '37']).toContain(admin_code);

      if (is_period_total === 'false') expect(to).toBe(addDays(from, 1));
      else {
        const monthLater = new Date(Date.parse(from));
        monthLater.setUTCMonth(monthLater.getUTCMonth() + 1);
        expect(to).toBe(monthLater.toISOString().slice(0, 10));
        rules.set(admin_code!, (rules.get(admin_code!) ?? new Set()).add(from.slice(8)));
      }
    }
    // An area keeps to one rule, and both occur.
    expect(distinct([...rules.values()].map((days) => [...days].join()))).toBe(2);
    expect([...rules.values()].every((days) => days.has('01') !== days.has('15'))).toBe(true);
  });

  test('have one return a month of a kind and area', () => {
    const returns = activities.filter((activity) => activity.is_period_total === 'true');
    expect(distinct(returns.map((row) => `${row.kind} ${row.admin_code} ${row.period_from}`))).toBe(returns.length);
  });

  test('are done by units of their time', () => {
    for (const { unit_code, period_from, period_to } of activities) {
      expect([unit_code, isValid(responsibleUnits.get(unit_code!)!, period_from!, period_to!)]).toEqual([
        unit_code,
        true,
      ]);
    }
  });

  test('count where their first program stands, and only programs that stand take part', () => {
    for (const activity of activities) {
      const taking = programsIn(activity);
      if (taking.length === 0) continue;
      expect([activity.admin_level, activity.admin_code]).toEqual([
        'COMMUNE',
        communeOf(programs.get(taking[0]![0])!.admin_code!).code,
      ]);
      expect(distinct(taking.map(([code]) => code))).toBe(taking.length);
      for (const [code, role] of taking) {
        expect(['TOOK_PART', 'AFFECTED', 'RESPONDED', 'USED']).toContain(role);
        expect(['FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING']).toContain(statusOn(code, activity.period_from!));
      }
    }
  });

  test('agree with the equipment: a line was last checked by the last check of its program', () => {
    const last = new Map<string, string>();
    for (const activity of activities.filter(({ kind }) => kind === 'EQUIPMENT_CHECK')) {
      for (const [code] of programsIn(activity)) last.set(code, activity.period_from!);
    }
    for (const line of equipment) expect(line.last_checked_on).toBe(last.get(line.program_code!) ?? '');
  });
});

/** Great-circle meters between two rows with a position. */
function meters(a: Row, b: Row): number {
  const rad = (degrees: string) => (Number(degrees) * Math.PI) / 180;
  const dLat = rad(b.latitude!) - rad(a.latitude!);
  const dLon = rad(b.longitude!) - rad(a.longitude!);
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(a.latitude!)) * Math.cos(rad(b.latitude!)) * Math.sin(dLon / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
}
