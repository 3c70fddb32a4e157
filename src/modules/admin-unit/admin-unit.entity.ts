import { defineEntity, p, Type } from '@mikro-orm/core';
import { Provenance } from '../../api/common.vocabulary.js';
import { DomainError } from '../../domain/error.js';
import { assertOnEarth } from '../../domain/position.js';
import { properName } from '../../domain/text.js';
import { closeRow, isValidOn } from '../../domain/validity.js';
import type { Day } from '../../domain/validity.js';
import {
  AdminUnitKind,
  CodeSystem,
  DenominatorMeasure,
  LineagePart,
  levelNumber,
  levelOf,
} from './admin-unit.vocabulary.js';
import type { AdminLevel } from './admin-unit.vocabulary.js';

/** A level, stored as its number. */
export class AdminLevelType extends Type<AdminLevel | null, number | null> {
  override convertToDatabaseValue(level: AdminLevel | null): number | null {
    return level && levelNumber(level);
  }

  override convertToJSValue(number: number | null): AdminLevel | null {
    return number === null ? null : levelOf(number);
  }

  override getColumnType(): string {
    return 'smallint';
  }
}

/** GeoJSON of an area, WGS 84. */
export interface Boundary {
  type: 'Polygon' | 'MultiPolygon';
  coordinates: number[][][] | number[][][][];
}

/** Every kind of unit belongs to one level. */
export const LEVEL_OF_KIND: Readonly<Record<AdminUnitKind, AdminLevel>> = {
  PROVINCE: 'PROVINCE',
  MUNICIPALITY: 'PROVINCE',
  CITY: 'DISTRICT',
  TOWN: 'DISTRICT',
  URBAN_DISTRICT: 'DISTRICT',
  RURAL_DISTRICT: 'DISTRICT',
  WARD: 'COMMUNE',
  COMMUNE: 'COMMUNE',
  TOWNSHIP: 'COMMUNE',
  SPECIAL_ZONE: 'COMMUNE',
  HAMLET: 'NEIGHBORHOOD',
  RESIDENTIAL_BLOCK: 'NEIGHBORHOOD',
};

