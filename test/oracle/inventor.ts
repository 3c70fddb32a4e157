import { Client } from 'pg';
import { type Day, type Dated, textOf, holds } from './days.js';
import type { Chance } from './random.js';
import { type Unit, type World, around, readWorld } from './world.js';

/** Columns that hold days; their numbers are written as dates. */
const DAY_COLUMNS = /_(on|from|to)$/;

const dateOf = (value: unknown) => (typeof value === 'number' ? textOf(value) : value);

/** Writes invented rows as the owner of the tables, past every rule but the database's own. */
export class Inventor {
  private constructor(
    private readonly client: Client,
    readonly chance: Chance,
    /** As it stood before. */
    readonly world: World,
  ) {}

  /** Runs `work` in one transaction. */
  static async at(url: string, chance: Chance, work: (inventor: Inventor) => Promise<void>): Promise<void> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      await client.query('begin');
      await work(new Inventor(client, chance, await readWorld(url)));
      await client.query('commit');
    } finally {
      await client.end();
    }
  }

  /** Inserts a row; returns its id, where the table has one. `rest` is what follows the values. */
  async insert(table: string, row: object, rest = ''): Promise<number> {
    const columns = Object.keys(row);
    const values = Object.entries(row).map(([column, value]) => (DAY_COLUMNS.test(column) ? dateOf(value) : value));
    const places = columns.map((_, at) => `$${at + 1}`);
    const statement = `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')}) ${rest} returning *`;
    const { rows } = await this.client.query<{ id: number }>(statement, values);
    return rows[0]?.id ?? 0;
  }

  /** A neighborhood below a commune; returns its id. */
  insertNeighborhood(
    commune: Unit,
    row: { code: string; name: string; valid_from: Day; valid_to?: Day },
  ): Promise<number> {
    return this.insert('admin_unit', {
      ...{ code_system: 'REGISTRY', kind: 'RESIDENTIAL_BLOCK', level: 4, provenance: 'OWN_ENTRY' },
      ...{ parent_id: commune.id, parent_level: 3 },
      ...row,
    });
  }

  async query(text: string, ...values: unknown[]): Promise<void> {
    await this.client.query(text, values);
  }

  /** A day on which the row holds, between the years that the story is about. */
  dayIn({ valid_from, valid_to }: Dated, from = '2019-06-01', to = '2027-06-01'): Day {
    const day = this.chance.day(from, to);
    return Math.min(Math.max(day, valid_from ?? -Infinity), (valid_to ?? Infinity) - 1);
  }

  /** Units of the map of a day, any level as likely as another. */
  unitOn(day: Day, levels: readonly number[] = [1, 2, 3, 3, 4, 4]): Unit {
    const level = this.chance.one(levels);
    const found = [...this.world.units.values()].filter((unit) => unit.level === level && holds(unit, day));
    return found.length > 0 ? this.chance.one(found) : this.unitOn(day, [3, 4]);
  }

  /** The units of the map of a day that lie in a province of this code. */
  unitsOf(code: string, level: number, day: Day): Unit[] {
    return [...this.world.units.values()].filter(
      (unit) => unit.level === level && holds(unit, day) && around(this.world, unit, 1)!.code === code,
    );
  }
}
