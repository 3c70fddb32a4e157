import fc from 'fast-check';
import { type TestDatabase, cloneDatabase, rowsOf } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => void (database = await cloneDatabase({ seeded: true })));
afterAll(() => database.drop());

interface Tree {
  id: number;
  parent: number | null;
}

interface Duty {
  unit: number;
  area: number;
  from: string;
  to: string | null;
}

/** The rows alone: no table that is derived from them. */
const readWorld = async () => ({
  units: await rowsOf<Tree>(database.ownerUrl, 'select id, parent_id as parent from responsible_unit order by id'),
  areas: await rowsOf<Tree>(database.ownerUrl, 'select id, parent_id as parent from admin_unit order by id'),
  duties: await rowsOf<Duty>(
    database.ownerUrl,
    `select responsible_unit_id as unit, admin_unit_id as area, valid_from::text as from, valid_to::text as to from jurisdiction`,
  ),
});

const upFrom = (tree: ReadonlyMap<number, number | null>, id: number): number[] => {
  const path: number[] = [];
  for (let at: number | null = id; at !== null; at = tree.get(at) ?? null) path.push(at);
  return path;
};

test('an officer reaches what lies in the jurisdictions of their unit and of those below it, on that day alone', async () => {
  const { units, areas, duties } = await readWorld();
  const unitTree = new Map(units.map(({ id, parent }) => [id, parent]));
  const areaTree = new Map(areas.map(({ id, parent }) => [id, parent]));
  const reaches = (unit: number, area: number, day: string) => {
    const above = new Set(upFrom(areaTree, area));
    return duties.some(
      (duty) =>
        duty.from <= day &&
        (duty.to === null || day < duty.to) &&
        above.has(duty.area) &&
        upFrom(unitTree, duty.unit).includes(unit),
    );
  };
  // Days at which something begins or ends, and those beside them.
  const edges = [...new Set(duties.flatMap(({ from, to }) => [from, to ?? from]))];
  const days = edges.flatMap((edge) =>
    [-1, 0, 1].map((step) => new Date(Date.parse(edge) + step * 86_400_000).toISOString().slice(0, 10)),
  );
  const question = fc.record({
    unit: fc.constantFrom(...units.map(({ id }) => id)),
    area: fc.constantFrom(...areas.map(({ id }) => id)),
    day: fc.constantFrom(...days, '2026-11-25'),
  });
  // Half of the areas lie below one that the unit itself is named for, so that there is enough to reach.
  const near = fc.record({ duty: fc.constantFrom(...duties), day: fc.constantFrom(...days) }).chain(({ duty, day }) =>
    fc.record({
      unit: fc.constantFrom(...upFrom(unitTree, duty.unit)),
      area: fc.constantFrom(...areas.filter(({ id }) => upFrom(areaTree, id).includes(duty.area)).map(({ id }) => id)),
      day: fc.constant(day),
    }),
  );
  const asked = fc.sample(fc.oneof(question, near), { numRuns: 1_500, seed: 20_261_125 });
  const answers = await rowsOf<{ reached: boolean }>(
    database.url,
    `select answers_for(asked.unit, asked.area, asked.day) as reached
     from rows from (unnest($1::int[]), unnest($2::int[]), unnest($3::date[])) with ordinality as asked (unit, area, day, place)
     order by place`,
    [asked.map(({ unit }) => unit), asked.map(({ area }) => area), asked.map(({ day }) => day)],
  );
  const ours = asked.map(({ unit, area, day }) => ({ unit, area, day, reached: reaches(unit, area, day) }));
  expect(asked.map((one, at) => ({ ...one, reached: answers[at]!.reached }))).toEqual(ours);
  const reached = ours.filter((one) => one.reached).length;
  expect(reached).toBeGreaterThan(200);
  expect(reached).toBeLessThan(1_300);
});

test('no unit at all reaches every area on every day, and no area at all is reached by a unit', async () => {
  const [row] = await rowsOf(
    database.url,
    `select answers_for(null, null, '2026-11-25') as country, answers_for(null, (select min(id) from admin_unit), '1999-01-01') as past,
       (select bool_or(answers_for(id, null, '2026-11-25')) from responsible_unit) as unit`,
  );
  expect(row).toEqual({ country: true, past: true, unit: false });
});
