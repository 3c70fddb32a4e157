import { type Told, toldInCharge, toldOf } from './activity.js';
import { type Coverage, PROGRAM_KINDS, coverageInCharge, coverageOf, placeOn } from './coverage.js';
import { type Dated, type Day, dayOf, holds, partsOf, textOf, today } from './days.js';
import { type Period, monthsOf } from './period.js';
import {
  type Program,
  type ResponsibleUnit,
  type Unit,
  type World,
  around,
  clamp,
  isIn,
  jurisdictionOf,
  unitsIn,
} from './world.js';

/** Whose report: an area, or a responsible unit. */
export type Owner = { area: Unit } | { unit: ResponsibleUnit };

/** The same period so many years before that the two share no day, a running one until the same day. */
export function before(period: Period, asOf: Day): Period {
  const back = (day: Day, years: number) => {
    const [year, month, date] = partsOf(day);
    // A 29 February that is not there is the day after the 28th.
    return dayOf(year - years, month, date);
  };
  const isLeapDay = (day: Day) => textOf(day).endsWith('-02-29');
  let years = 1;
  while (back(period.to, years) > period.from) years++;
  const from = back(period.from, years);
  const isCut = isLeapDay(period.from) && !isLeapDay(from);
  return {
    from: isCut ? from - 1 : from,
    to: back(Math.min(period.to, asOf + 1), years),
    convention: period.convention,
  };
}

/** What a report says, worked out from the raw rows. */
export function reportOf(world: World, owner: Owner, period: Period, mapOn?: Day) {
  const asOf = Math.min(today(), period.to - 1);
  const then = before(period, asOf);
  const on = (day: Day) => clamp(mapOn ?? day, 'area' in owner ? owner.area : owner.unit);
  const areasOn = (day: Day) => ('area' in owner ? [owner.area] : jurisdictionOf(world, owner.unit, on(day)));
  const covered = (day: Day) =>
    'area' in owner
      ? coverageOf(world, owner.area, day, mapOn ?? day)
      : coverageInCharge(world, owner.unit, day, on(day));
  const told = (days: Period) =>
    'area' in owner ? toldOf(world, owner.area, days, mapOn) : toldInCharge(world, owner.unit, days);
  // What an area has lies in it on the map of `asOf`; a responsible unit has what lay in its jurisdiction on the very day.
  const ownOn =
    (asOf: Day): IsOwn =>
    (program, day) =>
      'area' in owner
        ? liesIn(world, program, [owner.area], on(asOf))
        : liesIn(world, program, jurisdictionOf(world, owner.unit, day), day);
  const steps = { now: new Steps(world, ownOn(asOf)), then: new Steps(world, ownOn(then.to - 1)) };
  // Its communes are asked of the days on which it stood.
  const inDuty = 'area' in owner ? period : { ...period, ...daysWithin(owner.unit, period) };
  const [now, past] = [told(period).byKind(), told(then).byKind()];
  const communes = communesOf(world, areasOn(asOf), on(asOf));
  const children = childrenOf(world, owner, on(asOf), communes);

  return {
    before: { from: textOf(then.from), to: textOf(then.to) },
    asOf: textOf(asOf),
    mapOn: textOf(on(asOf)),
    programs: PROGRAM_KINDS.map((kind, at) => ({
      kind,
      founded: [steps.now.founded(period.from, asOf + 1, kind), steps.then.founded(then.from, then.to, kind)],
      standing: [covered(asOf), covered(then.to - 1)].map(({ byKind }) => byKind[at]!.programs),
      suspended: covered(asOf).byKind[at]!.suspended,
      dissolved: [steps.now.ended(period.from, asOf + 1, kind), steps.then.ended(then.from, then.to, kind)],
    })),
    activities: Object.fromEntries(
      [...new Set([...Object.keys(now), ...Object.keys(past)])].map((kind) => [
        kind,
        {
          activities: [now[kind]?.activities ?? 0, past[kind]?.activities ?? 0],
          notAttributable: now[kind]?.notAttributable ?? 0,
          measures: Object.fromEntries(
            [...new Set([now, past].flatMap((part) => Object.keys(part[kind]?.measures ?? {})))].map((measure) => [
              measure,
              [now, past].map((part) => part[kind]?.measures[measure]?.recorded ?? 0),
            ]),
          ),
        },
      ]),
    ),
    children: children
      .map((child) => {
        const coverage =
          'area' in child
            ? coverageOf(world, child.area, asOf, on(asOf))
            : coverageInCharge(world, child.unit, asOf, on(asOf));
        const { overall, byKind } = coverage as Coverage;
        const done =
          'area' in child ? toldOf(world, child.area, inDuty, mapOn) : toldInCharge(world, child.unit, period);
        return {
          code: 'area' in child ? child.area.code : child.unit.code,
          programs: byKind.map(({ programs }) => programs),
          standing: overall.programs,
          activities: count(done),
          householdsCovered: overall.households.covered,
        };
      })
      .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    missing: communes
      .filter((commune) => count(toldOf(world, commune, inDuty, mapOn)) === 0)
      .filter((commune) =>
        [...world.programs.values()]
          .filter((program) => liesIn(world, program, [commune], on(asOf)))
          .every(({ statuses }) =>
            statuses.every((step) => step.annulled_at !== null || !isWithin(step.valid_from!, inDuty.from, inDuty.to)),
          ),
      )
      .map(({ code }) => code)
      .sort(),
    total: communes.length,
    months: monthsOf(period).map(({ year, month, from, to }, at) => {
      const past = monthsOf(then)[at];
      return {
        ...{ year, month, from: textOf(from), to: textOf(to) },
        ...inMonth(told(period), at, steps.now, { from, to: Math.min(to, asOf + 1) }),
        before: past
          ? {
              ...{ from: textOf(past.from), to: textOf(past.to) },
              ...inMonth(told(then), at, steps.then, past),
            }
          : null,
      };
    }),
  };
}

