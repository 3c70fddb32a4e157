import { Foundations } from './0001-foundations.js';
import { AdminUnits } from './0002-admin-units.js';
import { ResponsibleUnits } from './0003-responsible-units.js';
import { Programs } from './0004-programs.js';
import { Activities } from './0005-activities.js';
import { Criteria } from './0006-criteria.js';
import { SeedSteps } from './0007-seed-steps.js';
import { Access } from './0008-access.js';
import { Registrations } from './0009-registrations.js';
import { Living } from './0010-living.js';
import { Endings } from './0011-endings.js';
import { People } from './0012-people.js';
import { Mendings } from './0013-mendings.js';
import { Batches } from './0014-batches.js';
import { Imports } from './0015-imports.js';
import { Reports } from './0016-reports.js';
import { ReportOnce } from './0017-report-once.js';
import { RefusedPeople } from './0018-refused-people.js';
import { CoverageRollup } from './0019-coverage-rollup.js';
import { ActivityRollup } from './0020-activity-rollup.js';
import { UnitNotices } from './0021-unit-notices.js';
import { QuickLists } from './0022-quick-lists.js';
import { QuickReads } from './0023-quick-reads.js';
import { LastActivities } from './0024-last-activities.js';
import { LeanIndexes } from './0025-lean-indexes.js';
import { LeanMarks } from './0026-lean-marks.js';

/** Every migration in the order it runs; named here, so that they are found compiled and in tests alike. */
export const migrations = [
  { name: '0001-foundations', class: Foundations },
  { name: '0002-admin-units', class: AdminUnits },
  { name: '0003-responsible-units', class: ResponsibleUnits },
  { name: '0004-programs', class: Programs },
  { name: '0005-activities', class: Activities },
  { name: '0006-criteria', class: Criteria },
  { name: '0007-seed-steps', class: SeedSteps },
  { name: '0008-access', class: Access },
  { name: '0009-registrations', class: Registrations },
  { name: '0010-living', class: Living },
  { name: '0011-endings', class: Endings },
  { name: '0012-people', class: People },
  { name: '0013-mendings', class: Mendings },
  { name: '0014-batches', class: Batches },
  { name: '0015-imports', class: Imports },
  { name: '0016-reports', class: Reports },
  { name: '0017-report-once', class: ReportOnce },
  { name: '0018-refused-people', class: RefusedPeople },
  { name: '0019-coverage-rollup', class: CoverageRollup },
  { name: '0020-activity-rollup', class: ActivityRollup },
  { name: '0021-unit-notices', class: UnitNotices },
  { name: '0022-quick-lists', class: QuickLists },
  { name: '0023-quick-reads', class: QuickReads },
  { name: '0024-last-activities', class: LastActivities },
  { name: '0025-lean-indexes', class: LeanIndexes },
  { name: '0026-lean-marks', class: LeanMarks },
];

/** What the migrations create or need; checked before the first of them runs, to say in one line what is missing. */
export const requiredExtensions = ['btree_gist', 'cube', 'pg_trgm', 'unaccent'];
