import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EntityClass, type EntityManager, LockMode } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import { ApiError } from '../api/errors.js';
import { type Problem, Refused, problem } from '../api/problem.js';
import { UnavailableError, isUnavailable } from '../database/errors.js';
import { execute } from '../database/orm.js';
import { type Reader, type Sql, actingAs, join, raw, sql } from '../database/read.js';
import { DomainError } from '../domain/error.js';
import { type Action, deedOf } from './actions.js';
import { constraintProblem } from './constraints.js';
import { forbidden } from './forbidden.js';
import { claimAnswer, keepAnswer, type RepeatedRequest } from './idempotency.js';
import { Recorder, recording } from './recorder.js';
import { ruleProblem } from './rule-problems.js';
import type { Grant, Viewer } from './viewer.js';

/** What an act is upon. */
export interface Target {
  /** Its type in the schema. */
  type: string;
  /** Null: it is only being made, or it is many. */
  id: number | null;
  /**
   * A SELECT of the ids of the admin units that it lies in today, one column. No row: there is no such thing. A null:
   * it lies in no area, and only a grant for the whole registry reaches it.
   */
  areas: Sql;
  /**
   * For what is not public: the actions that show it, some of them in some states alone (a condition). Whoever may do
   * none of them here learns nothing of it, whatever else they may do.
   */
  shownBy?: readonly { action: Action; when?: Sql }[];
  /** Many at once: a grant of the role is enough to begin, and the rule asks for each by `Tx.reached`. */
  isMany?: boolean;
}

/** A target in no area at all: what concerns the whole registry. */
export const REGISTRY: Target = { type: 'Registry', id: null, areas: sql`select null::integer` };

/** An act upon one admin unit. */
export const areaTarget = (type: string, id: number | null, areaId: number): Target => ({
  type,
  id,
  areas: sql`select u.id from admin_unit u where u.id = ${areaId}`,
});

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
  /** Forgets what was read before the act. */
  renew(): void;
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
  /** Of these areas, those that the actor's grants reach with this act's action. */
  reached(areaIds: readonly number[]): Promise<ReadonlySet<number>>;
  /** Runs a part that may be refused alone: its problems are returned, and nothing of it stays. */
  attempt<T>(part: (tx: Tx) => Promise<T>): Promise<{ done: T } | { problems: readonly Problem[] }>;
  /** Says what a batch wrote past the unit of work; the audit trail keeps the number and the digest. */
  tally(rows: number, digest: Buffer): void;
}

interface Changeable {
  id: number;
  version: number;
  changedAt: Date;
}

