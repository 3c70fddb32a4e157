import fc from 'fast-check';
import { Enum, dayArgument, idOf } from './ask.js';
import { PROGRAM_KINDS } from './coverage.js';
import type { ProgramsAsked } from './filters.js';
import { someDay } from './random.js';
import { folded } from './text.js';
import type { World } from './world.js';
import { someUnit } from './worlds.js';

/** A text as people may type it. */
export const typedAs = (text: string) =>
  fc.constantFrom(text, folded(text), text.toUpperCase(), text.normalize('NFD'), ` ${text} `);

/** A piece of some name, as people may type it. */
export const somePiece = (names: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...names), fc.nat(), fc.nat())
    .map(([name, from, length]) => {
      const words = name.split(' ');
      const first = from % words.length;
      return words.slice(first, first + 1 + (length % 3)).join(' ');
    })
    .filter((piece) => folded(piece) !== '')
    .chain(typedAs);

/** Some of what `programs` may be asked for. */
export function someProgramFilter(world: World): fc.Arbitrary<ProgramsAsked> {
  const programs = [...world.programs.values()];
  const responsible = fc.constantFrom(...world.responsible.values());
  const some = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
  const degrees = fc.tuple(
    fc.double({ min: 0.02, max: 0.5, noNaN: true }),
    fc.double({ min: 0.02, max: 0.5, noNaN: true }),
  );
  const conditions: { [Name in keyof ProgramsAsked]: fc.Arbitrary<ProgramsAsked[Name]> } = {
    kinds: some(PROGRAM_KINDS),
    statuses: some(['FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING', 'SUSPENDED', 'DISSOLVED', 'MERGED']),
    provenances: some(['OWN_ENTRY', 'IMPORT', 'REPORT', 'DEMO']),
    adminUnit: someUnit(world),
    inJurisdictionOf: responsible,
    assignedTo: responsible,
    cluster: fc.constantFrom(...programs.filter(({ kind }) => kind === PROGRAM_KINDS[0])),
    text: somePiece(programs.map(({ name }) => name)),
    founded: fc
      .tuple(someDay(), fc.integer({ min: 0, max: 900 }), fc.constantFrom('from', 'to', 'both'))
      .map(([from, days, ends]) => ({ ...(ends !== 'to' && { from }), ...(ends !== 'from' && { to: from + days }) })),
    quietSince: someDay(),
    equipmentDueBefore: someDay(),
    criteriaMissed: fc.boolean(),
    inBox: fc
      .tuple(fc.constantFrom(...programs.filter(({ latitude }) => latitude !== null)), degrees)
      .map(([{ latitude, longitude }, [height, width]]) => ({
        ...{ south: latitude!, west: longitude! - width / 2, north: latitude! + height, east: longitude! + width / 2 },
      })),
  };
  const names = Object.keys(conditions) as (keyof ProgramsAsked)[];
  return fc
    .uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 })
    .chain((chosen) =>
      fc.record(Object.fromEntries(chosen.map((name) => [name, conditions[name]!]))),
    ) as fc.Arbitrary<ProgramsAsked>;
}

export const enums = (names: readonly string[] | undefined) => names?.map((name) => new Enum(name));
export const rowArgument = (type: Parameters<typeof idOf>[0], row: { id: number } | undefined) =>
  row && idOf(type, row);

/** The same as the API is asked for it. */
export const programFilter = (asked: ProgramsAsked) => ({
  ...asked,
  kinds: enums(asked.kinds),
  statuses: enums(asked.statuses),
  provenances: enums(asked.provenances),
  adminUnit: rowArgument('AdminUnit', asked.adminUnit),
  inJurisdictionOf: rowArgument('ResponsibleUnit', asked.inJurisdictionOf),
  assignedTo: rowArgument('ResponsibleUnit', asked.assignedTo),
  cluster: rowArgument('Program', asked.cluster),
  founded: asked.founded && { from: dayArgument(asked.founded.from), to: dayArgument(asked.founded.to) },
  quietSince: dayArgument(asked.quietSince),
  equipmentDueBefore: dayArgument(asked.equipmentDueBefore),
});
