import { idOf } from '../oracle/ask.js';
import { responsibleUnitId, unitId } from '../living/living.js';
import { rowsOf } from '../support/database.js';
import { NOBODY, type TestServer, startServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.stop());

const FORMER = idOf('AdminUnit', { id: 3 });

const ask = async (unit: string, period: object, fields: string, mapOn?: string) =>
  server.query(
    `query ($unit: ID!, $period: PeriodInput!, $mapOn: Date) { periodReport(unit: $unit, period: $period, mapOn: $mapOn) { ${fields} } }`,
    { unit, period, mapOn },
    NOBODY,
  );

const LINES = `before { from to } asOf programs { founded { value before } standing { value before } }
  activities { activities { value before } measures { recorded { value before } } }`;

test('what is before in a year is what was in the year before', async () => {
  const [now, past] = await Promise.all(
    [2024, 2023].map(async (year) => (await ask(FORMER, { year }, LINES)).data.periodReport),
  );
  const numbers = (report: any, side: string) => [
    report.programs.map(({ founded, standing }: any) => [founded[side], standing[side]]),
    report.activities.map(({ activities, measures }: any) => [
      activities[side],
      ...measures.map((one: any) => one.recorded[side]),
    ]),
  ];
  expect(now.before).toEqual({ from: '2023-01-01', to: '2024-01-01' });
  expect(numbers(now, 'before')).toEqual(numbers(past, 'value'));
  expect(numbers(now, 'value')).not.toEqual(numbers(past, 'value'));
});

test('a month of the state runs from the 15th, and so does the one before', async () => {
  const { data } = await ask(
    FORMER,
    { year: 2024, month: 5, convention: 'STATE_15TH' },
    `${LINES} months { year month from to }`,
  );
  expect(data.periodReport).toMatchObject({
    before: { from: '2023-04-15', to: '2023-05-15' },
    asOf: '2024-05-14',
    months: [{ year: 2024, month: 5, from: '2024-04-15', to: '2024-05-15' }],
  });
});

test('a responsible unit answers by its jurisdiction, with the units right under it', async () => {
  const report = async (code: string) =>
    (
      await ask(
        await responsibleUnitId(server, code),
        { year: 2024 },
        `unit { code responsibleUnit { code } } programs { kind standing { value } } activities { kind activities { value } }
         children { unit { code } standing } completeness { total }`,
      )
    ).data.periodReport;
  const area = (
    await ask(FORMER, { year: 2024 }, 'programs { kind standing { value } } activities { kind activities { value } }')
  ).data.periodReport;
  const police = await report('CAT-NB');
  expect(police).toMatchObject({
    unit: { code: 'CAT-NB', responsibleUnit: { code: 'CAT-NB' } },
    ...area,
    completeness: { total: 125 },
  });
  const department = police.children.find(({ unit }: any) => unit.code === 'PC07-NB');
  expect(department.standing).toBe(police.programs.reduce((sum: number, { standing }: any) => sum + standing.value, 0));
});

describe('a responsible unit across the reform of 1 July 2025', () => {
  const told = async (code: string, period: object) => {
    const { data } = await ask(
      await responsibleUnitId(server, code),
      period,
      `mapOn programs { founded { value } standing { value } } activities { activities { value } } completeness { recorded total }`,
    );
    const { mapOn, programs, activities, completeness } = data.periodReport;
    const sum = (list: any[], of: string) => list.reduce((all, one) => all + one[of].value, 0);
    return {
      ...{ mapOn, completeness },
      founded: sum(programs, 'founded'),
      standing: programs.map(({ standing }: any) => standing.value),
      activities: sum(activities, 'activities'),
    };
  };

  test('what happened counts for the unit of its day, what stands for the ground of its last or first day', async () => {
    const [former, tillJune, today] = await Promise.all([
      told('PC07-NB', { year: 2025 }),
      told('PC07-NB', { year: 2025, throughMonth: 6 }),
      told('PC07-NB-2025', { year: 2025 }),
    ]);
    expect(former).toMatchObject({ mapOn: '2025-06-30', founded: 71, activities: 520 });
    expect(former).toEqual(tillJune);
    expect(former.completeness.total).toBe(125);
    expect(today).toMatchObject({ mapOn: '2025-12-31', founded: 0, activities: 0, completeness: { recorded: 0 } });
    // Nobody dissolved anything that half year: the same programs stand, on the ground of either unit.
    expect(today.standing).toEqual(former.standing);
  });

  test('a period by the 15th that holds the day is shared out by it', async () => {
    const july = { year: 2025, month: 7, convention: 'STATE_15TH' };
    const lastDays = { from: '2025-06-15', to: '2025-07-01' };
    const shared = await told('PC07-NB', july);
    expect(shared).toMatchObject({ mapOn: '2025-06-30' });
    const { founded, activities } = await told('PC07-NB', lastDays);
    expect(shared).toMatchObject({ founded, activities });
    expect(await told('PC07-NB-2025', { year: 2024 })).toMatchObject({
      ...{ mapOn: '2025-07-01', founded: 0, activities: 0, completeness: { recorded: 0 } },
    });
  });
});

