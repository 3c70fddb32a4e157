import type { Viewer } from '../../access/viewer.js';
import { type Reader, sql } from '../../database/read.js';
import type { RawCell } from '../../sheets/cell.js';
import type { Remark } from '../registration/registration.vocabulary.js';
import type { KeptProblem } from './import.read.js';

/** How many rows of a file are read at once while it is sent. */
const CHUNK = 500;

export interface RefusedRow {
  row: number;
  cells: Record<string, RawCell>;
  problems: KeptProblem[];
}

/** The rows that were not entered, or would not be, a chunk at a time, in the order of the file. */
export async function* refusedRows(read: Reader, importId: number, viewer: Viewer): AsyncGenerator<RefusedRow> {
  for (let after = 0; ;) {
    const rows = await read.rowsAs<RefusedRow>(
      viewer,
      'import.refused-rows',
      sql`
      select r.row, r.cells, r.problems from import_row r
      where r.import_id = ${importId} and r.row > ${after} and r.status in ('REFUSED', 'TO_CONFIRM') and r.cells is not null
      order by r.row limit ${CHUNK}`,
    );
    yield* rows;
    if (rows.length < CHUNK) return;
    after = rows.at(-1)!.row;
  }
}

export interface ReturnedRow {
  row: number;
  registrationId: number;
  /** By the keys of its form's columns. */
  values: Record<string, unknown>;
  remarks: Remark[];
}

/**
 * The registrations of an import that the police have returned, as they stand today: what was mended since in the
 * registry is part of it, and the file that was sent need not be there any more.
 */
export async function* returnedRows(read: Reader, importId: number, viewer: Viewer): AsyncGenerator<ReturnedRow> {
  for (let after = 0; ;) {
    const rows = await read.rowsAs<ReturnedRow>(
      viewer,
      'import.returned-rows',
      sql`
      select r.row, g.id as "registrationId", (
          select s.remarks from registration_step s
          where s.registration_id = g.id and s.status = 'RETURNED' order by s.id desc limit 1) as remarks,
        g.details || jsonb_build_object('kind', g.kind, 'name', g.name, 'areaCode', u.code, 'locality', g.locality,
          'position', case when g.latitude is not null then jsonb_build_object('latitude', g.latitude,
            'longitude', g.longitude, 'precision', g.position_precision) end,
          'precision', g.position_precision, 'foundedOn', g.founded_on, 'replication', g.replication,
          'basisKind', g.basis_kind, 'basisNumber', g.basis_number, 'basisDate', g.basis_date,
          'basisIssuer', g.basis_issuer, 'basisAnnexRow', g.basis_annex_row, 'households', g.households,
          'equipment', g.equipment, 'note', g.note,
          'clusterCode', (select p.code from program p where p.id = g.cluster_id),
          'managingUnitCode', (select m.code from responsible_unit m where m.id = g.managing_unit_id)) as values
      from import_row r join registration g on g.id = r.result_id and g.status = 'RETURNED'
      join admin_unit u on u.id = g.admin_unit_id
      where r.import_id = ${importId} and r.row > ${after} and r.status = 'COMMITTED'
        and exists (select from import i where i.id = r.import_id and i.form not in ('activities', 'equipment', 'contacts'))
      order by r.row limit ${CHUNK}`,
    );
    yield* rows;
    if (rows.length < CHUNK) return;
    after = rows.at(-1)!.row;
  }
}
