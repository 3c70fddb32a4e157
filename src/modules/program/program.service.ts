import type { Tx } from '../../access/act.js';
import { sql } from '../../database/read.js';
import type { Day } from '../../domain/validity.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import type { EquipmentCount } from './equipment-line.entity.js';
import { ModelMarket } from './kinds/model-market.entity.js';
import { NeighborGroupTeam } from './kinds/neighbor-group-team.entity.js';
import { PublicFirefightingPoint } from './kinds/public-firefighting-point.entity.js';
import { SafeResidentialCluster } from './kinds/safe-residential-cluster.entity.js';
import type { EarlierPlace, Program, ProgramFounding } from './program.entity.js';
import { CODE_PREFIX, type ProgramKind } from './program.vocabulary.js';

/** A program to found: what its kind alone has in `own`, and no code, for that is given here. */
export interface Founding extends Omit<ProgramFounding, 'code' | 'earlierPlaces' | 'managedFrom'> {
  own: object;
  equipment: readonly EquipmentCount[];
}

const FOUND: Record<ProgramKind, (founding: ProgramFounding, own: object) => { program: Program }> = {
  SAFE_RESIDENTIAL_CLUSTER: (founding, own) => SafeResidentialCluster.found(founding, own),
  NEIGHBOR_GROUP_TEAM: (founding, own) => NeighborGroupTeam.found(founding, own),
  PUBLIC_FIREFIGHTING_POINT: (founding, own) => PublicFirefightingPoint.found(founding, own),
  MODEL_MARKET: (founding, own) => ModelMarket.found(founding, own),
};

/**
 * Founds a program in the open act, with its code, its places on every map since its founding, its managing unit, its
 * households and its equipment.
 */
export async function foundProgram(
  tx: Tx,
  kind: ProgramKind,
  { own, equipment, ...founding }: Founding,
): Promise<Program> {
  const code = await nextCode(tx, kind, founding.adminUnit);
  const earlierPlaces = await placesBefore(tx, founding.adminUnit, founding.foundedOn);
  const { foundedOn, managingUnit } = founding;
  const managedFrom = managingUnit.validFrom && managingUnit.validFrom > foundedOn ? managingUnit.validFrom : foundedOn;
  const founded = FOUND[kind]({ ...founding, code, earlierPlaces, managedFrom }, own);
  for (const line of equipment) founded.program.equip(line);
  tx.em.persist(founded);
  return founded.program;
}

/** The next code of a kind in the province that an area lies in today, such as TLG-37-0218; see table program_number. */
async function nextCode({ read }: Tx, kind: ProgramKind, area: AdminUnit): Promise<string> {
  const prefix = CODE_PREFIX[kind];
  const [row] = await read.rows<{ code: string }>(
    'program.next-number',
    sql`
    insert into program_number as given (kind, province_code, last)
    select ${kind}, province.code, 1 + coalesce((
      select max(split_part(p.code, '-', 3)::integer) from program p where p.code like ${prefix} || '-' || province.code || '-%'), 0)
    from admin_unit_ancestor a join admin_unit province on province.id = a.ancestor_id
    where a.unit_id = ${area.id} and a.ancestor_level = 1
    on conflict (kind, province_code) do update set last = given.last + 1
    returning ${prefix} || '-' || province_code || '-' || lpad(last::text, greatest(4, length(last::text)), '0') as code`,
  );
  return row!.code;
}

/**
 * Where something that lies in an area today lay on the maps before that area stood, back to a day. The one old unit
 * where the area came from one alone; else the smallest that holds all it was made of, and nobody knows where below.
 */
async function placesBefore(
  { em, read }: Pick<Tx, 'em' | 'read'>,
  area: AdminUnit,
  since: Day,
): Promise<EarlierPlace[]> {
  if (!area.validFrom || area.validFrom <= since) return [];
  const [before] = await read.rows<{ id: number; isUnplaced: boolean }>(
    'program.place-before',
    sql`
    select a.ancestor_id as id, a.ancestor_level < min(u.level) as "isUnplaced"
    from admin_unit_lineage l
    join admin_unit_ancestor a on a.unit_id = l.predecessor_id
    join admin_unit u on u.id = l.predecessor_id
    where l.successor_id = ${area.id}
    group by a.ancestor_id, a.ancestor_level
    having count(*) = (select count(*) from admin_unit_lineage l where l.successor_id = ${area.id})
    order by a.ancestor_level desc limit 1`,
  );
  // A neighborhood that is new, and came from none, was ground of its commune.
  if (!before && area.level === 'NEIGHBORHOOD') {
    const commune = await em.findOneOrFail(AdminUnit, area.parent!.id);
    const earlier = await placesBefore({ em, read }, commune, since);
    const validFrom = earlier.at(-1)?.validTo ?? since;
    return [...earlier, { adminUnit: commune, isUnplaced: false, validFrom, validTo: area.validFrom }];
  }
  if (!before) return [];
  const adminUnit = await em.findOneOrFail(AdminUnit, before.id);
  const earlier = await placesBefore({ em, read }, adminUnit, since);
  const validFrom = earlier.at(-1)?.validTo ?? since;
  return [...earlier, { adminUnit, isUnplaced: before.isUnplaced, validFrom, validTo: area.validFrom }];
}
