import type { EntityManager } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import { createOrm } from '../../src/database/orm.js';
import { ENTITIES } from '../../src/entities.js';
import { DomainError } from '../../src/domain/error.js';
import { AdminUnit, Denominator } from '../../src/modules/admin-unit/admin-unit.entity.js';
import type { Boundary } from '../../src/modules/admin-unit/admin-unit.entity.js';
import { applyReform } from '../../src/modules/admin-unit/reform.js';
import type { NewUnit, Reform, ReformFault, ReformReport } from '../../src/modules/admin-unit/reform.js';
import { NeighborGroupTeam } from '../../src/modules/program/kinds/neighbor-group-team.entity.js';
import type { ProgramFounding } from '../../src/modules/program/program.entity.js';
import { Jurisdiction, ResponsibleUnit } from '../../src/modules/responsible-unit/responsible-unit.entity.js';
import { type TestDatabase, cloneDatabase, rowsOf } from '../support/database.js';

export const DAY = '2025-07-01';

/**
 * A small map, and what a test puts on it. Province 37 has district 370; in it the communes 14001, 14002 and 14003 of
 * two neighborhoods each, and 14004, which the reform below splits. Everything is written as the application's role.
 */
export interface World {
  database: TestDatabase;
  orm: MikroORM;
  em: EntityManager;
  /** Founds a team in a unit that stands on the day of its founding; `em` may have a transaction open. */
  team(code: string, unitCode: string, change?: Partial<ProgramFounding>, em?: EntityManager): Promise<void>;
  unit(code: string, on?: string): Promise<AdminUnit>;
  reform(change?: Partial<Reform>): Promise<ReformReport>;
  /** The faults that a reform is refused for; fails when it is not. */
  refusal(change: Partial<Reform>): Promise<ReformFault[]>;
  /** Where each program counts on a day: `code unit` and `?` where it is unplaced. */
  places(on: string): Promise<string[]>;
  rows<Row extends object>(query: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function makeWorld(): Promise<World> {
  const database = await cloneDatabase({ seeded: false });
  const orm = createOrm(database.url, ENTITIES);
  await drawMap(orm);
  const rows: World['rows'] = (query, values) => rowsOf(database.ownerUrl, query, values);
  await rows('select rebuild_admin_unit_overlap()');
  const em = orm.em.fork();
  const unit = async (code: string, on = DAY): Promise<AdminUnit> => {
    const found = await em.find(AdminUnit, { code }, { refresh: true });
    return found.find((unit) => unit.standsOn(on)) ?? Promise.reject(new Error(`no ${code} on ${on}`));
  };
  const reform: World['reform'] = (change = {}) =>
    orm.em.fork().transactional((em) => applyReform(em, { ...MERGER, ...change }));
  return {
    database,
    orm,
    em,
    unit,
    reform,
    rows,
    async team(code, unitCode, change = {}, into = em) {
      const foundedOn = change.foundedOn ?? '2022-01-01';
      const founding = {
        ...({ code, name: `Tổ ${code}`, foundedOn, replication: 'PILOT', provenance: 'DEMO' } as const),
        adminUnit: (await into.find(AdminUnit, { code: unitCode })).find((unit) => unit.standsOn(foundedOn))!,
        managingUnit: await into.findOneOrFail(ResponsibleUnit, { code: 'CA' }),
        ...change,
      };
      await into.persist(NeighborGroupTeam.found(founding, {})).flush();
    },
    async refusal(change) {
      const before = await digest(rows);
      const error: unknown = await reform(change).then(
        () => new Error('the reform was not refused'),
        (error: unknown) => error,
      );
      if (!(error instanceof DomainError)) throw error;
      expect(await digest(rows)).toEqual(before);
      return error.facts['faults'] as ReformFault[];
    },
    async places(on) {
      const found = await rows<{ place: string }>(
        `select program.code || ' ' || u.code || case when p.is_unplaced then '?' else '' end as place
         from program_placement p join program on program.id = p.program_id join admin_unit u on u.id = p.admin_unit_id
         where p.annulled_at is null and daterange(p.valid_from, p.valid_to) @> $1::date order by 1`,
        [on],
      );
      return found.map(({ place }) => place);
    },
    async close() {
      await orm.close();
      await database.drop();
    },
  };
}

async function drawMap(orm: MikroORM): Promise<void> {
  const em = orm.em.fork();
  const open = async (code: string, kind: AdminUnit['kind'], parent: AdminUnit | null, name = code) => {
    const unit = AdminUnit.open({ code, name: `Đơn vị ${name}`, kind, parent, validFrom: null, provenance: 'IMPORT' });
    await em.persist(unit).flush();
    return unit;
  };
  const province = await open('37', 'PROVINCE', null);
  const district = await open('370', 'RURAL_DISTRICT', province);
  for (const code of ['14001', '14002', '14003', '14004']) {
    const commune = await open(code, 'COMMUNE', district);
    for (const number of ['01', '02']) await open(`${code}-${number}`, 'HAMLET', commune);
  }
  const police = ResponsibleUnit.establish({
    ...({ code: 'CA', name: 'Công an', kind: 'PROVINCE_POLICE', provenance: 'DEMO' } as const),
    ...{ parent: null, validFrom: null, validTo: null },
  });
  await em.persist(police).flush();
  await em
    .persist(
      Jurisdiction.open({
        responsibleUnit: police,
        adminUnit: province,
        validFrom: '2020-01-01',
        validTo: null,
        document: null,
      }),
    )
    .flush();
}

async function digest(rows: World['rows']): Promise<object[]> {
  return rows(`select (select count(*) from admin_unit) units, (select count(*) from admin_unit_lineage) edges,
    (select count(*) from program_placement) placements, (select count(*) from denominator) denominators,
    (select md5(string_agg(u::text, ';' order by id)) from admin_unit u) as rows`);
}

const box = (west: number, east: number): Boundary => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 20],
      [east, 20],
      [east, 20.1],
      [west, 20.1],
      [west, 20],
    ],
  ],
});

