/** What the global setup tells every worker, by way of the environment. */
export interface TestRun {
  /** A role that may make databases. */
  adminUrl: string;
  /** The two roles of this run, with their passwords. */
  owner: { role: string; password: string };
  app: { role: string; password: string };
  /** Template databases: migrated only, and with the demo story loaded. */
  templates: { empty: string; seeded: string };
  /** A folder that everyone can reach, removed after the run. */
  folder: string;
}

export function currentRun(): TestRun {
  const run = process.env.LIENGIA_TEST_RUN;
  if (!run) throw new Error('The tests were started without their global setup: use npm test, or npm run jest.');
  return JSON.parse(run) as TestRun;
}
