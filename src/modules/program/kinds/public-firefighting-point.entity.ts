import { defineEntity, p } from '@mikro-orm/core';
import { Program } from '../program.entity.js';
import type { ProgramFounding } from '../program.entity.js';
import { WaterSource } from '../program.vocabulary.js';
import { SafeResidentialCluster } from './safe-residential-cluster.entity.js';

const PublicFirefightingPointSchema = defineEntity({
  name: 'PublicFirefightingPoint',
  tableName: 'public_firefighting_point',
  properties: {
    program: () => p.oneToOne(Program).primary().owner(),
    alleyDepthMeters: p.decimal('number').nullable(),
    alleyWidthMeters: p.decimal('number').nullable(),
    truckAccess: p.boolean().nullable(),
    waterSource: p.enum(() => WaterSource).nullable(),
    waterDistanceMeters: p.decimal('number').nullable(),
    hasShelter: p.boolean().nullable(),
    hasRulesBoard: p.boolean().nullable(),
    serviceRadiusMeters: p.integer().nullable(),
    cluster: () => p.manyToOne(SafeResidentialCluster).joinColumn('cluster_id').nullable(),
  },
});

export type PointFields = Partial<
  Pick<
    PublicFirefightingPoint,
    | 'alleyDepthMeters'
    | 'alleyWidthMeters'
    | 'truckAccess'
    | 'waterSource'
    | 'waterDistanceMeters'
    | 'hasShelter'
    | 'hasRulesBoard'
    | 'serviceRadiusMeters'
    | 'cluster'
  >
>;

/** A post with equipment in an alley that a fire engine cannot enter. */
export class PublicFirefightingPoint extends PublicFirefightingPointSchema.class {
  static found(founding: ProgramFounding, own: PointFields): PublicFirefightingPoint {
    return Object.assign(new PublicFirefightingPoint(), own, {
      program: Program.found('PUBLIC_FIREFIGHTING_POINT', founding),
    });
  }
}
PublicFirefightingPointSchema.setClass(PublicFirefightingPoint);
