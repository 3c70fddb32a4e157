import type { MikroORM } from '@mikro-orm/postgresql';
import type { ActContext, Target } from '../../src/access/act.js';
import { ChangeListener } from '../../src/access/recorder.js';
import type { Context } from '../../src/context.js';
import { createOrm } from '../../src/database/orm.js';
import { sql } from '../../src/database/read.js';
import { ENTITIES } from '../../src/entities.js';
import type { RegistrationRow } from '../../src/modules/registration/index.js';
import { type TestDatabase, cloneDatabase, rowsOf } from '../support/database.js';

/** The story's database with a local officer of two communes in it, and the way for them to act without a server. */
export interface BatchDesk {
  database: TestDatabase;
  orm: MikroORM;
  /** Of whoever acts; a local officer of Phường Hoa Lư unless told otherwise. */
  context(subject?: string): Context;
  /** Phường Hoa Lư, a neighborhood of it, and a neighborhood of another commune. */
  commune: number;
  neighborhood: number;
  elsewhere: number;
  rows<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export const LOCAL = 'batch-local';
export const POLICE = 'batch-police';

export async function openBatchDesk(): Promise<BatchDesk> {
  const database = await cloneDatabase({ seeded: true });
  const orm = createOrm(database.url, ENTITIES, { subscribers: [new ChangeListener()] });
  const rows = <Row extends object>(text: string, values: unknown[] = []) =>
    rowsOf<Row>(database.ownerUrl, text, values);
  await rows(
    `insert into officer (subject, role, responsible_unit_id, valid_from)
     select told.subject, told.role, u.id, '2025-07-01'
     from (values ($1, 'LOCAL_OFFICER', 'UBND-14329-2025'), ($2, 'AREA_OFFICER', 'CAX-14329-2025')) as told (subject, role, unit)
     join responsible_unit u on u.code = told.unit`,
    [LOCAL, POLICE],
  );
  const [area] = await rows<{ commune: number; neighborhood: number; elsewhere: number }>(
    `select here.id as commune,
       (select min(n.id) from admin_unit n where n.parent_id = here.id and n.level = 4 and n.valid_to is null) as neighborhood,
       (select min(n.id) from admin_unit n join admin_unit there on there.id = n.parent_id
        where there.code = '14371' and there.valid_to is null and n.valid_to is null) as elsewhere
     from admin_unit here where here.code = '14329' and here.valid_to is null`,
  );
  return {
    ...area!,
    database,
    orm,
    rows,
    context: (subject = LOCAL) =>
      ({
        ...{
          viewer: { subject, name: null, grants: [] },
          today: '2026-11-25',
          requestId: 'batch',
          orm,
          repeated: null,
          renew() {},
        },
      }) as ActContext as Context,
    async close() {
      await orm.close();
      await database.drop();
    },
  };
}

/** What a list is upon: many things, each of which the rule asks for. */
export const LIST: Target = {
  type: 'Registration',
  id: null,
  areas: sql`select null::integer where false`,
  isMany: true,
};

/** A team that nothing speaks against, unlike any other by its name. */
export const teamRow = ({ neighborhood }: Pick<BatchDesk, 'neighborhood'>, number: number): RegistrationRow => ({
  kind: 'NEIGHBOR_GROUP_TEAM',
  areaId: neighborhood,
  fields: {
    name: `Tổ liên gia theo danh sách ${number}`,
    foundedOn: '2026-03-02',
    replication: 'REPLICATED',
    basisKind: 'MINUTES',
    households: 12,
    own: { alarmButtons: 12 },
    equipment: [{ kind: 'EXTINGUISHER_ABC', quantity: 2 }],
  },
  confirmsDuplicates: false,
});

/** The same row with other fields. */
export const rowWith = (
  row: RegistrationRow,
  fields: Partial<RegistrationRow['fields']>,
  rest: Partial<RegistrationRow> = {},
): RegistrationRow => ({ ...row, ...rest, fields: { ...row.fields, ...fields } });
