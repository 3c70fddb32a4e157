import type { Context } from '../../context.js';
import { AdminUnitId, type AdminUnitRow } from '../admin-unit/index.js';
import { type AreaCoverage, COVERAGE_FORM } from '../coverage/index.js';
import type { Exported, Feature } from './formats.js';

type KindFigures = AreaCoverage['coverage']['figures']['byKind'][number];
type Ratio = KindFigures['communes'];

/** What programs of one kind cover of one area: a row of the file. */
interface ExportedCoverage {
  area: AdminUnitRow;
  coverage: AreaCoverage['coverage'];
  figures: KindFigures;
  boundary: object | null;
}

/** Areas whose rows are made at once, with their boundaries. */
const BATCH = 100;

const node = ({ area, coverage, figures }: ExportedCoverage): object => ({
  adminUnit: { id: AdminUnitId.encode(area.id), code: area.code, name: area.name, level: area.level },
  asOf: coverage.asOf,
  mapOn: coverage.mapOn,
  kind: figures.kind,
  programs: figures.programs,
  suspended: figures.suspended,
  unplaced: figures.unplaced,
  householdsCovered: figures.householdsCovered,
  programsWithoutHouseholds: figures.programsWithoutHouseholds,
  communes: figures.communes,
  neighborhoods: figures.neighborhoods,
  households: figures.households,
  recorded: coverage.figures.recorded,
  hasDemoData: coverage.figures.hasDemoData,
});

const ratioCells = (key: string, { covered, total, share, source }: Ratio): Record<string, unknown> => ({
  [`${key}Covered`]: covered,
  [`${key}Total`]: total,
  [`${key}Share`]: share,
  [`${key}Source`]: source,
});

const cells = ({ area, coverage, figures }: ExportedCoverage): Record<string, unknown> => ({
  areaCode: area.code,
  area: area.name,
  level: area.level,
  asOf: coverage.asOf,
  mapOn: coverage.mapOn,
  kind: figures.kind,
  programs: figures.programs,
  suspended: figures.suspended,
  unplaced: figures.unplaced,
  programsWithoutHouseholds: figures.programsWithoutHouseholds,
  ...ratioCells('communes', figures.communes),
  ...ratioCells('neighborhoods', figures.neighborhoods),
  ...ratioCells('households', figures.households),
  ...ratioCells('recorded', coverage.figures.recorded),
  hasDemoData: coverage.figures.hasDemoData,
});

const feature = (row: ExportedCoverage): Feature => ({
  id: `${AdminUnitId.encode(row.area.id)}/${row.figures.kind}`,
  geometry: row.boundary,
  properties: cells(row),
});

async function* rowsOf(
  areas: readonly AreaCoverage[],
  { loaders }: Context,
  withBoundaries: boolean,
): AsyncGenerator<ExportedCoverage[]> {
  for (let at = 0; at < areas.length; at += BATCH) {
    const batch = areas.slice(at, at + BATCH);
    const ids = batch.map(({ adminUnit }) => adminUnit.id);
    const known = withBoundaries ? await loaders.boundary.loadMany(ids) : [];
    // What was sent is not kept: boundaries are large.
    for (const id of ids) loaders.boundary.clear(id);
    yield batch.flatMap(({ adminUnit: area, coverage }, index) => {
      const found = known[index];
      if (found instanceof Error) throw found;
      const boundary = found?.boundary ?? null;
      return coverage.figures.byKind.map((figures) => ({ area, coverage, figures, boundary }));
    });
  }
}

/** The areas of a breakdown, a row an area and kind, for a file. */
export const exportedCoverage = (
  context: Context,
  areas: readonly AreaCoverage[],
  withBoundaries: boolean,
): Exported<ExportedCoverage> => ({
  form: COVERAGE_FORM,
  columns: COVERAGE_FORM.columns.map(({ key }) => key),
  batches: rowsOf(areas, context, withBoundaries),
  node,
  cells,
  feature,
});
