import { type Told, toldInCharge, toldOf } from './activity.js';
import { type Coverage, PROGRAM_KINDS, coverageInCharge, coverageOf, placeOn } from './coverage.js';
import { type Day, dayOf, holds, partsOf, textOf, today } from './days.js';
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
  const on = (day: Day) => ('area' in owner ? clamp(mapOn ?? day, owner.area) : day);
  const areasOn = (day: Day) => ('area' in owner ? [owner.area] : jurisdictionOf(world, owner.unit, day));
  const covered = (day: Day) =>
    'area' in owner ? coverageOf(world, owner.area, day, mapOn ?? day) : coverageInCharge(world, owner.unit, day);
  const told = (days: Period) =>
    'area' in owner ? toldOf(world, owner.area, days, mapOn) : toldInCharge(world, owner.unit, days);
  const placed = (day: Day): Program[] => placedIn(world, areasOn(day), on(day));
  const [now, past] = [told(period).byKind(), told(then).byKind()];
  const communes = communesOf(world, areasOn(asOf), on(asOf));
  const children = childrenOf(world, owner, asOf, on(asOf), communes);

  return {
    before: { from: textOf(then.from), to: textOf(then.to) },
    asOf: textOf(asOf),
    mapOn: textOf(on(asOf)),
    programs: PROGRAM_KINDS.map((kind, at) => ({
      kind,
      founded: [
        founded(placed(asOf), period.from, asOf + 1, kind),
        founded(placed(then.to - 1), then.from, then.to, kind),
      ],
      standing: [covered(asOf), covered(then.to - 1)].map(({ byKind }) => byKind[at]!.programs),
      suspended: covered(asOf).byKind[at]!.suspended,
      dissolved: [
        ended(placed(asOf), period.from, asOf + 1, kind),
        ended(placed(then.to - 1), then.from, then.to, kind),
      ],
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
          'area' in child ? coverageOf(world, child.area, asOf, on(asOf)) : coverageInCharge(world, child.unit, asOf);
        const { overall, byKind } = coverage as Coverage;
        const done =
          'area' in child ? toldOf(world, child.area, period, mapOn) : toldInCharge(world, child.unit, period);
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
      .filter((commune) => count(toldOf(world, commune, period, mapOn)) === 0)
      .filter((commune) =>
        placedIn(world, [commune], on(asOf)).every(({ statuses }) =>
          statuses.every((step) => step.annulled_at !== null || !isWithin(step.valid_from!, period.from, period.to)),
        ),
      )
      .map(({ code }) => code)
      .sort(),
    total: communes.length,
    months: monthsOf(period).map(({ year, month, from, to }, at) => {
      const past = monthsOf(then)[at];
      return {
        ...{ year, month, from: textOf(from), to: textOf(to) },
        ...inMonth(told(period), at, placed(asOf), { from, to: Math.min(to, asOf + 1) }),
        before: past
          ? {
              ...{ from: textOf(past.from), to: textOf(past.to) },
              ...inMonth(told(then), at, placed(then.to - 1), past),
            }
          : null,
      };
    }),
  };
}

function inMonth(told: Told, at: number, programs: readonly Program[], { from, to }: { from: Day; to: Day }) {
  const { byKind } = told.byMonth()[at]!;
  return {
    activities: Object.values(byKind).reduce((sum, { activities }) => sum + activities, 0),
    incidents: byKind['INCIDENT']?.measures['INCIDENTS_ATTENDED']?.recorded ?? 0,
    founded: founded(programs, from, to),
  };
}

const count = (told: Told): number => Object.values(told.byKind()).reduce((sum, { activities }) => sum + activities, 0);

const isWithin = (day: Day, from: Day, to: Day) => from <= day && day < to;

const placedIn = (world: World, areas: readonly Unit[], day: Day): Program[] =>
  [...world.programs.values()].filter((program) => {
    const place = placeOn(world, program, day);
    return place && areas.some((area) => isIn(world, place.unit, area));
  });

const founded = (programs: readonly Program[], from: Day, to: Day, kind?: string): number =>
  programs.filter((program) => (!kind || program.kind === kind) && isWithin(program.founded_on, from, to)).length;

const ended = (programs: readonly Program[], from: Day, to: Day, kind: string): number =>
  programs
    .filter((program) => program.kind === kind)
    .flatMap(({ statuses }) => statuses)
    .filter(({ status, annulled_at }) => annulled_at === null && ['DISSOLVED', 'MERGED'].includes(status))
    .filter(({ valid_from }) => isWithin(valid_from!, from, to)).length;

/** The communes of the map, or the one that a neighborhood lies in. */
function communesOf(world: World, areas: readonly Unit[], day: Day): Unit[] {
  const found = areas.flatMap((area) => (area.level === 4 ? around(world, area, 3)! : unitsIn(world, area, 3, day)));
  return [...new Set(found)].filter((commune) => holds(commune, day));
}

function childrenOf(world: World, owner: Owner, asOf: Day, day: Day, communes: readonly Unit[]): Owner[] {
  const areas = (units: readonly Unit[]) => units.map((area) => ({ area }));
  if ('area' in owner) {
    const { level } = owner.area;
    return level === 4 ? [] : areas(level === 3 ? unitsIn(world, owner.area, 4, day) : communes);
  }
  const under = [...world.responsible.values()].filter(
    (unit) => unit.parent_id === owner.unit.id && holds(unit, asOf) && jurisdictionOf(world, unit, asOf).length > 0,
  );
  return under.length > 0 ? under.map((unit) => ({ unit })) : areas(communes);
}
