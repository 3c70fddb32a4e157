import fc from 'fast-check';
import { startServer, type TestServer } from '../support/server.js';
import { inventWorld } from './invented-world.js';
import { type Unit, type World, readWorld } from './world.js';

/** The worlds that the properties are held against: the demo story, and what is invented on top of it. */
export const WORLDS = ['the story', 'the invented world'] as const;

/** The real server on a world of its own, and the raw rows of that world. */
export interface Stage {
  server: TestServer;
  world: World;
}

export async function open(name: (typeof WORLDS)[number]): Promise<Stage> {
  const server = await startServer();
  const { ownerUrl } = server.database;
  return { server, world: name === 'the story' ? await readWorld(ownerUrl) : await inventWorld(ownerUrl) };
}

/** Building the invented world takes some seconds. */
export const OPENING_MS = 300_000;

/** Units of every level, those above more often than there are of them. */
export function someUnit(world: World): fc.Arbitrary<Unit> {
  const weights = [3, 2, 5, 3];
  const ofLevel = weights.map((weight, at) => ({
    weight,
    units: [...world.units.values()].filter((one) => one.level === at + 1),
  }));
  return fc.oneof(...ofLevel.map(({ weight, units }) => ({ weight, arbitrary: fc.constantFrom(...units) })));
}