const AdminUnitSchema = defineEntity({
  name: 'AdminUnit',
  tableName: 'admin_unit',
  properties: {
    id: p.integer().primary(),
    code: p.string(),
    codeSystem: p.enum(() => CodeSystem),
    name: p.string(),
    kind: p.enum(() => AdminUnitKind),
    level: p.type(AdminLevelType).$type<AdminLevel>(),
    parent: () => p.manyToOne(AdminUnit).nullable(),
    parentLevel: p.type(AdminLevelType).$type<AdminLevel>().nullable(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    latitude: p.double().nullable(),
    longitude: p.double().nullable(),
    boundary: p.json<Boundary>().nullable(),
    recordedFrom: p.date().nullable(),
    provenance: p.enum(() => Provenance),
  },
});

export interface AdminUnitOpening {
  code: string;
  name: string;
  kind: AdminUnitKind;
  /** Null for provinces only. */
  parent: AdminUnit | null;
  /** Null: not known. */
  validFrom: Day | null;
  provenance: Provenance;
  latitude?: number | null;
  longitude?: number | null;
  boundary?: Boundary | null;
  /** Communes only: the day from which "no program here" means none. */
  recordedFrom?: Day | null;
}

/**
 * A province, district, commune or neighborhood while it was as it was; what changes is a new row (see reform.ts).
 * Flush a parent before its children are opened: the unit of work would insert both and then set the parent, which
 * the database refuses, for a unit never changes its place.
 */
export class AdminUnit extends AdminUnitSchema.class {
  /** @throws DomainError UNIT_ON_WRONG_LEVEL under a parent that is not above it. */
  static open(opening: AdminUnitOpening): AdminUnit {
    const { parent } = opening;
    const level = LEVEL_OF_KIND[opening.kind];
    if (level === 'PROVINCE' ? parent !== null : !parent || levelNumber(parent.level) >= levelNumber(level)) {
      const below = parent ? `below ${parent.code}` : 'without a parent';
      throw new DomainError('UNIT_ON_WRONG_LEVEL', `${opening.kind} ${opening.code} cannot stand ${below}`, {
        code: opening.code,
      });
    }
    if (opening.latitude != null) assertOnEarth({ latitude: opening.latitude, longitude: opening.longitude! });
    return Object.assign(new AdminUnit(), opening, {
      name: properName(opening.name),
      level,
      codeSystem: level === 'NEIGHBORHOOD' ? CodeSystem.REGISTRY : CodeSystem.OFFICIAL,
      parentLevel: parent?.level ?? null,
    });
  }

  standsOn(day: Day): boolean {
    return isValidOn(this, day);
  }

  /** @throws DomainError UNIT_DOES_NOT_STAND; whoever writes a row about this unit and a day asks first. */
  assertStandsOn(day: Day): void {
    if (!this.standsOn(day)) {
      throw new DomainError('UNIT_DOES_NOT_STAND', `${this.code} ${this.name} did not stand on ${day}`, {
        code: this.code,
        on: day,
      });
    }
  }

  /** Whether it lies in the other one; its parents must be loaded. */
  isBelow(other: AdminUnit): boolean {
    return this.parent != null && (this.parent === other || this.parent.isBelow(other));
  }

  close(on: Day): void {
    closeRow(this, on, `${this.code} ${this.name}`);
  }

  /**
   * A list that is better writes its name otherwise, or knows its kind better. What changes in time is another row.
   *
   * @throws DomainError UNIT_ON_WRONG_LEVEL for a kind of another level.
   */
  mend({ name, kind }: Pick<AdminUnit, 'name' | 'kind'>): void {
    if (LEVEL_OF_KIND[kind] !== this.level) {
      throw new DomainError('UNIT_ON_WRONG_LEVEL', `${this.code} cannot become ${kind}`, { code: this.code });
    }
    Object.assign(this, { name: properName(name), kind });
  }

  /** Its ground became known, or better known. Its center stays where there is one: positions of programs rely on it. */
  drawBoundary(boundary: Boundary, center: { latitude: number; longitude: number }): void {
    assertOnEarth(center);
    this.boundary = boundary;
    if (this.latitude === null) Object.assign(this, center);
  }
}
AdminUnitSchema.setClass(AdminUnit);

const AdminUnitLineageSchema = defineEntity({
  name: 'AdminUnitLineage',
  tableName: 'admin_unit_lineage',
  properties: {
    predecessor: () => p.manyToOne(AdminUnit).primary(),
    successor: () => p.manyToOne(AdminUnit).primary(),
    part: p.enum(() => LineagePart),
    effectiveOn: p.date(),
  },
});

/** All or a part of an old unit went into a new one. */
export class AdminUnitLineage extends AdminUnitLineageSchema.class {
  static of(predecessor: AdminUnit, successor: AdminUnit, part: LineagePart, effectiveOn: Day): AdminUnitLineage {
    return Object.assign(new AdminUnitLineage(), { predecessor, successor, part, effectiveOn });
  }
}
AdminUnitLineageSchema.setClass(AdminUnitLineage);

const DenominatorSchema = defineEntity({
  name: 'Denominator',
  tableName: 'denominator',
  properties: {
    id: p.integer().primary(),
    adminUnit: () => p.manyToOne(AdminUnit),
    measure: p.enum(() => DenominatorMeasure),
    countedOn: p.date(),
    value: p.bigint('number'),
    source: p.string(),
    provenance: p.enum(() => Provenance),
    recordedAt: p.datetime().defaultRaw('now()'),
  },
});

export type DenominatorCount = Pick<
  Denominator,
  'adminUnit' | 'measure' | 'countedOn' | 'value' | 'source' | 'provenance'
>;

/** How many households, residents or neighborhoods an area had on a day, and who says so. */
export class Denominator extends DenominatorSchema.class {
  /** @throws DomainError UNIT_DOES_NOT_STAND, UNIT_ON_WRONG_LEVEL */
  static of(count: DenominatorCount): Denominator {
    const { adminUnit, measure, countedOn } = count;
    adminUnit.assertStandsOn(countedOn);
    if (measure === 'NEIGHBORHOODS' && adminUnit.level === 'NEIGHBORHOOD') {
      throw new DomainError('UNIT_ON_WRONG_LEVEL', `${adminUnit.code} is a neighborhood itself`, {
        code: adminUnit.code,
      });
    }
    return Object.assign(new Denominator(), count, { source: properName(count.source) });
  }

  /** Someone counted better for the same day; what stood here before is in the audit trail. */
  correct({ value, source, recordedAt }: Pick<Denominator, 'value' | 'source' | 'recordedAt'>): void {
    Object.assign(this, { value, source: properName(source), recordedAt, provenance: 'OWN_ENTRY' });
  }
}
DenominatorSchema.setClass(Denominator);
