import { event, inCommune, roundRobin, unitOf } from './activity.js';
import type { Activity } from './activity.js';
import { spreadDays } from './days.js';
import { takesPartOn } from './programs.js';
import type { Kind, Program } from './programs.js';
import { apportion, random } from './random.js';
import type { Reference } from './reference.js';

/** These have a row for each incident and drill, so their sums are counts. */
const INCIDENTS = 98;
const PEOPLE_SAVED = 33;
const DRILLS = 4;
const DISASTER_DRILLS = 1;

/** Fires and rescues, one row each: some reach a cluster, and what stands near helps. */
export function incidents(reference: Reference, programs: readonly Program[]): Activity[] {
  const chance = random('incidents');
  const communes = roundRobin(chance, reference.communes, INCIDENTS);
  const rescued = apportion(
    PEOPLE_SAVED,
    Array.from({ length: INCIDENTS }, () => (chance.chance(0.22) ? chance.next() : 0)),
  );

  return spreadDays(chance, INCIDENTS, { growth: 0.2, weekends: true }).map((from, index) => {
    const commune = communes[index]!;
    const near = programs.filter((program) => program.commune === commune && takesPartOn(program, from));
    const one = (kind: Kind) => near.filter((program) => program.kind === kind).slice(0, 1);
    const affected = chance.chance(0.5) ? one('SAFE_RESIDENTIAL_CLUSTER') : [];
    const responded = one('NEIGHBOR_GROUP_TEAM');
    const used = one('PUBLIC_FIREFIGHTING_POINT');
    const isFire = chance.chance(0.8);
    const isPutOutOnSite = isFire && responded.length > 0 && chance.chance(0.6);
    const title = isFire
      ? chance.pick([
          'Cháy nhà ở',
          'Cháy nhà ở kết hợp kinh doanh',
          'Cháy bếp gia đình',
          'Cháy kho vật liệu',
          'Cháy xe ô tô',
          'Cháy trảng cỏ ven khu dân cư',
        ])
      : chance.pick([
          'Cứu người bị mắc kẹt trong nhà',
          'Cứu người đuối nước',
          'Cứu người bị tai nạn giao thông mắc kẹt',
          'Cứu người ngã xuống giếng',
        ]);
    return event({
      kind: 'INCIDENT',
      from,
      area: inCommune(commune),
      unit: unitOf(reference, 'RESCUE_TEAM', commune, from),
      title: `${title} tại ${commune.name}`,
      programs: isFire
        ? [
            ...affected.map((program) => ({ program, role: 'AFFECTED' as const })),
            ...responded.map((program) => ({ program, role: 'RESPONDED' as const })),
            ...used.map((program) => ({ program, role: 'USED' as const })),
          ]
        : [],
      measures: {
        INCIDENTS_ATTENDED: 1,
        ...(rescued[index]! > 0 && { PEOPLE_SAVED: rescued[index]! }),
        ...(isFire && { DAMAGE_VND: chance.between(2, 120) * 1_000_000, PUT_OUT_ON_SITE: isPutOutOnSite ? 1 : 0 }),
        ...(isFire && chance.chance(0.3) && { PEOPLE_GUIDED_OUT: chance.between(1, 12) }),
      },
    });
  });
}

/** The drilled plans of province level: four of fire fighting and rescue, one of a large-fire disaster. */
export function drills(reference: Reference): Activity[] {
  const chance = random('drills');
  const communes = roundRobin(
    chance,
    reference.communes.filter((commune) => commune.isUrban),
    DRILLS + DISASTER_DRILLS,
  );
  return spreadDays(chance, DRILLS + DISASTER_DRILLS, { from: '2021-03-01' }).map((from, index) => {
    const isDisaster = index === DRILLS;
    return event({
      kind: 'DRILL',
      from,
      area: inCommune(communes[index]!),
      unit: 'PC07-NB',
      title: `Diễn tập phương án ${isDisaster ? 'ứng phó thảm họa cháy lớn' : 'chữa cháy và CNCH'} cấp tỉnh tại ${communes[index]!.name}`,
      measures: { [isDisaster ? 'DISASTER_DRILLS' : 'DRILLS']: 1, PARTICIPANTS: chance.between(120, 480) },
    });
  });
}
