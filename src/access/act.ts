import { setTimeout as sleep } from 'node:timers/promises';
import { type EntityClass, type EntityManager, LockMode } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import { ApiError } from '../api/errors.js';
import { type Problem, Refused, problem } from '../api/problem.js';
import { UnavailableError, isUnavailable } from '../database/errors.js';
import { insertEntities } from '../database/insert.js';
import { execute } from '../database/orm.js';
import { type Backend, type Deadline, actingAs } from '../database/place.js';
import { type Reader, raw, sql, validOn } from '../database/read.js';
import { DomainError } from '../domain/error.js';
import { type Action, deedOf } from './actions.js';
import { constraintProblem } from './constraints.js';
import { claimAnswer, keepAnswer, type RepeatedRequest } from './idempotency.js';
import { type Target, ask, systemPermit } from './permit.js';
import { Recorder, recording } from './recorder.js';
import { ruleProblem } from './rule-problems.js';
import { type AuditSubject, type ChangeableClass, changedSince, writeAudit } from './trail.js';
import type { Grant, Viewer } from './viewer.js';

export { REGISTRY, type Target, areaTarget } from './permit.js';
export { digestOf } from './trail.js';

/** What of a request an act needs. */
export interface ActContext {
  viewer: Viewer | null;
  /** The registry itself: it needs no grant. Only the seeds and commands of whoever runs the server act so. */
  isSystem?: boolean;
  today: string;
  requestId: string;
  orm: MikroORM;
  /** The request's Idempotency-Key, where it has one. */
  repeated: RepeatedRequest | null;
  /** When the act has to be over: it is undone, and throws the signal's reason. Without it, it takes what it needs. */
  deadline?: Deadline;
  /** Forgets what was read before the act; `unitsChanged` of what the whole server knows, too. */
  renew(unitsChanged: boolean): void;
}

/** An open act, as the rule that runs in it sees it. */
export interface Tx {
  em: EntityManager;
  /**
   * Reads rows as the act sees them. Bigints and numerics come as texts here: cast counts to integer.
   */
  read: Pick<Reader, 'rows'>;
  today: string;
  now: Date;
  /** Who acts: a subject, or SYSTEM. */
  actor: string;
  /** By which grant; null for SYSTEM. */
  grant: Grant | null;
  /**
   * Reads one entity for changing, and holds it until the act ends. It is the act's target from now on, and counts as
   * changed.
   *
   * @param expectedVersion the version that whoever asks has seen.
   * @throws Refused VERSION_CONFLICT with the current version and what changed since.
   */
  change<Entity extends Changeable>(type: EntityClass<Entity>, id: number, expectedVersion: number): Promise<Entity>;
  /** Makes a new entity part of the act, and its target. */
  create<Entity extends object>(entity: Entity): Entity;
  /**
   * Writes many new entities and their parts at once, as rows of one INSERT a class, and records them. What they point to
   * is written already: flush first what of the unit of work goes before them.
   */
  createMany(entities: readonly object[]): Promise<void>;
  /** Of these areas, those that the actor's grants reach with this act's action. */
  reached(areaIds: readonly number[]): Promise<ReadonlySet<number>>;
  /** Runs a part that may be refused alone: its problems are returned, and nothing of it stays. */
  attempt<T>(part: (tx: Tx) => Promise<T>): Promise<RowOutcome<T>>;
  /**
   * What is written from now on is too much to be told change by change: the audit trail keeps the number of changes
   * and a digest of them, and nothing is held in memory.
   */
  beginBatch(): void;
  /** Says what a batch wrote past the unit of work; the audit trail keeps the number and the digest. */
  tally(rows: number, digest: Buffer): void;
}

/** What became of one part of many, each of which may be refused alone. */
export type RowOutcome<T> = { done: T } | { problems: readonly Problem[] };

interface Changeable {
  id: number;
  version: number;
  changedAt: Date;
}

/** What an act gives: its result, or problems and nothing written. Plain data, for it may be kept and given again. */
export type Outcome<Result> = Partial<Result> & { problems: readonly Problem[] };

