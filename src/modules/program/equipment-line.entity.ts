import { defineEntity, p } from '@mikro-orm/core';
import { Program } from './program.entity.js';
import { EquipmentKind } from './program.vocabulary.js';

const EquipmentLineSchema = defineEntity({
  name: 'EquipmentLine',
  tableName: 'equipment_line',
  properties: {
    id: p.integer().primary(),
    program: () => p.manyToOne(Program),
    kind: p.enum(() => EquipmentKind),
    quantity: p.integer(),
    working: p.integer(),
    expiresOn: p.date().nullable(),
    lastCheckedOn: p.date().nullable(),
    recordedAt: p.datetime().defaultRaw('now()'),
    removedOn: p.date().nullable(),
  },
});

export type EquipmentCount = Pick<EquipmentLine, 'kind' | 'quantity' | 'working' | 'expiresOn' | 'lastCheckedOn'>;

/** Pieces of one kind that a program has, and how many of them work. */
export class EquipmentLine extends EquipmentLineSchema.class {
  static of(program: Program, count: EquipmentCount): EquipmentLine {
    return Object.assign(new EquipmentLine(), count, { program });
  }
}
EquipmentLineSchema.setClass(EquipmentLine);
