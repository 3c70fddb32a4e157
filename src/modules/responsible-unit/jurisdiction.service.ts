import { LockMode } from '@mikro-orm/core';
import { type Outcome, type Tx, act, areaTarget } from '../../access/act.js';
import { Refused, problem } from '../../api/problem.js';
import { shortText } from '../../api/text.js';
import type { Context } from '../../context.js';
import { sql } from '../../database/read.js';
import { type Day, assertWithinAYear } from '../../domain/validity.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import { type AdminLevel, AdminUnitId } from '../admin-unit/index.js';
import type { CloseJurisdictionInput, OpenJurisdictionInput } from './jurisdiction.input.js';
import { Jurisdiction, ResponsibleUnit } from './responsible-unit.entity.js';
import { ResponsibleUnitId } from './responsible-unit.type.js';
import type { ResponsibleUnitKind } from './responsible-unit.vocabulary.js';

export interface JurisdictionResult {
  jurisdictionId: number;
}

type Answer = Promise<Outcome<JurisdictionResult>>;

const partiesOf = (given: OpenJurisdictionInput | CloseJurisdictionInput) => ({
  unitId: ResponsibleUnitId.decode(given.responsibleUnit, 'responsibleUnit'),
  areaId: AdminUnitId.decode(given.adminUnit, 'adminUnit'),
});

export const openJurisdiction = (context: Context, given: OpenJurisdictionInput): Answer => {
  const { unitId, areaId } = partiesOf(given);
  return act(context, 'MANAGE_JURISDICTION', areaTarget('Jurisdiction', null, areaId), async (tx) => {
    const { em, create, today } = tx;
    const validFrom = given.from ?? today;
    assertWithinAYear(validFrom, today);
    await assertDisposesOf(tx, unitId);
    const adminUnit = await em.findOneOrFail(AdminUnit, areaId);
    const responsibleUnit = await em.findOneOrFail(ResponsibleUnit, unitId);
    if (WITHOUT_AREA.includes(responsibleUnit.kind)) {
      throw new Refused([problem('JURISDICTION_UNIT_KIND', ['responsibleUnit'])]);
    }
    // A commune's own units are not given more than a commune by the province's officers.
    if (tx.grant?.unitId != null && LOCAL.includes(responsibleUnit.kind) && BROAD.includes(adminUnit.level)) {
      throw new Refused([problem('NOT_PERMITTED', ['adminUnit'])]);
    }
    const document = shortText(given.document, 300, ['document']);
    const validTo = earlier(adminUnit.validTo, responsibleUnit.validTo);
    const jurisdiction = create(Jurisdiction.open({ responsibleUnit, adminUnit, validFrom, validTo, document }));
    await em.flush();
    return { jurisdictionId: jurisdiction.id };
  });
};

export const closeJurisdiction = (context: Context, given: CloseJurisdictionInput): Answer => {
  const { unitId, areaId } = partiesOf(given);
  return act(context, 'MANAGE_JURISDICTION', areaTarget('Jurisdiction', null, areaId), async (tx) => {
    const { em, today } = tx;
    const on = given.on ?? today;
    assertWithinAYear(on, today);
    await assertDisposesOf(tx, unitId);
    // The last of them that was not taken back.
    const [latest] = await tx.read.rows<{ id: number }>(
      'jurisdiction.latest',
      sql`
      select j.id from jurisdiction j where j.responsible_unit_id = ${unitId} and j.admin_unit_id = ${areaId}
      order by j.valid_from is distinct from j.valid_to desc, j.valid_from desc, j.id desc limit 1`,
    );
    if (!latest) throw new Refused([problem('UNKNOWN_REFERENCE', ['responsibleUnit'])]);
    const jurisdiction = await em.findOneOrFail(Jurisdiction, latest.id, { lockMode: LockMode.PESSIMISTIC_WRITE });
    await em.populate(jurisdiction, ['responsibleUnit', 'adminUnit']);
    jurisdiction.close(on, today, shortText(given.document, 300, ['document']));
    return { jurisdictionId: jurisdiction.id };
  });
};

/** What answers for no ground by anybody's say; what the seeds know of old stays. */
const WITHOUT_AREA: readonly ResponsibleUnitKind[] = ['MARKET_BOARD', 'MASS_ORGANIZATION'];
/** What stands in another line than the police departments, and works on their ground. */
const LOCAL: readonly ResponsibleUnitKind[] = ['COMMUNE_POLICE', 'PEOPLES_COMMITTEE'];

const BROAD: readonly AdminLevel[] = ['PROVINCE', 'DISTRICT'];

/**
 * An officer disposes of the units under their own, and of the local ones; never of their own unit or one above it. A
 * grant for the whole registry disposes of all.
 */
async function assertDisposesOf({ grant, read }: Tx, unitId: number): Promise<void> {
  const own = grant?.unitId ?? null;
  const [unit] = await read.rows<{ disposable: boolean }>(
    'jurisdiction.disposable',
    sql`
    select ${own}::integer is null or r.id <> ${own}::integer and (
      exists (select from responsible_unit_ancestor ra where ra.unit_id = r.id and ra.ancestor_id = ${own}::integer)
      or (r.kind = any(${LOCAL}::text[]) and not exists (
        select from responsible_unit_ancestor ra where ra.unit_id = ${own}::integer and ra.ancestor_id = r.id))
    ) as disposable
    from responsible_unit r where r.id = ${unitId}`,
  );
  if (!unit) throw new Refused([problem('UNKNOWN_REFERENCE', ['responsibleUnit'])]);
  if (!unit.disposable) throw new Refused([problem('NOT_PERMITTED', ['responsibleUnit'])]);
}

/** The first of two ends; a null is none. */
const earlier = (one: Day | null | undefined, other: Day | null | undefined): Day | null =>
  [one, other].filter((day) => day != null).sort()[0] ?? null;
