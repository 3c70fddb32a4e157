import { defineEntity, p } from '@mikro-orm/core';
import { Program } from '../program.entity.js';
import type { ProgramFounding } from '../program.entity.js';
import { SafeResidentialCluster } from './safe-residential-cluster.entity.js';

const NeighborGroupTeamSchema = defineEntity({
  name: 'NeighborGroupTeam',
  tableName: 'neighbor_group_team',
  properties: {
    program: () => p.oneToOne(Program).primary().owner(),
    number: p.integer().nullable(),
    residents: p.integer().nullable(),
    businessHouseholds: p.integer().nullable(),
    alarmButtons: p.integer().nullable(),
    alarmBells: p.integer().nullable(),
    alarmsLinked: p.boolean().nullable(),
    householdsWithSecondExit: p.integer().nullable(),
    cluster: () => p.manyToOne(SafeResidentialCluster).joinColumn('cluster_id').nullable(),
  },
});

export type TeamFields = Partial<
  Pick<
    NeighborGroupTeam,
    | 'number'
    | 'residents'
    | 'businessHouseholds'
    | 'alarmButtons'
    | 'alarmBells'
    | 'alarmsLinked'
    | 'householdsWithSecondExit'
    | 'cluster'
  >
>;

/** Some adjacent households that link their alarms. */
export class NeighborGroupTeam extends NeighborGroupTeamSchema.class {
  static found(founding: ProgramFounding, own: TeamFields): NeighborGroupTeam {
    return Object.assign(new NeighborGroupTeam(), own, { program: Program.found('NEIGHBOR_GROUP_TEAM', founding) });
  }
}
NeighborGroupTeamSchema.setClass(NeighborGroupTeam);