interface ChangeableClass {
  name: string;
  /** By class, what the API calls the rows beside an entity that are a part of it. */
  parts?: Readonly<Record<string, string>>;
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
 * @throws ApiError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT; UnavailableError.
 */
export async function act<Result extends object>(
  context: ActContext,
  action: Action,
  target: Target,
  rule: (tx: Tx) => Promise<Result & { problems?: readonly Problem[] }>,
): Promise<Outcome<Result>> {
  for (let attempt = 1; ; attempt++) {
    try {
      const outcome = await once(context, action, target, rule);
      context.renew();
      return outcome as Outcome<Result>;
    } catch (error) {
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
  rule: (tx: Tx) => Promise<Result>,
): Promise<Result & { problems: readonly Problem[] }> {
  const { viewer, isSystem = false, today, repeated } = context;
  if (!viewer && !isSystem) throw new ApiError('UNAUTHENTICATED', 'access.nobody');
  const actor = viewer?.subject ?? 'SYSTEM';
  const recorder = new Recorder();

  return recording(recorder, () =>
    context.orm.em.fork().transactional(async (em) => {
      if (viewer) await execute(em, 'access.subject', actingAs({ subject: viewer.subject }));
      if (repeated) {
        const kept = await claimAnswer(em, actor, action, repeated);
        if (kept) return kept as Result & { problems: readonly Problem[] };
      }
      const permit = isSystem ? await systemPermit(em, target) : await ask(em, viewer!, action, target, today);
      const subject: AuditSubject = { entity: null, batch: null };
      const tx = openTx(em, { action, actor, today, recorder, subject, grant: permit.grant });
      const result = { problems: [], ...(await rule(tx)) };
      await em.flush();
      await writeAudit(em, { action, actor, target, permit, recorder, subject, requestId: context.requestId });
      if (repeated) await keepAnswer(em, actor, repeated, result);
      return result;
    }),
  );
}

/** What the audit row is about besides the target that was named at first. */
interface AuditSubject {
  entity: { id?: number; version?: number } | null;
  batch: { rows: number; digest: Buffer } | null;
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
    async reached(areaIds) {
      if (grant === null) return new Set(areaIds);
      const rows = await execute<{ id: number }>(
        em,
        'access.reached',
        sql`
        select area.id from unnest(${[...new Set(areaIds)]}::integer[]) as area (id)
        where exists (
          select from officer o where o.subject = ${actor} and o.role = any(${deedOf(action).roles}::text[])
            and ${grantedOn(raw('o'), today)} and answers_for(o.responsible_unit_id, area.id, ${today}::date))`,
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

const grantedOn = (alias: Sql, today: string): Sql =>
  sql`${alias}.valid_from <= ${today}::date and (${alias}.valid_to is null or ${today}::date < ${alias}.valid_to)`;

interface Permit {
  grant: Grant | null;
  /** The chain of the audit trail that the act belongs to. */
  chain: string;
  /** The admin units that the target lies in. */
  areas: number[];
}

const CHAIN = sql`coalesce((
  select p.code from area join admin_unit_ancestor a on a.unit_id = area.id and a.ancestor_level = 1
  join admin_unit p on p.id = a.ancestor_id order by p.code limit 1), 'VN')`;
const AREAS = sql`array(select distinct area.id from area where area.id is not null order by area.id)`;

async function systemPermit(em: EntityManager, target: Target): Promise<Permit> {
  const statement = sql`with area (id) as (${target.areas}) select ${CHAIN} as chain, ${AREAS} as areas`;
  const [row] = await execute<Omit<Permit, 'grant'>>(em, 'access.locate', statement);
  return { grant: null, ...row! };
}

/**
 * One question: does the target exist, may this viewer see it, and does a grant of theirs that is in force this very
 * moment reach all of it? The grants are held until the act ends, so that nobody acts on one that was revoked.
 */
async function ask(em: EntityManager, viewer: Viewer, action: Action, target: Target, today: string): Promise<Permit> {
  const { roles, reach } = deedOf(action);
  const shows = (target.shownBy ?? []).map(
    ({ action, when = sql`true` }) => sql`(g.role = any(${deedOf(action).roles}::text[]) and ${when})`,
  );
  const isShown = shows.length > 0 ? sql`(${join(shows, ' or ')})` : sql`true`;
  const isAnywhere = reach === 'ANYWHERE' || target.isMany === true;
  const reaches = sql`not exists (
    select from area where not answers_for(g.responsible_unit_id, area.id, ${today}::date))`;
  const [row] = await execute<{
    found: boolean;
    grant: Grant | null;
    shown: boolean;
    chain: string;
    areas: number[];
    needed: string | null;
    held: string | null;
  }>(
    em,
    'access.permit',
    sql`
    with area (id) as materialized (${target.areas}), granted as materialized (
      select o.id, o.role, o.responsible_unit_id from officer o
      where o.subject = ${viewer.subject} and ${grantedOn(raw('o'), today)} for share
    )
    select exists (select from area) as found,
      (select jsonb_build_object('officerId', g.id, 'role', g.role, 'unitId', g.responsible_unit_id) from granted g
        where g.role = any(${roles}::text[]) and (${isAnywhere}::boolean or ${reaches})
        order by g.id limit 1) as grant,
      exists (select from granted g where ${isShown} and ${reaches}) as shown,
      ${CHAIN} as chain, ${AREAS} as areas,
      (select string_agg(u.name, ', ' order by u.name) from area join admin_unit u on u.id = area.id) as needed,
      (select string_agg(distinct coalesce(r.name, 'Việt Nam'), ', ') from granted g
        left join responsible_unit r on r.id = g.responsible_unit_id) as held`,
  );
  const { found, grant, shown, chain, areas, needed, held } = row!;
  if ((!found && !target.isMany) || (target.shownBy && !shown)) throw new ApiError('NOT_FOUND', 'access.not-found');
  if (!grant) throw forbidden(action, { needed, held });
  return { grant, chain, areas };
}

/** The fields of an entity, and of what is a part of it, that acts have changed since it had that version. */
async function changedSince(
  em: EntityManager,
  { name, parts = {} }: ChangeableClass,
  id: number,
  version: number,
): Promise<string[]> {
  const rows = await execute<{ field: string }>(
    em,
    'access.changed-since',
    sql`
    select distinct told.field from audit_row r
    cross join jsonb_array_elements(r.changes) own cross join jsonb_array_elements(r.changes) change
    cross join lateral (
      select field from jsonb_object_keys(change -> 'fields') field where change = own and field <> 'version'
      union all select ${JSON.stringify(parts)}::jsonb ->> (change ->> 'entity')
    ) told (field)
    where r.changes @> ${JSON.stringify([{ entity: name, id }])}::jsonb
      and own ->> 'entity' = ${name} and own ->> 'id' = ${String(id)}
      and (own #>> '{fields,version,1}')::integer > ${version} and told.field is not null
    order by told.field`,
  );
  return rows.map(({ field }) => field);
}

async function writeAudit(
  em: EntityManager,
  {
    action,
    actor,
    target,
    permit,
    recorder,
    subject,
    requestId,
  }: {
    action: Action;
    actor: string;
    target: Target;
    permit: Permit;
    recorder: Recorder;
    subject: AuditSubject;
    requestId: string;
  },
): Promise<void> {
  const { batch, entity } = subject;
  const changes = batch ? [] : recorder.all;
  const rows = batch ? batch.rows : changes.length;
  await execute(
    em,
    'access.record',
    sql`
    insert into audit_row (chain, actor, officer_id, role, action, target_type, target_id, target_version, area_ids,
      changes, row_count, digest, request_id)
    values (${permit.chain}, ${actor}, ${permit.grant?.officerId ?? null}, ${permit.grant?.role ?? null}, ${action},
      ${target.type}, ${entity?.id ?? target.id}, ${entity?.version ?? null}, ${permit.areas}::integer[],
      ${JSON.stringify(changes)}::jsonb, ${rows}, ${batch?.digest ?? null}, ${requestId})`,
  );
}

/** PostgreSQL's own code and constraint, however deep the libraries wrapped them. */
function databaseError(error: unknown): { code?: string; constraint?: string } {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, constraint } = at as { code?: string; constraint?: string };
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return { code, constraint };
  }
  return {};
}

/** A digest of the rows of a batch, whatever they are. */
export const digestOf = (rows: readonly unknown[]): Buffer => {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(JSON.stringify(row)).update('\n');
  return hash.digest();
};
