import { type Outcome, act, areaTarget } from '../../access/act.js';
import { Refused, problem } from '../../api/problem.js';
import { shortText } from '../../api/text.js';
import type { Context } from '../../context.js';
import { AdminUnit, Denominator } from './admin-unit.entity.js';
import { AdminUnitId } from './admin-unit.type.js';
import type { RecordDenominatorInput } from './denominator.input.js';
import { holdUnit } from './admin-unit.service.js';

export interface DenominatorResult {
  denominatorId: number;
}

/** More than there are people; sums of all areas stay numbers that JSON can say. */
const MOST = 1e10;

export const recordDenominator = (
  context: Context,
  given: RecordDenominatorInput,
): Promise<Outcome<DenominatorResult>> => {
  const { measure, countedOn, value } = given;
  const areaId = AdminUnitId.decode(given.adminUnit, 'adminUnit');
  return act(context, 'RECORD_DENOMINATOR', areaTarget('Denominator', null, areaId), async (tx) => {
    const { em, today, now } = tx;
    const source = shortText(given.source, 300, ['source']);
    if (!source) throw new Refused([problem('REQUIRED', ['source'])]);
    if (countedOn > today) throw new Refused([problem('DAY_IN_FUTURE', ['countedOn'])]);
    if (value < 0 || value > MOST) throw new Refused([problem('OUT_OF_RANGE', ['value'], { least: 0, most: MOST })]);
    await holdUnit(tx, areaId);
    const adminUnit = await em.findOneOrFail(AdminUnit, areaId);
    let denominator = await em.findOne(Denominator, { adminUnit, measure, countedOn });
    if (denominator && !given.replaces) {
      const facts = { value: denominator.value, source: denominator.source };
      throw new Refused([problem('ALREADY_COUNTED', ['replaces'], facts, { severity: 'CONFIRMABLE' })]);
    }
    if (denominator) denominator.correct({ value, source, recordedAt: now });
    else
      denominator = tx.create(
        Denominator.of({ adminUnit, measure, countedOn, value, source, provenance: 'OWN_ENTRY' }),
      );
    await em.flush();
    return { denominatorId: denominator.id };
  });
};
