import { type Reader, sql } from '../../database/read.js';

export interface JurisdictionRow {
  id: number;
  responsibleUnitId: number;
  adminUnitId: number;
  validFrom: string;
  validTo: string | null;
  document: string | null;
  endingDocument: string | null;
}

export const jurisdictionsById = (read: Reader, ids: readonly number[]): Promise<JurisdictionRow[]> =>
  read.rows(
    'jurisdiction.by-id',
    sql`
    select j.id, j.responsible_unit_id as "responsibleUnitId", j.admin_unit_id as "adminUnitId",
      j.valid_from as "validFrom", j.valid_to as "validTo", j.document, j.ending_document as "endingDocument"
    from jurisdiction j where j.id = any(${ids}::integer[])`,
  );