function inMonth(told: Told, at: number, steps: Steps, { from, to }: { from: Day; to: Day }) {
  const { byKind } = told.byMonth()[at]!;
  return {
    activities: Object.values(byKind).reduce((sum, { activities }) => sum + activities, 0),
    incidents: byKind['INCIDENT']?.measures['INCIDENTS_ATTENDED']?.recorded ?? 0,
    founded: steps.founded(from, to),
  };
}

const count = (told: Told): number => Object.values(told.byKind()).reduce((sum, { activities }) => sum + activities, 0);

const isWithin = (day: Day, from: Day, to: Day) => from <= day && day < to;

/** The part of a period in which a unit stood. */
const daysWithin = ({ valid_from, valid_to }: Dated, { from, to }: Period) => {
  const first = Math.max(from, valid_from ?? from);
  return { from: first, to: Math.max(first, Math.min(to, valid_to ?? to)) };
};

const liesIn = (world: World, program: Program, areas: readonly Unit[], day: Day): boolean => {
  const place = placeOn(world, program, day);
  return place !== undefined && areas.some((area) => isIn(world, place.unit, area));
};

/** Whether a step that a program took on `day` counts. */
type IsOwn = (program: Program, day: Day) => boolean;

/** The steps of programs that count for one owner. */
class Steps {
  constructor(
    private readonly world: World,
    private readonly isOwn: IsOwn,
  ) {}

  founded(from: Day, to: Day, kind?: string): number {
    return this.ofKind(kind).filter(
      (program) => isWithin(program.founded_on, from, to) && this.isOwn(program, program.founded_on),
    ).length;
  }

  ended(from: Day, to: Day, kind: string): number {
    return this.ofKind(kind)
      .flatMap((program) => program.statuses.map((step) => ({ program, ...step })))
      .filter(({ status, annulled_at }) => annulled_at === null && ['DISSOLVED', 'MERGED'].includes(status))
      .filter(({ program, valid_from }) => isWithin(valid_from!, from, to) && this.isOwn(program, valid_from!)).length;
  }

  private ofKind(kind?: string): Program[] {
    return [...this.world.programs.values()].filter((program) => !kind || program.kind === kind);
  }
}

/** The communes of the map, or the one that a neighborhood lies in. */
function communesOf(world: World, areas: readonly Unit[], day: Day): Unit[] {
  const found = areas.flatMap((area) => (area.level === 4 ? around(world, area, 3)! : unitsIn(world, area, 3, day)));
  return [...new Set(found)].filter((commune) => holds(commune, day));
}

function childrenOf(world: World, owner: Owner, day: Day, communes: readonly Unit[]): Owner[] {
  const areas = (units: readonly Unit[]) => units.map((area) => ({ area }));
  if ('area' in owner) {
    const { level } = owner.area;
    return level === 4 ? [] : areas(level === 3 ? unitsIn(world, owner.area, 4, day) : communes);
  }
  const under = [...world.responsible.values()].filter(
    (unit) => unit.parent_id === owner.unit.id && holds(unit, day) && jurisdictionOf(world, unit, day).length > 0,
  );
  return under.length > 0 ? under.map((unit) => ({ unit })) : areas(communes);
}
