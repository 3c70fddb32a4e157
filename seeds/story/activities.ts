import type { Activity } from './activity.js';
import type { Day } from './days.js';
import { singleEvents } from './events.js';
import { drills, incidents } from './incidents.js';
import { launches } from './launches.js';
import type { Program } from './programs.js';
import { apportion, random } from './random.js';
import type { Reference } from './reference.js';
import { districtInspections, monthlyReturns, provinceReturns } from './returns.js';
import { equipmentChecks, reviews } from './rounds.js';

/**
 * What the sums of the story have to come to: the numbers of the report. Each is shared out over the activities of its
 * kind in whole steps (leaflets by tens, fines by 250,000 VND), at least one step each.
 */
const TARGETS: { kind: string; measure: string; total: number; step: number }[] = [
  { kind: 'MEDIA', measure: 'ITEMS', total: 700, step: 1 },
  { kind: 'MOBILE_OUTREACH', measure: 'RUNS', total: 1_100, step: 1 },
  { kind: 'LEAFLET', measure: 'COPIES', total: 90_000, step: 10 },
  { kind: 'MESSAGE', measure: 'MESSAGES', total: 10_000_000, step: 100 },
  { kind: 'TRAINING', measure: 'PEOPLE_TRAINED', total: 10_000, step: 1 },
  { kind: 'DIRECT_OUTREACH', measure: 'ATTENDANCES', total: 44_000, step: 1 },
  { kind: 'INSPECTION', measure: 'VISITS', total: 6_000, step: 1 },
  { kind: 'PENALTY', measure: 'FINES_VND', total: 1_600_000_000, step: 250_000 },
  { kind: 'PLAN', measure: 'PLANS', total: 500, step: 1 },
  { kind: 'REHEARSAL', measure: 'REHEARSALS', total: 1_100, step: 1 },
];

export function makeActivities(reference: Reference, programs: readonly Program[]): Activity[] {
  const activities = [
    ...launches(reference, programs),
    ...monthlyReturns(reference),
    ...provinceReturns(),
    ...districtInspections(reference),
    ...singleEvents(reference, programs),
    ...reviews(programs),
    ...equipmentChecks(reference, programs),
    ...incidents(reference, programs),
    ...drills(reference),
  ];
  for (const { kind, measure, total, step } of TARGETS) {
    const rows = activities.filter((activity) => activity.kind === kind);
    const shares = apportion(
      total / step,
      rows.map((row) => row.weight),
      1,
    );
    rows.forEach((row, index) => (row.measures = { [measure]: shares[index]! * step, ...row.measures }));
  }
  addSideMeasures(activities);
  return activities.sort(
    (a, b) =>
      compare(a.from, b.from) || compare(a.to, b.to) || compare(a.kind, b.kind) || compare(a.area.code, b.area.code),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What goes along with a main number in real returns: sessions, facilities, cases. The report says nothing of them. */
function addSideMeasures(activities: readonly Activity[]): void {
  const chance = random('side measures');
  for (const { kind, measures } of activities) {
    switch (kind) {
      case 'TRAINING':
      case 'DIRECT_OUTREACH':
        measures.SESSIONS = 1;
        break;
      case 'INSPECTION':
        measures.FACILITIES_INSPECTED = Math.max(1, measures.VISITS! - chance.between(0, 3));
        if (chance.chance(0.6)) measures.SHORTCOMINGS_FOUND = chance.between(0, measures.VISITS!);
        break;
      case 'PENALTY':
        measures.CASES = Math.max(1, Math.round(measures.FINES_VND! / 5_000_000));
        measures.RECORDS = measures.CASES + (chance.chance(0.2) ? 1 : 0);
        break;
    }
  }
}

/** The last day on which each program's equipment was checked; whose never was is not in it. */
export function lastChecks(activities: readonly Activity[]): Map<Program, Day> {
  const last = new Map<Program, Day>();
  for (const { kind, from, programs } of activities) {
    if (kind !== 'EQUIPMENT_CHECK') continue;
    for (const { program } of programs) last.set(program, from);
  }
  return last;
}
