import { Collection, defineEntity, p } from '@mikro-orm/core';
import { DomainError } from '../../domain/error.js';
import type { Day } from '../../domain/validity.js';
import { EquipmentStep } from './equipment-step.entity.js';
import type { Changes } from './program-edit.entity.js';
import { Program } from './program.entity.js';
import { type EquipmentChange, EquipmentKind } from './program.vocabulary.js';

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
    steps: () => p.oneToMany(EquipmentStep).mappedBy('equipmentLine'),
  },
});

export type EquipmentCount = Pick<EquipmentLine, 'kind' | 'quantity' | 'working' | 'expiresOn' | 'lastCheckedOn'>;

/** What of a line may be counted anew; what is left out stays. */
export type EquipmentRecount = Partial<Pick<EquipmentLine, 'quantity' | 'working' | 'expiresOn'>>;

const MOST_OF_A_LINE = 10_000;

/** Pieces of one kind that a program has, and how many of them work. Its steps must be loaded before it takes another. */
export class EquipmentLine extends EquipmentLineSchema.class {
  constructor() {
    super();
    this.steps = new Collection(this);
  }

  /** As it was found, without a day that it came on. */
  static of(program: Program, count: EquipmentCount): EquipmentLine {
    return Object.assign(new EquipmentLine(), count, { program });
  }

  /** As it came on a day. */
  static added(program: Program, count: EquipmentCount, on: Day, document: string | null): EquipmentLine {
    const line = EquipmentLine.of(program, count);
    assertCounts(line);
    const { quantity, working, expiresOn } = count;
    line.record('ADDED', changesOf({}, { quantity, working, expiresOn }), on, document);
    return line;
  }

  /** @throws DomainError EQUIPMENT_COUNT, PROGRAM_STEP_TOO_EARLY. */
  recount(recount: EquipmentRecount, on: Day, document: string | null): void {
    this.assertFollows(on);
    const changes = changesOf(this, recount);
    Object.assign(this, recount);
    assertCounts(this);
    this.record('CHANGED', changes, on, document);
  }

  /** @throws DomainError EQUIPMENT_COUNT, PROGRAM_STEP_TOO_EARLY when it was checked later already. */
  check(working: number, on: Day, document: string | null): void {
    this.assertFollows(on);
    const changes = changesOf(this, { working, lastCheckedOn: on });
    Object.assign(this, { working, lastCheckedOn: on });
    assertCounts(this);
    this.record('CHECKED', changes, on, document);
  }

  /** It is kept for the history, and counts no more. */
  remove(on: Day, document: string | null): void {
    this.assertFollows(on);
    this.removedOn = on;
    this.record('REMOVED', {}, on, document);
  }

  private record(change: EquipmentChange, changes: Changes, on: Day, document: string | null): void {
    this.steps.add(EquipmentStep.of(this, change, changes, on, document));
  }

  private assertFollows(on: Day): void {
    const days = [this.lastCheckedOn, ...this.steps.map(({ effectiveOn }) => effectiveOn)];
    const since = days.reduce((latest, day) => (day && (!latest || day > latest) ? day : latest), null);
    if (since && on < since) {
      throw new DomainError('PROGRAM_STEP_TOO_EARLY', `equipment line ${this.id} has a step on ${since}`, { since });
    }
  }
}
EquipmentLineSchema.setClass(EquipmentLine);

/** @throws DomainError EQUIPMENT_COUNT when there are none or too many, or more work than there are; `field` says which. */
export function assertCounts({ quantity, working }: Pick<EquipmentCount, 'quantity' | 'working'>): void {
  const isNumbered = quantity >= 1 && quantity <= MOST_OF_A_LINE;
  if (!isNumbered || working < 0 || working > quantity) {
    const facts = { most: MOST_OF_A_LINE, field: isNumbered ? 'working' : 'quantity' };
    throw new DomainError('EQUIPMENT_COUNT', `${working} of ${quantity} cannot work`, facts);
  }
}

/** What is different afterwards. */
const changesOf = (before: object, after: object): Changes =>
  Object.fromEntries(
    Object.entries(after)
      .map(
        ([field, is]) =>
          [field, [(before as Record<string, unknown>)[field] ?? null, (is as unknown) ?? null]] as const,
      )
      .filter(([, [was, is]]) => was !== is),
  );
