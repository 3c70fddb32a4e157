import { type Outcome, type Target, type Tx, act } from '../../access/act.js';
import { Refused, problem } from '../../api/problem.js';
import { shortText } from '../../api/text.js';
import type { Context } from '../../context.js';
import { type Sql, raw, sql, validOn } from '../../database/read.js';
import { ResponsibleUnitId, jurisdictionOf } from '../responsible-unit/index.js';
import { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';
import { Officer } from './officer.entity.js';
import type { GrantOfficerInput, RevokeOfficerInput } from './officer.input.js';
import { OfficerId } from './officer.type.js';

export interface OfficerResult {
  officerId: number;
}

type Answer = Promise<Outcome<OfficerResult>>;

/**
 * What the units of `grants` (SQL of a relation with unit_id) answer for today; a null for the whole registry, and for a
 * unit that answers for nothing: that one is nobody's but a whole-registry administrator's.
 */
export const areasOf = (grants: Sql, today: string): Sql => sql`
  select area.admin_unit_id from (${grants}) granted
  left join lateral (${jurisdictionOf(sql`granted.unit_id`, sql`${today}::date`)}) area on true`;

export const grantOfficer = (context: Context, given: GrantOfficerInput): Answer => {
  const { today } = context;
  const unitId =
    given.responsibleUnit == null ? null : ResponsibleUnitId.decode(given.responsibleUnit, 'responsibleUnit');
  const areas = areasOf(sql`select ${unitId}::integer as unit_id`, today);
  return act(context, 'MANAGE_OFFICERS', { type: 'Officer', id: null, areas }, async (tx) => {
    const responsibleUnit = unitId === null ? null : await tx.em.findOne(ResponsibleUnit, unitId);
    if (unitId !== null && !responsibleUnit) throw new Refused([problem('UNKNOWN_REFERENCE', ['responsibleUnit'])]);
    const validFrom = given.from ?? today;
    const { subject, role } = given;
    const document = shortText(given.document, 300, ['document']);
    const officer = tx.create(Officer.grant({ subject, role, responsibleUnit, validFrom, document, today }));
    await tx.em.flush();
    return { officerId: officer.id };
  });
};

export const revokeOfficer = (context: Context, given: RevokeOfficerInput): Answer => {
  const id = OfficerId.decode(given.officer, 'officer');
  const areas = areasOf(sql`select o.responsible_unit_id as unit_id from officer o where o.id = ${id}`, context.today);
  const target: Target = { type: 'Officer', id, areas, shownBy: [{ action: 'READ_OFFICERS' }] };
  return act(context, 'MANAGE_OFFICERS', target, async (tx) => {
    const document = shortText(given.document, 300, ['document']);
    await revoke(tx, id, document);
    return { officerId: id };
  });
};

/**
 * Takes a grant back in the open act.
 *
 * @throws Refused LAST_ADMINISTRATOR; DomainError ALREADY_CLOSED.
 */
export async function revoke({ em, read, today }: Tx, id: number, document: string | null): Promise<Officer> {
  const officer = await em.findOneOrFail(Officer, id, { populate: ['responsibleUnit'] });
  const isInForce = officer.isInForceOn(today);
  officer.revoke(today, document);
  await em.flush();
  if (!isInForce || officer.role !== 'ADMINISTRATOR' || officer.responsibleUnit) return officer;
  const [other] = await read.rows(
    'officer.other-administrator',
    sql`
    select from officer o
    where o.role = 'ADMINISTRATOR' and o.responsible_unit_id is null and ${validOn(raw('o'), sql`${today}::date`)} limit 1`,
  );
  if (!other) throw new Refused([problem('LAST_ADMINISTRATOR')]);
  return officer;
}
