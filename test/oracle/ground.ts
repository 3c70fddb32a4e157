import { type Day } from './days.js';
import { type Unit, type World, around, isIn, remembered, unitsIn } from './world.js';

/**
 * Which units hold, together, the ground of `unit` as it was on the map of `from`, on the map of `to`: communes, and
 * neighborhoods as long as their own lineage tells where they went. A split makes both parts hold it.
 */
export function carry(world: World, unit: Unit, from: Day, to: Day): ReadonlySet<Unit> {
  return remembered(world, `carry ${unit.id} ${mapOf(world, from)} ${mapOf(world, to)}`, () => {
    let cells = unit.level < 3 ? unitsIn(world, unit, 3, from) : [unit];
    for (const day of changes(world, from, to)) cells = cells.flatMap((cell) => across(world, cell, day, from <= to));
    return new Set(cells);
  });
}

/** Whether the ground of `inner` on `innerDay` lies wholly in `outer` on `outerDay`. */
export function liesIn(world: World, inner: Unit, innerDay: Day, outer: Unit, outerDay: Day): boolean {
  const cells = carry(world, inner, innerDay, outerDay);
  return cells.size > 0 && [...cells].every((cell) => isIn(world, cell, outer));
}

/**
 * Whether they may share ground: seen from either map. One map alone does not tell, because where a split commune went
 * says less than where each of its neighborhoods did.
 */
export function mayOverlap(world: World, one: Unit, oneDay: Day, other: Unit, otherDay: Day): boolean {
  return (
    touches(world, carry(world, one, oneDay, otherDay), other) &&
    touches(world, carry(world, other, otherDay, oneDay), one)
  );
}

const touches = (world: World, cells: ReadonlySet<Unit>, unit: Unit): boolean =>
  [...cells].some((cell) => isIn(world, cell, unit) || isIn(world, unit, cell));

/** Every day on which some unit began or ended, in order. */
const daysOfChange = (world: World): readonly Day[] =>
  remembered(world, 'days of change', () => {
    const ends = [...world.units.values()].flatMap(({ valid_from, valid_to }) => [valid_from, valid_to]);
    return [...new Set(ends)].filter((day) => day !== null).sort((a, b) => a - b);
  });

/** Days of one map have one number. */
const mapOf = (world: World, day: Day): number => daysOfChange(world).filter((change) => change <= day).length;

/** The days on which the map changed between two days, in the order in which one meets them. */
function changes(world: World, from: Day, to: Day): Day[] {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  const between = daysOfChange(world).filter((day) => first < day && day <= last);
  return from <= to ? between : between.toReversed();
}

/** What a cell becomes on a day of change, forward or backward: itself, unless it ended (or began) that day. */
function across(world: World, cell: Unit, day: Day, isForward: boolean): Unit[] {
  if ((isForward ? cell.valid_to : cell.valid_from) !== day) return [cell];
  const beyond = world.lineage
    .filter((edge) => (isForward ? edge.predecessor_id : edge.successor_id) === cell.id)
    .map((edge) => world.units.get(isForward ? edge.successor_id : edge.predecessor_id)!);
  if (beyond.length > 0 || cell.level === 3) return beyond;
  // Nobody said where this neighborhood went, or what it was before: somewhere in what its commune became.
  return across(world, around(world, cell, 3)!, day, isForward);
}
