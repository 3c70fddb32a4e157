import { defineEntity, p } from '@mikro-orm/core';
import { Program } from '../program.entity.js';
import type { ProgramFounding } from '../program.entity.js';
import { MarketClass } from '../program.vocabulary.js';

const ModelMarketSchema = defineEntity({
  name: 'ModelMarket',
  tableName: 'model_market',
  properties: {
    program: () => p.oneToOne(Program).primary().owner(),
    marketClass: p.enum(() => MarketClass).nullable(),
    stalls: p.integer().nullable(),
    traders: p.integer().nullable(),
    areaSquareMeters: p.integer().nullable(),
    operator: p.string().nullable(),
    hasOnSiteTeam: p.boolean().nullable(),
    roadWidthMeters: p.decimal('number').nullable(),
    clearHeightMeters: p.decimal('number').nullable(),
    externalFacilityCode: p.string().nullable(),
  },
});

export type MarketFields = Partial<
  Pick<
    ModelMarket,
    | 'marketClass'
    | 'stalls'
    | 'traders'
    | 'areaSquareMeters'
    | 'operator'
    | 'hasOnSiteTeam'
    | 'roadWidthMeters'
    | 'clearHeightMeters'
    | 'externalFacilityCode'
  >
>;

/** A market that meets a set of fire-safety criteria. */
export class ModelMarket extends ModelMarketSchema.class {
  static found(founding: ProgramFounding, own: MarketFields): ModelMarket {
    return Object.assign(new ModelMarket(), own, { program: Program.found('MODEL_MARKET', founding) });
  }
}
ModelMarketSchema.setClass(ModelMarket);
