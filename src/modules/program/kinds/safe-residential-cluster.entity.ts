import { defineEntity, p } from '@mikro-orm/core';
import { Program } from '../program.entity.js';
import type { ProgramFounding } from '../program.entity.js';

const SafeResidentialClusterSchema = defineEntity({
  name: 'SafeResidentialCluster',
  tableName: 'safe_residential_cluster',
  properties: {
    program: () => p.oneToOne(Program).primary().owner(),
    residents: p.integer().nullable(),
    householdsWithExtinguisher: p.integer().nullable(),
    householdsWithSecondExit: p.integer().nullable(),
    commitmentsSigned: p.integer().nullable(),
  },
});

export type ClusterFields = Partial<
  Pick<
    SafeResidentialCluster,
    'residents' | 'householdsWithExtinguisher' | 'householdsWithSecondExit' | 'commitmentsSigned'
  >
>;

/** A part of a hamlet or residential block; teams and points may belong to it. */
export class SafeResidentialCluster extends SafeResidentialClusterSchema.class {
  static found(founding: ProgramFounding, own: ClusterFields): SafeResidentialCluster {
    return Object.assign(new SafeResidentialCluster(), own, {
      program: Program.found('SAFE_RESIDENTIAL_CLUSTER', founding),
    });
  }
}
SafeResidentialClusterSchema.setClass(SafeResidentialCluster);