const MOST_ATTEMPTS = 4;
/** Two acts met in the database and one has to begin anew. */
const CONTENTION = new Set(['40001', '40P01']);

/**
 * The one door for writes. Asks the permission, runs the rule on entities in one transaction, writes the audit row into
 * the same transaction, and commits: all of it or nothing. An act that lost against another at the same moment is tried
 * again, three times at most.
 *
 * @param rule what is to be done; what it returns is kept as the answer of a repeated request, so it is plain data
 *   without anything about people. It may run more than once.
 * @returns the result, or the problems for which nothing was written.
 * @throws ApiError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT; UnavailableError; the reason of the deadline.
 */
export const act = <Result extends object>(
  context: ActContext,
  action: Action,
  target: Target,
  rule: Rule<Result>,
): Promise<Outcome<Result>> => perform(context, action, target, rule, { isRehearsal: false });

/**
 * What `act` would give, to the letter: the same permission, the same rule in a transaction, all that the database
 * guards. Then nothing of it stays, be it in the audit trail or as an answer that is kept. Ids in the result are those
 * of rows that are gone.
 *
 * @throws as `act` does.
 */
export const rehearse = <Result extends object>(
  context: ActContext,
  action: Action,
  target: Target,
  rule: Rule<Result>,
): Promise<Outcome<Result>> => perform({ ...context, repeated: null }, action, target, rule, { isRehearsal: true });

type Rule<Result extends object> = (tx: Tx) => Promise<Result & { problems?: readonly Problem[] }>;

/** Ends the transaction of a rehearsal, and carries its result out of it. */
class Rehearsed extends Error {
  constructor(readonly result: object) {
    super('rehearsed');
  }
}

async function perform<Result extends object>(
  context: ActContext,
  action: Action,
  target: Target,
  rule: Rule<Result>,
  kind: { isRehearsal: boolean },
): Promise<Outcome<Result>> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { result, unitsChanged } = await once(context, action, target, rule, kind);
      context.renew(unitsChanged);
      return result as Outcome<Result>;
    } catch (error) {
      if (error instanceof Rehearsed) return error.result as Outcome<Result>;
      context.deadline?.signal.throwIfAborted();
      const problems = problemsOf(error);
      if (problems) return { problems } as Outcome<Result>;
      const isContention = CONTENTION.has(databaseError(error).code ?? '');
      if (!isContention || attempt === MOST_ATTEMPTS) {
        // Nothing is wrong with an act that lost every time: sent again, it may win.
        if (isContention || isUnavailable(error))
          throw new UnavailableError(`${action}: ${(error as Error).message}`, { cause: error });
        throw error;
      }
      await sleep(Math.random() * 20 * attempt);
    }
  }
}

async function once<Result extends object>(
  context: ActContext,
  action: Action,
  target: Target,
  rule: Rule<Result>,
  { isRehearsal }: { isRehearsal: boolean },
): Promise<{ result: Result & { problems: readonly Problem[] }; unitsChanged: boolean }> {
  const { viewer, isSystem = false, today, repeated, deadline } = context;
  if (!viewer && !isSystem) throw new ApiError('UNAUTHENTICATED', 'access.nobody');
  const actor = viewer?.subject ?? 'SYSTEM';
  const recorder = new Recorder();

  return recording(recorder, () =>
    context.orm.em.fork().transactional(async (em) => {
      if (viewer) {
        const [backend] = await execute<Backend>(em, 'access.subject', actingAs({ subject: viewer.subject }));
        deadline?.signal.throwIfAborted();
        // Later it finds nothing to end: it is this transaction's alone.
        deadline?.signal.addEventListener('abort', () => deadline.cancel(backend!), { once: true });
      }
      if (repeated) {
        const kept = await claimAnswer(em, actor, action, repeated);
        if (kept) return { result: kept as Result & { problems: readonly Problem[] }, unitsChanged: false };
      }
      if (deedOf(action).isInTurn)
        await execute(em, 'access.take-turn', sql`select pg_advisory_xact_lock(hashtext(${`act ${action}`}))`);
      const permit = isSystem ? await systemPermit(em, target) : await ask(em, viewer!, action, target, today);
      const subject: AuditSubject = { entity: null, batch: null };
      const tx = openTx(em, { action, actor, today, recorder, subject, grant: permit.grant });
      const result = { problems: [], ...(await rule(tx)) };
      await em.flush();
      if (isRehearsal) {
        // The checks that wait for the commit come now, for there will be none.
        await execute(em, 'access.check-now', sql`set constraints all immediate`);
        throw new Rehearsed(result);
      }
      const audited = { action, actor, target, permit, recorder, subject, requestId: context.requestId };
      const { unitsChanged } = await writeAudit(em, audited);
      if (repeated) await keepAnswer(em, actor, repeated, result);
      // Who was told that it was given up must not find it done.
      deadline?.signal.throwIfAborted();
      return { result, unitsChanged };
    }),
  );
}

