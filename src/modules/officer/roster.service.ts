import type { EntityManager } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import { type Outcome, type Target, act, digestOf } from '../../access/act.js';
import type { OfficerRole } from '../../access/officer-role.vocabulary.js';
import { ruleProblem } from '../../access/rule-problems.js';
import { systemContext } from '../../access/system.js';
import { dayOf } from '../../api/day.js';
import { problemMessage } from '../../api/problem-messages.js';
import { Refused, problem } from '../../api/problem.js';
import { sql } from '../../database/read.js';
import { DomainError } from '../../domain/error.js';
import type { Day } from '../../domain/validity.js';
import { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';
import { Officer } from './officer.entity.js';
import { areasOf, revoke } from './officer.service.js';
import type { Appointment, Fault, RosterFile } from './roster-file.js';

/** What whoever runs the server does to the list of officers: as the registry itself, through the door. */
export interface Roster {
  orm: MikroORM;
  today: Day;
}

/** Many grants at once belong to no one area. */
const ALL: Target = { type: 'Officer', id: null, areas: sql`select null::integer`, isMany: true };

/** Grants one role. */
export function appoint({ orm, today }: Roster, given: Appointment): Promise<Outcome<{ officerId: number }>> {
  const areas = areasOf(sql`select r.id as unit_id from responsible_unit r where r.code = ${given.unitCode}`, today);
  const target = { type: 'Officer', id: null, areas };
  return act(systemContext(orm, today), 'MANAGE_OFFICERS', target, async ({ em, create }) => {
    const unitOf = await unitsByCode(em, [given]);
    const officer = create(officerOf(given, unitOf, today));
    await em.flush();
    return { officerId: officer.id };
  });
}

/** Which grants to take back: all of a subject's, or those of a role or unit alone. */
export interface Dismissal {
  subject: string;
  role: OfficerRole | null;
  unitCode: string | null;
}

/** Takes back all grants of a subject that have not ended, in one act; how many. */
export function dismiss(
  { orm, today }: Roster,
  { subject, role, unitCode }: Dismissal,
): Promise<Outcome<{ revoked: number }>> {
  return act(systemContext(orm, today), 'MANAGE_OFFICERS', ALL, async (tx) => {
    const grants = await tx.em.find(
      Officer,
      { subject, validTo: null, ...(role && { role }), ...(unitCode && { responsibleUnit: { code: unitCode } }) },
      { orderBy: { id: 'asc' } },
    );
    if (grants.length === 0) throw new Refused([problem('UNKNOWN_REFERENCE')]);
    for (const { id } of grants) await revoke(tx, id, null);
    return { revoked: grants.length };
  });
}

/** The grants in force today, or with `isAll` those that ended or have not begun too; by unit and subject. */
export const rosterOf = (
  { orm, today }: Roster,
  { unitCode, isAll }: { unitCode: string | null; isAll: boolean },
): Promise<Officer[]> =>
  orm.em.fork().find(
    Officer,
    {
      ...(unitCode && { responsibleUnit: { code: unitCode } }),
      ...(!isAll && { validFrom: { $lte: today }, $or: [{ validTo: null }, { validTo: { $gt: today } }] }),
    },
    { populate: ['responsibleUnit'], orderBy: { responsibleUnit: { code: 'asc' }, subject: 'asc', id: 'asc' } },
  );

/** What became of a file: nothing of it was written where there are faults. */
export interface ImportResult {
  granted: number;
  /** Rows that were granted already, and were left as they are. */
  known: number;
  faults: Fault[];
}

/** Grants all rows of a file in one act, or none; every faulty row is told. */
export async function importRoster(
  { orm, today }: Roster,
  file: RosterFile,
  { isDryRun }: { isDryRun: boolean },
): Promise<ImportResult> {
  const result: ImportResult = { granted: 0, known: 0, faults: [] };
  const { problems } = await act(systemContext(orm, today), 'MANAGE_OFFICERS', ALL, async ({ em, tally }) => {
    const { officers, known, faults } = await readAgainst(em, file, today);
    Object.assign(result, { granted: officers.length, known, faults });
    if (officers.length === 0 || faults.length > 0) throw new Refused([]);
    await em.insertMany(officers);
    tally(officers.length, digestOf(officers.map(({ responsibleUnit, ...row }) => [row, responsibleUnit?.code])));
    // Tried out to the last check of the database, and taken back with everything.
    if (isDryRun) throw new Refused([]);
    return {};
  });
  // Someone granted one of them at the same moment.
  for (const { code, facts } of problems) result.faults.push({ line: 0, reason: sentence(code, facts) });
  return result;
}

/** Holds each row against the units and the grants there are. */
async function readAgainst(em: EntityManager, file: RosterFile, today: Day) {
  const unitOf = await unitsByCode(em, file.rows);
  const subjects = [...new Set(file.rows.map(({ subject }) => subject))];
  const there = Map.groupBy(
    await em.find(Officer, { subject: { $in: subjects } }, { populate: ['responsibleUnit'] }),
    keyOf,
  );
  const read = { officers: [] as Officer[], known: 0, faults: [...file.faults] };
  const lines = new Map<string, number>();
  for (const row of file.rows) {
    const refuse = (reason: string) => read.faults.push({ line: row.line, reason });
    try {
      const officer = officerOf(row, unitOf, today);
      const key = keyOf(officer);
      const earlier = lines.get(key);
      lines.set(key, earlier ?? row.line);
      const later = there.get(key)?.filter(({ validTo }) => !validTo || validTo > officer.validFrom) ?? [];
      if (earlier !== undefined) refuse(`It is the same as line ${earlier}.`);
      else if (later.some(({ validFrom, validTo }) => !validTo && validFrom <= officer.validFrom)) read.known += 1;
      else if (later.some(({ validFrom, validTo }) => validFrom !== validTo)) refuse(sentence('ALREADY_GRANTED'));
      else read.officers.push(officer);
    } catch (error) {
      const found =
        error instanceof DomainError ? [ruleProblem(error)] : error instanceof Refused ? error.problems : null;
      if (!found) throw error;
      for (const { code, facts } of found) refuse(sentence(code, facts));
    }
  }
  read.faults.sort((a, b) => a.line - b.line);
  return read;
}

const sentence = (code: Parameters<typeof problemMessage>[0], facts: Parameters<typeof problemMessage>[2] = {}) =>
  problemMessage(code, 'en', facts);

const keyOf = ({ subject, role, responsibleUnit }: Officer) => JSON.stringify([subject, role, responsibleUnit?.code]);

type UnitLookup = (code: string) => ResponsibleUnit;

/** @throws Refused UNKNOWN_REFERENCE, by the lookup. */
async function unitsByCode(em: EntityManager, named: readonly { unitCode: string | null }[]): Promise<UnitLookup> {
  const codes = named.flatMap(({ unitCode }) => unitCode ?? []);
  const units = new Map((await em.find(ResponsibleUnit, { code: { $in: codes } })).map((unit) => [unit.code, unit]));
  return (code) => {
    const unit = units.get(code);
    if (!unit) throw new Refused([problem('UNIT_UNKNOWN', ['unit'], { code })]);
    return unit;
  };
}

const officerOf = (
  { subject, role, unitCode, from, document }: Appointment,
  unitOf: UnitLookup,
  today: Day,
  isDemo = false,
): Officer => {
  const responsibleUnit = unitCode === null ? null : unitOf(unitCode);
  return Officer.grant({ subject, role, responsibleUnit, validFrom: from ?? today, document, today, isDemo });
};

/** Someone whom the playground offers to be, without signing in. */
export interface DemoOfficer {
  subject: string;
  role: OfficerRole;
  /** Null: the whole registry. */
  unitCode: string | null;
}

/**
 * Grants the demo officers who are not in force yet, in one act; nothing where all are, or where one of their units does
 * not stand. The caller asks whether there are to be any.
 */
export async function grantDemoOfficers(orm: MikroORM, demoOfficers: readonly DemoOfficer[]): Promise<void> {
  const today = dayOf(new Date());
  const em = orm.em.fork();
  const codes = [...new Set(demoOfficers.flatMap(({ unitCode }) => unitCode ?? []))];
  const units = await em.find(ResponsibleUnit, { code: { $in: codes } });
  if (units.filter((unit) => unit.standsOn(today)).length < codes.length) return;
  const granted = await em.find(
    Officer,
    { subject: { $in: demoOfficers.map(({ subject }) => subject) }, validTo: null },
    { populate: ['responsibleUnit'] },
  );
  const isGranted = ({ subject, role, unitCode }: DemoOfficer) =>
    granted.some(
      (one) => one.subject === subject && one.role === role && (one.responsibleUnit?.code ?? null) === unitCode,
    );
  const missing = demoOfficers.filter((officer) => !isGranted(officer));
  if (missing.length === 0) return;
  const { problems } = await act(systemContext(orm, today), 'MANAGE_OFFICERS', ALL, async (tx) => {
    const unitOf = await unitsByCode(tx.em, missing);
    const officers = missing.map((one) => officerOf({ ...one, from: null, document: null }, unitOf, today, true));
    await tx.em.insertMany(officers);
    tx.tally(officers.length, digestOf(missing));
    return {};
  });
  // Another server that starts at the same moment may be first: its grants are the same.
  const broken = problems.find(({ code }) => code !== 'ALREADY_GRANTED');
  if (broken) throw new Error(`The demo officers break a rule: ${broken.code} ${JSON.stringify(broken.facts)}`);
}