export const commune = (code: string, boundary: Boundary | null = null): NewUnit => ({
  ...{ code, name: `Xã mới ${code}`, kind: 'COMMUNE', parentCode: '37', boundary },
});

/** West of 105.1° and east of it. */
export const WEST = box(105, 105.1);
export const EAST = box(105.1, 105.2);

/** 14001 and 14002 become a new 14001, 14003 goes on; 14004 is split between them. */
export const MERGER: Reform = {
  effectiveOn: DAY,
  document: 'Nghị quyết sắp xếp',
  units: [{ code: '37', name: 'Tỉnh mới', kind: 'PROVINCE', parentCode: null }, commune('14001'), commune('14003')],
  lineage: [
    { level: 'PROVINCE', predecessorCode: '37', successorCode: '37', part: 'WHOLE' },
    { level: 'COMMUNE', predecessorCode: '14001', successorCode: '14001', part: 'WHOLE' },
    { level: 'COMMUNE', predecessorCode: '14002', successorCode: '14001', part: 'WHOLE' },
    { level: 'COMMUNE', predecessorCode: '14003', successorCode: '14003', part: 'WHOLE' },
    { level: 'COMMUNE', predecessorCode: '14004', successorCode: '14001', part: 'PART' },
    { level: 'COMMUNE', predecessorCode: '14004', successorCode: '14003', part: 'PART' },
  ],
};

/** Counts something of a unit, as a commune's return does. */
export async function count(
  world: World,
  code: string,
  value: number,
  change: Partial<Denominator> = {},
): Promise<void> {
  const figure = Denominator.of({
    ...({
      adminUnit: await world.unit(code, '2025-01-01'),
      measure: 'HOUSEHOLDS',
      countedOn: '2025-01-01',
      value,
    } as const),
    ...({ source: 'Báo cáo', provenance: 'REPORT' } as const),
    ...change,
  });
  await world.em.persist(figure).flush();
}