interface Acting {
  action: Action;
  actor: string;
  today: string;
  recorder: Recorder;
  subject: AuditSubject;
  grant: Grant | null;
}

function openTx(em: EntityManager, acting: Acting): Tx {
  const { action, actor, today, recorder, subject, grant } = acting;
  const now = new Date();
  return {
    em,
    read: { rows: (name, statement) => execute(em, name, statement) },
    today,
    now,
    actor,
    grant,
    async change(type, id, expectedVersion) {
      const entity = await em.findOneOrFail(type, id as never, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (entity.version !== expectedVersion) {
        const changed = await changedSince(em, type as unknown as ChangeableClass, id, expectedVersion);
        throw new Refused([
          problem(
            'VERSION_CONFLICT',
            ['expectedVersion'],
            { current: entity.version, changed },
            { type: 'VersionProblem' },
          ),
        ]);
      }
      entity.changedAt = now;
      subject.entity = entity;
      return entity;
    },
    create(entity) {
      em.persist(entity);
      subject.entity = entity as AuditSubject['entity'];
      return entity;
    },
    async createMany(entities) {
      await insertEntities(em, entities, (rows) => recorder.note(rows));
    },
    async reached(areaIds) {
      if (grant === null) return new Set(areaIds);
      const rows = await execute<{ id: number }>(
        em,
        'access.reached',
        sql`
        select area.id from unnest(${[...new Set(areaIds)]}::integer[]) as area (id)
        where exists (
          select from officer o where o.subject = ${actor} and o.role = any(${deedOf(action).roles}::text[])
            and ${validOn(raw('o'), sql`${today}::date`)} and answers_for(o.responsible_unit_id, area.id, ${today}::date))`,
      );
      return new Set(rows.map(({ id }) => id));
    },
    async attempt(part) {
      const mark = recorder.mark();
      try {
        // What the part names as its own target is not the whole act's.
        const done = await em.transactional((inner) => part(openTx(inner, { ...acting, subject: { ...subject } })));
        return { done };
      } catch (error) {
        recorder.rewind(mark);
        const problems = problemsOf(error);
        if (!problems) throw error;
        return { problems };
      }
    },
    beginBatch() {
      recorder.fold();
    },
    tally(rows, digest) {
      subject.batch = { rows, digest };
    },
  };
}

/** What a refusal says, be it by a rule or by the database's guards; null for any other error. */
function problemsOf(error: unknown): readonly Problem[] | null {
  if (error instanceof Refused) return error.problems;
  if (error instanceof DomainError) return [ruleProblem(error)];
  const broken = constraintProblem(databaseError(error).constraint);
  return broken ? [broken] : null;
}

/** PostgreSQL's own code and constraint, however deep the libraries wrapped them. */
function databaseError(error: unknown): { code?: string; constraint?: string } {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, constraint } = at as { code?: string; constraint?: string };
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return { code, constraint };
  }
  return {};
}
