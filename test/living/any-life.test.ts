import fc from 'fast-check';
import { rowsOf } from '../support/database.js';
import { type Living, act, newTeam, read, startLiving } from './living.js';

let living: Living;
beforeAll(async () => {
  living = await startLiving();
});
afterAll(() => living?.stop());

/** What each verb makes of a status, by itself; whether it may is what the answer says. */
const LEADS_TO = {
  launchProgram: 'ACTIVE',
  suspendProgram: 'SUSPENDED',
  resumeProgram: 'ACTIVE',
  markProgramForStrengthening: 'NEEDS_STRENGTHENING',
  dissolveProgram: 'DISSOLVED',
  mergePrograms: 'MERGED',
} as const;
type Verb = keyof typeof LEADS_TO;

const FROM: Record<Verb, readonly string[]> = {
  launchProgram: ['FOUNDED', 'never launched'],
  suspendProgram: ['FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING'],
  resumeProgram: ['NEEDS_STRENGTHENING', 'SUSPENDED'],
  markProgramForStrengthening: ['FOUNDED', 'ACTIVE', 'SUSPENDED'],
  dissolveProgram: ['FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING', 'SUSPENDED'],
  mergePrograms: ['FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING', 'SUSPENDED'],
};

const FOUNDED_ON = '2025-08-01';
const day = (at: number) => new Date(Date.parse(FOUNDED_ON) + at * 86_400_000).toISOString().slice(0, 10);

// Endings are rare, so that lives are long.
const step = fc.record({
  verb: fc.oneof(
    {
      weight: 5,
      arbitrary: fc.constantFrom('launchProgram', 'suspendProgram', 'resumeProgram', 'markProgramForStrengthening'),
    },
    { weight: 1, arbitrary: fc.constantFrom('dissolveProgram', 'mergePrograms') },
  ),
  /** Days after the step before; none, or back in time, is too early. */
  wait: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 20 }) },
    { weight: 1, arbitrary: fc.integer({ min: -5, max: 0 }) },
  ),
  isStale: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

test('whatever is asked of a program, it has one status on every day since its founding: that of the last legal step', async () => {
  const into = await newTeam(living.server);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const program = await newTeam(living.server, { foundedOn: FOUNDED_ON });
      let [status, since, version, launched] = ['FOUNDED', 0, 1, false];
      for (const { verb, wait, isStale } of steps as { verb: Verb; wait: number; isStale: boolean }[]) {
        const on = since + wait;
        const expectedVersion = isStale ? version + 1 : version;
        const dated = { effectiveOn: day(on) };
        const { problems } = await act(
          living,
          living.province,
          verb,
          verb === 'mergePrograms'
            ? {
                ...{ ...dated, programs: [{ program, expectedVersion }], into },
                expectedVersion: (await read(living, into)).version,
              }
            : { ...dated, program, expectedVersion },
        );
        const isLaunchOfFounding = verb === 'launchProgram' && status === 'FOUNDED' && on === 0;
        const isLegal =
          FROM[verb].includes(status) ||
          (verb === 'launchProgram' && !launched && ['NEEDS_STRENGTHENING', 'SUSPENDED'].includes(status));
        // The other one was founded on the same day, and nothing goes into it before.
        const isDone = !isStale && on >= 0 && isLegal && (on > since || isLaunchOfFounding);
        expect({ verb, on, status, refused: problems.length > 0 }).toEqual({ verb, on, status, refused: !isDone });
        if (isDone) {
          launched ||= LEADS_TO[verb] === 'ACTIVE';
          [status, since] = [LEADS_TO[verb], on];
        }
        const now = await read(living, program);
        expect(now.status).toBe(status);
        expect(now.version - version > 0).toBe(isDone);
        version = now.version;
      }
      const [row] = await rowsOf(
        living.server.database.ownerUrl,
        `select count(*) filter (where held <> 1)::integer as wrong, count(*)::integer as days from (
           select day, (select count(*) from program_status s where s.program_id = p.id and s.annulled_at is null
             and s.valid_from <= day and (s.valid_to is null or day < s.valid_to)) as held
           from program p cross join generate_series(p.founded_on, current_date, interval '1 day') day
           where p.id = (select max(id) from program)) days`,
      );
      expect(row).toEqual({ wrong: 0, days: expect.any(Number) });
      expect(row!['days']).toBeGreaterThan(400);
    }),
    { numRuns: 20 },
  );
}, 180_000);
