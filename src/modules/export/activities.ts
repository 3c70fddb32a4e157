import { addDays } from '../../api/day.js';
import type { Context } from '../../context.js';
import { ACTIVITIES_FORM, type ActivityFilter, ActivityId } from '../activity/index.js';
import { MEASURES_OF } from '../activity/activity.vocabulary.js';
import { type ExportedActivity, activitiesToExport } from './export.read.js';
import type { Exported } from './formats.js';
import { areaCells, areaNode, unitNode } from './units.js';

/** An activity as the API tells it; its measures in the order in which its kind lists them. */
const node = (row: ExportedActivity): object => ({
  id: ActivityId.encode(row.id),
  kind: row.kind,
  from: row.from,
  to: row.to,
  isPeriodTotal: row.isPeriodTotal,
  title: row.title,
  source: row.source,
  provenance: row.provenance,
  recordedAt: new Date(row.recordedAt).toISOString(),
  isInForce: row.isInForce,
  version: row.version,
  adminUnit: areaNode(row.area),
  responsibleUnit: unitNode('ResponsibleUnit', row.unit),
  programs: row.programs.map(({ role, program }) => ({ role, program: unitNode('Program', program) })),
  measures: MEASURES_OF[row.kind].flatMap((measure) => row.measures.filter((counted) => counted.measure === measure)),
  note: row.note,
});

const cells = (row: ExportedActivity): Record<string, unknown> => ({
  kind: row.kind,
  title: row.title,
  from: row.from,
  // An event lasts its one day, and says so by having no last one.
  through: row.isPeriodTotal ? addDays(row.to, -1) : null,
  ...areaCells(row.area),
  programCodes: row.programs.map(({ role, program }) => ({ code: program.code, term: role })),
  responsibleUnitCode: row.unit.code,
  ...Object.fromEntries(row.measures.map(({ measure, value }) => [measure, value])),
  source: row.source,
  note: row.note,
  provenance: row.provenance,
});

/** The activities of the list of the whole registry, for a file. The caller has asked whether the viewer may read them. */
export const exportedActivities = (
  { read, viewer, today }: Context,
  filter: ActivityFilter,
  signal: AbortSignal,
): Exported<ExportedActivity> => ({
  form: ACTIVITIES_FORM,
  columns: ACTIVITIES_FORM.columns.map(({ key }) => key).filter((key) => key !== 'reason'),
  batches: activitiesToExport(read, filter, { viewer, today }, signal),
  node,
  cells,
});