test('a program that moved between two units counts as founded for the one of that day, and stands for the other', async () => {
  const [from, to] = ['PC07-NB-KV1', 'PC07-NB-KV2'];
  const counts = (code: string) =>
    responsibleUnitId(server, code).then(async (unit) => {
      const period = { from: '2025-03-01', to: '2025-07-01' };
      const { data } = await ask(unit, period, 'programs { founded { value } standing { value } }');
      const sum = (of: string) => data.periodReport.programs.reduce((all: number, one: any) => all + one[of].value, 0);
      return { founded: sum('founded'), standing: sum('standing') };
    });
  const [left, reached] = [await counts(from!), await counts(to!)];
  const moved = await rowsOf(
    server.database.ownerUrl,
    `with moving as (
       select pl.id, pl.program_id, pl.valid_to, target.admin_unit_id
       from program p join program_placement pl on pl.program_id = p.id and pl.annulled_at is null
       join program_status s on s.program_id = p.id and s.annulled_at is null and s.valid_from <= '2025-06-30'
         and (s.valid_to is null or s.valid_to > '2025-06-30') and s.status in ('FOUNDED', 'ACTIVE')
       join admin_unit_ancestor a on a.unit_id = pl.admin_unit_id
       join jurisdiction j on j.admin_unit_id = a.ancestor_id
       join responsible_unit r on r.id = j.responsible_unit_id and r.code = $1
       cross join (select min(j.admin_unit_id) as admin_unit_id from jurisdiction j
         join responsible_unit r on r.id = j.responsible_unit_id where r.code = $2) target
       where p.founded_on between '2025-03-01' and '2025-05-31' and pl.valid_to = '2025-07-01' limit 1
     ), ended as (
       update program_placement pl set valid_to = '2025-06-01' from moving where pl.id = moving.id
     )
     insert into program_placement (program_id, admin_unit_id, valid_from, valid_to)
     select program_id, admin_unit_id, '2025-06-01', valid_to from moving returning program_id`,
    [from, to],
  );
  expect(moved).toHaveLength(1);
  expect(await counts(from!)).toEqual({ founded: left.founded, standing: left.standing - 1 });
  expect(await counts(to!)).toEqual({ founded: reached.founded, standing: reached.standing + 1 });
});

test('the merged province tells its first year on its own map, and an older one on the map asked for', async () => {
  const today = await unitId(server, '37');
  const { data } = await ask(today, { term: '2020-2025' }, 'mapOn children { standing } completeness { total }');
  expect(data.periodReport).toMatchObject({ mapOn: '2025-07-01', completeness: { total: 129 } });
  const { data: moved } = await ask(today, { year: 2024 }, 'asOf mapOn', '2026-01-01');
  expect(moved.periodReport).toEqual({ asOf: '2024-12-31', mapOn: '2026-01-01' });
});

test.each([
  ['a period that has not begun', FORMER, { year: 2100 }, undefined],
  ['a period of more than fifty years', FORMER, { from: '1950-01-01', to: '2010-01-01' }, undefined],
  ['a unit that is not there', idOf('AdminUnit', { id: 999_999 }), { year: 2024 }, undefined],
  ['an id of something else', idOf('Program', { id: 1 }), { year: 2024 }, undefined],
  ['a map day with a responsible unit', idOf('ResponsibleUnit', { id: 1 }), { year: 2024 }, '2024-01-01'],
])('refuses %s', async (_, unit, period, mapOn) => {
  expect((await ask(unit, period, 'asOf', mapOn)).errorCodes).toEqual(['BAD_USER_INPUT']);
});
