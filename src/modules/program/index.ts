import { ModelMarketType } from './kinds/model-market.type.js';
import * as life from './program-life.resolver.js';
import * as resolver from './program.resolver.js';

export { type EquipmentRow, recordEquipmentRows } from './equipment-rows.js';
export { programLoaders } from './program.loader.js';
export { type Founding, foundProgram } from './program.service.js';
export {
  AREA_COLUMNS,
  EQUIPMENT_FORM,
  PROGRAMS_FORM,
  PROGRAM_CODE_COLUMN,
  PROGRAM_FORMS,
  REASON,
  isColumnOf,
  ownFieldsOf,
} from './program.form.js';
export { EquipmentInput, type ProgramFilter, ProgramPositionInput } from './program.input.js';
export { LAST_ACTIVITY_ROLLUP } from './last-activity-rollup.js';
export { chosenOrder } from './program.page.js';
export { type ProgramListing, type ProgramOwner, wholeProgramList } from './program.read.js';
export { type ProgramRow, type Reading, andShown, inForce, placesToday, readsAll, shownWith } from './program.row.js';
export { assertProgramReached, programsReached } from './reach.js';
export {
  EquipmentLineId,
  EquipmentLineType,
  FoundingBasisType,
  ProgramConnection,
  ProgramId,
  ProgramType,
  programTypeName,
} from './program.type.js';
export { ProgramKind, ProgramStatus, STANDING } from './program.vocabulary.js';

/** Types that no field names by themselves; the interface leads to them. */
export const programTypes = [ModelMarketType] as const;

export const programResolvers = [...Object.values(resolver), ...Object.values(life)];
