import { areaPolice, event, inCommune, tookPart } from './activity.js';
import type { Activity } from './activity.js';
import { addDays } from './days.js';
import { takesPartOn } from './programs.js';
import type { Program } from './programs.js';
import { random } from './random.js';
import type { Reference } from './reference.js';

/** The yearly review: one event for all programs that a commune has working then. */
export function reviews(programs: readonly Program[]): Activity[] {
  const chance = random('reviews');
  return groupByCommune(programs).flatMap(([commune, members]) =>
    [2020, 2021, 2022, 2023, 2024].flatMap((year): Activity[] => {
      const from = addDays(`${year}-11-10`, chance.between(0, 40));
      const reviewed = members.filter((program) => takesPartOn(program, from));
      if (reviewed.length === 0 || chance.chance(0.12)) return [];
      return [
        event({
          kind: 'REVIEW',
          from,
          area: inCommune(commune),
          unit: `UBND-${commune.code}`,
          title: `Rà soát, đánh giá các mô hình an toàn PCCC năm ${year}, ${commune.name}`,
          programs: reviewed.flatMap(tookPart),
          measures: { PROGRAMS_REVIEWED: reviewed.length },
        }),
      ];
    }),
  );
}

/** Checks of the equipment of a commune's points and market: half-yearly in most, a few months missed. */
export function equipmentChecks(reference: Reference, programs: readonly Program[]): Activity[] {
  const chance = random('equipment checks');
  const equipped = programs.filter(({ kind }) => kind === 'PUBLIC_FIREFIGHTING_POINT' || kind === 'MODEL_MARKET');
  return groupByCommune(equipped).flatMap(([commune, members]) =>
    ['2021-04', '2021-10', '2022-04', '2022-10', '2023-04', '2023-10', '2024-04', '2024-10', '2025-05'].flatMap(
      (month): Activity[] => {
        const from = addDays(`${month}-03`, chance.between(0, 40));
        const checked = members.filter((program) => takesPartOn(program, from));
        if (checked.length === 0 || chance.chance(0.25)) return [];
        return [
          event({
            kind: 'EQUIPMENT_CHECK',
            from,
            area: inCommune(commune),
            unit: areaPolice(reference, commune, from),
            title: `Kiểm tra phương tiện chữa cháy của các mô hình, ${commune.name}`,
            programs: checked.flatMap(tookPart),
            measures: {
              CHECKS: checked.length,
              ITEMS_CHECKED: checked.length * chance.between(4, 9),
              ITEMS_REPLACED: chance.between(0, 2),
            },
          }),
        ];
      },
    ),
  );
}

const groupByCommune = (programs: readonly Program[]) => [...Map.groupBy(programs, (program) => program.commune)];
