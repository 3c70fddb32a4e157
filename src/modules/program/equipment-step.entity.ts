import { defineEntity, p } from '@mikro-orm/core';
import type { Day } from '../../domain/validity.js';
import { EquipmentLine } from './equipment-line.entity.js';
import type { Changes } from './program-edit.entity.js';
import { EquipmentChange } from './program.vocabulary.js';

const EquipmentStepSchema = defineEntity({
  name: 'EquipmentStep',
  tableName: 'equipment_step',
  properties: {
    id: p.integer().primary(),
    equipmentLine: () => p.manyToOne(EquipmentLine),
    change: p.enum(() => EquipmentChange),
    effectiveOn: p.date(),
    quantity: p.integer(),
    working: p.integer(),
    changes: p.json<Changes>(),
    document: p.string().nullable(),
    recordedAt: p.datetime().defaultRaw('now()'),
  },
});

/** What was done to a line of equipment on a day; EquipmentLine writes them. */
export class EquipmentStep extends EquipmentStepSchema.class {
  static of(
    equipmentLine: EquipmentLine,
    change: EquipmentChange,
    changes: Changes,
    effectiveOn: Day,
    document: string | null,
  ): EquipmentStep {
    const { quantity, working } = equipmentLine;
    return Object.assign(new EquipmentStep(), {
      ...{ equipmentLine, change, changes, effectiveOn, document },
      ...{ quantity, working },
    });
  }
}
EquipmentStepSchema.setClass(EquipmentStep);
