import { LockMode } from '@mikro-orm/core';
import { type Outcome, act, areaTarget } from '../../access/act.js';
import { Refused, problem } from '../../api/problem.js';
import { shortText } from '../../api/text.js';
import type { Context } from '../../context.js';
import { type Day, assertWithinAYear } from '../../domain/validity.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import { AdminUnitId } from '../admin-unit/index.js';
import type { CloseJurisdictionInput, OpenJurisdictionInput } from './jurisdiction.input.js';
import { Jurisdiction, ResponsibleUnit } from './responsible-unit.entity.js';
import { ResponsibleUnitId } from './responsible-unit.type.js';

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
  return act(
    context,
    'MANAGE_JURISDICTION',
    areaTarget('Jurisdiction', null, areaId),
    async ({ em, create, today }) => {
      const validFrom = given.from ?? today;
      assertWithinAYear(validFrom, today);
      const adminUnit = await em.findOneOrFail(AdminUnit, areaId);
      const responsibleUnit = await em.findOne(ResponsibleUnit, unitId);
      if (!responsibleUnit) throw new Refused([problem('UNKNOWN_REFERENCE', ['responsibleUnit'])]);
      const document = shortText(given.document, 300, ['document']);
      const validTo = earlier(adminUnit.validTo, responsibleUnit.validTo);
      const jurisdiction = create(Jurisdiction.open({ responsibleUnit, adminUnit, validFrom, validTo, document }));
      await em.flush();
      return { jurisdictionId: jurisdiction.id };
    },
  );
};

export const closeJurisdiction = (context: Context, given: CloseJurisdictionInput): Answer => {
  const { unitId, areaId } = partiesOf(given);
  return act(context, 'MANAGE_JURISDICTION', areaTarget('Jurisdiction', null, areaId), async ({ em, today }) => {
    const on = given.on ?? today;
    assertWithinAYear(on, today);
    const jurisdiction = await em.findOne(
      Jurisdiction,
      { responsibleUnit: unitId, adminUnit: areaId },
      { orderBy: { validFrom: 'desc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!jurisdiction) throw new Refused([problem('UNKNOWN_REFERENCE', ['responsibleUnit'])]);
    await em.populate(jurisdiction, ['responsibleUnit', 'adminUnit']);
    jurisdiction.close(on, shortText(given.document, 300, ['document']));
    return { jurisdictionId: jurisdiction.id };
  });
};

/** The first of two ends; a null is none. */
const earlier = (one: Day | null | undefined, other: Day | null | undefined): Day | null =>
  [one, other].filter((day) => day != null).sort()[0] ?? null;
