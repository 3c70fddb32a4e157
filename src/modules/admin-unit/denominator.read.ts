import { type Reader, sql } from '../../database/read.js';
import type { DenominatorMeasure } from './admin-unit.vocabulary.js';

export interface DenominatorRow {
  id: number;
  adminUnitId: number;
  measure: DenominatorMeasure;
  countedOn: string;
  value: number;
  source: string;
  provenance: string;
  recordedAt: string;
}

export const denominatorsById = (read: Reader, ids: readonly number[]): Promise<DenominatorRow[]> =>
  read.rows(
    'denominator.by-id',
    sql`
    select d.id, d.admin_unit_id as "adminUnitId", d.measure, d.counted_on as "countedOn", d.value, d.source, d.provenance,
      d.recorded_at as "recordedAt"
    from denominator d where d.id = any(${ids}::integer[])`,
  );
