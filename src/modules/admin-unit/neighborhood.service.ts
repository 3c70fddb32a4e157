import { type Outcome, act, areaTarget } from '../../access/act.js';
import { Refused, problem } from '../../api/problem.js';
import { shortText } from '../../api/text.js';
import type { Context } from '../../context.js';
import { sql } from '../../database/read.js';
import { assertWithinAYear } from '../../domain/validity.js';
import { AdminUnit } from './admin-unit.entity.js';
import { AdminUnitId } from './admin-unit.type.js';
import { holdUnit } from './admin-unit.service.js';
import type { CreateNeighborhoodInput } from './neighborhood.input.js';

export interface NeighborhoodResult {
  adminUnitId: number;
}

export const createNeighborhood = (
  context: Context,
  given: CreateNeighborhoodInput,
): Promise<Outcome<NeighborhoodResult>> => {
  const communeId = AdminUnitId.decode(given.commune, 'commune');
  return act(context, 'CREATE_NEIGHBORHOOD', areaTarget('AdminUnit', null, communeId), async (tx) => {
    const { em, today } = tx;
    const validFrom = given.validFrom ?? today;
    assertWithinAYear(validFrom, today);
    const name = shortText(given.name, 200, ['name']);
    if (!name) throw new Refused([problem('REQUIRED', ['name'])]);
    await holdUnit(tx, communeId);
    const commune = await em.findOneOrFail(AdminUnit, communeId);
    if (commune.level !== 'COMMUNE') {
      throw new Refused([problem('UNIT_ON_WRONG_LEVEL', ['commune'], { code: commune.code })]);
    }
    commune.assertStandsOn(validFrom);
    // The number after the highest that the commune ever gave; its row is held, so nobody gives the same.
    const [next] = await tx.read.rows<{ code: string; namesake: string | null }>(
      'neighborhood.next-code',
      sql`
      select u.code || '-' || lpad(last::text, greatest(2, length(last::text)), '0') as code, (
        select n.code from admin_unit n
        -- By its very marks: Thôn Đông is not Thôn Đồng.
        where n.parent_id = u.id and lower(n.name) = lower(${name} collate vietnamese) and (n.valid_to is null or ${validFrom}::date < n.valid_to)
        order by n.id limit 1) as namesake
      from admin_unit u cross join lateral (
        select 1 + coalesce(max(split_part(n.code, '-', 2)::integer), 0) as last from admin_unit n where n.parent_id = u.id
      ) given where u.id = ${communeId}`,
    );
    const { code, namesake } = next!;
    if (namesake) throw new Refused([problem('NAME_TAKEN', ['name'], { code: namesake })]);
    const neighborhood = AdminUnit.open({
      code,
      name,
      kind: given.kind,
      parent: commune,
      validFrom,
      provenance: 'OWN_ENTRY',
      latitude: given.position?.latitude ?? null,
      longitude: given.position?.longitude ?? null,
    });
    // Where the end of the commune is known, it ends with it.
    neighborhood.validTo = commune.validTo;
    tx.create(neighborhood);
    await em.flush();
    return { adminUnitId: neighborhood.id };
  });
};
