import { type Day, textOf } from './days.js';
import { placeOn } from './coverage.js';
import { liesIn, mayOverlap } from './ground.js';
import { type Period, monthsOf } from './period.js';
import { type Activity, type ResponsibleUnit, type Unit, type World, clamp, isIn, jurisdictionOf } from './world.js';

/** How an activity stands to an area: it lies in it, or it cannot be said whether, or it has nothing to do with it. */
export type Standing = 'within' | 'overlapping' | 'apart';

/** What an ActivitySummary says of each kind that has anything to tell. */
export type Summary = Record<string, KindSummary>;

export interface KindSummary {
  activities: number;
  notAttributable: number;
  measures: Record<string, { recorded: number; reported: number[] }>;
}

/**
 * How an activity stands to a unit on the map of `mapOn`, by default of its own first day; either is moved into the
 * unit's validity.
 */
export function standingIn(world: World, activity: Activity, unit: Unit, mapOn?: Day): Standing {
  const day = clamp(mapOn ?? activity.period_from, unit);
  const area = world.units.get(activity.admin_unit_id)!;
  const place = firstPlace(world, activity, day);
  const areaMayOverlap = () => mayOverlap(world, area, activity.period_from, unit, day);
  if (place) {
    if (isIn(world, place, unit)) return 'within';
    return isIn(world, unit, place) && areaMayOverlap() ? 'overlapping' : 'apart';
  }
  if (liesIn(world, area, activity.period_from, unit, day)) return 'within';
  return areaMayOverlap() ? 'overlapping' : 'apart';
}

/** How an activity stands to the jurisdiction of its own day. */
export function standingInCharge(world: World, activity: Activity, unit: ResponsibleUnit): Standing {
  const day = activity.period_from;
  const areas = jurisdictionOf(world, unit, day);
  const standings = areas.map((area) => standingIn(world, activity, area, day));
  return standings.includes('within') ? 'within' : standings.includes('overlapping') ? 'overlapping' : 'apart';
}

function firstPlace(world: World, { programs }: Activity, day: Day): Unit | undefined {
  return programs[0] && placeOn(world, world.programs.get(programs[0].program_id)!, day)?.unit;
}

/** What is told to somebody of the activities of a period; what is corrected or annulled is not. */
export class Told {
  private readonly entries: { activity: Activity; standing: Standing }[];

  /** `figures` are the reported ones that stand beside. */
  constructor(
    world: World,
    private readonly period: Period,
    standing: (activity: Activity) => Standing,
    private readonly figures: World['figures'],
  ) {
    this.entries = world.activities
      .filter((activity) => activity.ended_at === null && shares(activity, period))
      .map((activity) => ({ activity, standing: standing(activity) }))
      .filter((entry) => entry.standing !== 'apart');
  }

  /** The activities that lie in it, newest first; those that the period cuts, too. */
  list(): Activity[] {
    return this.entries
      .filter((entry) => entry.standing === 'within')
      .map(({ activity }) => activity)
      .sort((a, b) => b.period_from - a.period_from || b.id - a.id);
  }

  hasDemoData(): boolean {
    return this.entries.some(({ activity }) => activity.provenance === 'DEMO');
  }

  /** What comes to the period or a part of it. */
  byKind(part: Pick<Period, 'from' | 'to'> = this.period): Summary {
    const summary: Summary = {};
    const of = (kind: string) => (summary[kind] ??= { activities: 0, notAttributable: 0, measures: {} });
    const ofMeasure = (kind: string, measure: string) => (of(kind).measures[measure] ??= { recorded: 0, reported: [] });
    for (const { activity, standing } of this.entries) {
      if (!shares(activity, part)) continue;
      const isWhole = part.from <= activity.period_from && activity.period_to <= part.to;
      if (standing === 'overlapping' || !isWhole) {
        of(activity.kind).notAttributable++;
        continue;
      }
      of(activity.kind).activities++;
      for (const { measure, value } of activity.measures) ofMeasure(activity.kind, measure).recorded += value;
    }
    for (const figure of this.figures) {
      if (figure.kind === null || figure.period_from !== part.from || figure.period_to !== part.to) continue;
      ofMeasure(figure.kind, figure.measure!).reported.push(figure.value);
    }
    return summary;
  }

  byMonth() {
    return monthsOf(this.period).map(({ year, month, from, to }) => {
      return { year, month, period: { from: textOf(from), to: textOf(to) }, byKind: this.byKind({ from, to }) };
    });
  }
}

const shares = (activity: Activity, { from, to }: Pick<Period, 'from' | 'to'>) =>
  activity.period_from < to && activity.period_to > from;

/** What is told of an area. */
export const toldOf = (world: World, unit: Unit, period: Period, mapOn?: Day): Told =>
  new Told(
    world,
    period,
    (activity) => standingIn(world, activity, unit, mapOn),
    world.figures.filter((figure) => figure.admin_unit_id === unit.id),
  );

/** What is told of a responsible unit's jurisdiction, day by day. */
export const toldInCharge = (world: World, unit: ResponsibleUnit, period: Period): Told =>
  new Told(
    world,
    period,
    (activity) => standingInCharge(world, activity, unit),
    world.figures.filter((figure) => figure.responsible_unit_id === unit.id),
  );
