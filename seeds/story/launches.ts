import { areaPolice, at, communePolice, event, inCommune, inSentence, tookPart } from './activity.js';
import type { Activity } from './activity.js';
import { FORTY } from './programs.js';
import type { Program } from './programs.js';
import { random } from './random.js';
import type { Random } from './random.js';
import type { Reference } from './reference.js';

/** Each launched program begins with an event of its own; the forty of one decision with one that they share. */
export function launches(reference: Reference, programs: readonly Program[]): Activity[] {
  const chance = random('launches');
  const forty = programs.filter((program) => program.basis?.annexRow);
  const own = programs
    .filter((program) => !program.basis?.annexRow)
    .map((program): Activity => {
      const { commune } = program;
      if (program.launchedOn === null) {
        return event({
          kind: 'DIRECT_OUTREACH',
          from: program.foundedOn,
          area: inCommune(commune),
          unit: communePolice(commune),
          title: `Họp dân vận động tham gia ${inSentence(program)}`,
          programs: tookPart(program),
          weight: 0.3 + chance.next() * 0.4,
        });
      }
      const [kind, title, weight] = launchEvent(chance, program);
      return event({
        kind,
        from: program.launchedOn,
        area: inCommune(commune),
        unit: chance.chance(0.5) ? communePolice(commune) : areaPolice(reference, commune, program.launchedOn),
        title,
        programs: tookPart(program),
        weight,
        measures:
          kind === 'COMMITMENT'
            ? {
                COMMITMENTS_SIGNED:
                  Number(program.own.commitments_signed ?? program.households ?? chance.between(5, 15)) || 5,
              }
            : {},
      });
    });
  const shared = event({
    kind: 'DIRECT_OUTREACH',
    from: FORTY.launchedOn,
    area: inCommune(forty[0]!.commune),
    unit: `CA-${FORTY.districtCode}`,
    title: 'Lễ ra mắt đồng loạt 40 tổ liên gia an toàn PCCC thành phố Hoa Lư',
    programs: forty.flatMap(tookPart),
    weight: 6,
  });
  return [...own, shared];
}

function launchEvent(chance: Random, program: Program): [kind: string, title: string, weight: number] {
  const luck = chance.next();
  const weight = (program.kind === 'SAFE_RESIDENTIAL_CLUSTER' ? 1 : 0.5) * (0.5 + chance.next());
  if (luck < 0.55) return ['DIRECT_OUTREACH', `Lễ ra mắt ${inSentence(program)}`, weight];
  if (luck < 0.78) return ['TRAINING', `Huấn luyện ban đầu cho ${at(program).people} ngày ra mắt`, weight];
  return ['COMMITMENT', `Ký cam kết an toàn PCCC khi ra mắt ${inSentence(program)}`, weight];
}
