// The door's problems are types of the schema; it has to come first.
import 'reflect-metadata';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import sql from 'sql-template-tag';
import { REGISTRY, act, digestOf } from './access/act.js';
import { systemContext } from './access/system.js';
import { dayOf } from './api/day.js';
import { Refused } from './api/problem.js';
import { withConnection } from './database/connection.js';
import { DatabaseError } from './database/errors.js';
import { gatherStatistics } from './database/maintenance.js';
import { createOrm, execute } from './database/orm.js';
import { ENTITIES } from './entities.js';
import type { Progress } from './progress.js';
import { PROJECT } from './project.js';
import { SeedSource } from './seed/source.js';
import { SEED_STEPS, type SeedStep } from './seed/steps.js';

/** `reference`: units, responsible units, reported figures and criteria; `demo`: the invented story of Ninh Bình too. */
export type SeedMode = 'reference' | 'demo';

/** The project's own seeds. */
const SEEDS = join(PROJECT, 'seeds/ninh-binh');

/**
 * Loads what is not loaded yet. Each step is one act of the registry itself with its own mark, so a loading that was
 * killed goes on where it stood, and two servers that start at once load each step once.
 *
 * It works as the owner of the tables: it runs before the server serves anyone, belongs to making the database rather
 * than to using it, and must be able to load what the application's role may not see. It writes through the same door
 * and the same entities as everybody.
 *
 * @throws DatabaseError when the database holds the other set of seeds, or units that are of none; they do not mix.
 */
export async function loadSeeds({
  ownerUrl,
  seeds,
  directory = SEEDS,
  onProgress = () => {},
  signal,
}: {
  ownerUrl: string;
  seeds: SeedMode;
  directory?: string;
  /** Is told of each step as it begins, and that all of it is done. */
  onProgress?: Progress['show'];
  /** Ends the loading before its next step, by throwing the signal's reason. */
  signal?: AbortSignal;
}): Promise<void> {
  const isDemo = seeds === 'demo';
  const steps = SEED_STEPS.filter((step) => isDemo || !step.isDemo);
  const loaded = await readLoaded(ownerUrl, seeds);
  if (steps.every(({ name }) => loaded.has(name))) return;

  const orm = createOrm(ownerUrl, ENTITIES);
  try {
    for (const [index, step] of steps.entries()) {
      if (loaded.has(step.name)) continue;
      signal?.throwIfAborted();
      const label = `Loading Ninh Bình ${index + 1}/${steps.length}: ${step.title}`;
      onProgress({ label, share: index / steps.length });
      await loadStep(orm, step, { seeds, directory });
    }
    // What was loaded is not folded here: the server does that while it answers, and is not waited for.
    await gatherStatistics(ownerUrl);
    onProgress({ label: `Loaded Ninh Bình (${seeds})`, share: 1 });
  } finally {
    await orm.close();
  }
}

async function loadStep(
  orm: MikroORM,
  { name, load }: SeedStep,
  { seeds, directory }: { seeds: SeedMode; directory: string },
): Promise<void> {
  const context = systemContext(orm, dayOf(new Date()));
  const { problems } = await act(context, 'LOAD_SEEDS', { ...REGISTRY, type: 'SeedStep' }, async ({ em, tally }) => {
    // Waits for another server that is at this step, and finds it done: then there is nothing to do or to record.
    const mark = sql`insert into seed_step (name, seeds) values (${name}, ${seeds}) on conflict do nothing returning name`;
    const [isOurs] = await execute(em, 'seed.begin-step', mark);
    if (!isOurs) throw new Refused([]);
    const source = new SeedSource(directory, seeds === 'demo');
    await load(em, source);
    tally(source.taken.length, digestOf(source.taken));
    return {};
  });
  const [broken] = problems;
  if (broken) throw new Error(`The seeds break a rule at "${name}": ${broken.code} ${JSON.stringify(broken.facts)}`);
}

async function readLoaded(ownerUrl: string, seeds: SeedMode): Promise<ReadonlySet<string>> {
  // At one moment: another server that starts just now commits its first step with the units of it.
  const { rows: found } = await withConnection(ownerUrl, 'DATABASE_OWNER_URL', (owner) =>
    owner.query<{ hasUnits: boolean; loaded: { name: string; seeds: SeedMode }[] }>(
      `/* seed.read-loaded */ select exists (select from admin_unit) as "hasUnits",
         (select coalesce(json_agg(json_build_object('name', name, 'seeds', seeds)), '[]') from seed_step) as loaded`,
    ),
  );
  const { hasUnits, loaded } = found[0]!;
  const other = loaded.find((step) => step.seeds !== seeds);
  if (other) {
    throw new DatabaseError(
      `The database holds the seeds "${other.seeds}" and LIENGIA_SEEDS asks for "${seeds}": set it to "${other.seeds}" or "none", or empty the database with "npm run db -- reset".`,
    );
  }
  if (hasUnits && loaded.length === 0) {
    throw new DatabaseError(
      `The database holds units of its own and LIENGIA_SEEDS asks for "${seeds}", which cannot be put among them: set it to "none".`,
    );
  }
  return new Set(loaded.map(({ name }) => name));
}
