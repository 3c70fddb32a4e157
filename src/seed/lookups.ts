import type { EntityManager } from '@mikro-orm/core';
import type { Day } from '../domain/validity.js';
import { AdminUnit } from '../modules/admin-unit/admin-unit.entity.js';
import { AdminLevel } from '../modules/admin-unit/admin-unit.vocabulary.js';
import { Program } from '../modules/program/program.entity.js';
import { ResponsibleUnit } from '../modules/responsible-unit/responsible-unit.entity.js';
import type { Row } from './rows.js';

/** Finds entities by the codes that the seed files use, one query for all. */

/** The admin unit that a row's columns name, as it stood on a day. */
export type UnitLookup = (row: Row, columns: { code: string; level: string | AdminLevel[] }, on: Day) => AdminUnit;

export async function loadUnits(em: EntityManager): Promise<UnitLookup> {
  const units = Map.groupBy(await em.find(AdminUnit, {}), ({ level, code }) => `${level} ${code}`);
  return (row, { code, level }, on) => {
    const levels = typeof level === 'string' ? [row.term(level, AdminLevel)] : level;
    const unit = levels
      .flatMap((level) => units.get(`${level} ${row.text(code)}`) ?? [])
      .find((unit) => unit.standsOn(on));
    return unit ?? row.refuse(code, `no ${levels.join(' or ')} on ${on}`);
  };
}

/** The entity whose code stands in a row's column. */
export type Lookup<Entity> = (row: Row, column: string, code?: string) => Entity;

export async function loadResponsibleUnits(em: EntityManager): Promise<Lookup<ResponsibleUnit>> {
  return byCode(await em.find(ResponsibleUnit, {}), 'responsible unit');
}

/** @param populate the dated rows that the caller's rules read. */
export async function loadPrograms(
  em: EntityManager,
  populate: ('statuses' | 'units')[] = [],
): Promise<Lookup<Program>> {
  return byCode(await em.find(Program, {}, { populate }), 'program');
}

export function byCode<Entity extends { code: string }>(entities: readonly Entity[], what: string): Lookup<Entity> {
  const found = new Map(entities.map((entity) => [entity.code, entity]));
  return (row, column, code = row.text(column)) => found.get(code) ?? row.refuse(column, `no ${what}`);
}
