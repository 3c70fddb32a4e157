import { rowsOf } from '../support/database.js';
import type { TestOfficer } from '../support/officers.js';
import { NOBODY, type TestServer } from '../support/server.js';

/** What the tests of master data ask with. */
export const askerOf = (server: TestServer) => {
  const idOf = (type: string, id: number) => Buffer.from(`${type}:${id}`).toString('base64url');
  const rows = <Row extends object = any>(sql: string, values: unknown[] = []) =>
    rowsOf<Row>(server.database.ownerUrl, sql, values);
  return {
    rows,
    /** The id of the unit of a code that stands, or stood last. */
    async unit(code: string): Promise<string> {
      const [row] = await rows<{ id: number }>('select id from responsible_unit where code = $1', [code]);
      return idOf('ResponsibleUnit', row!.id);
    },
    async area(code: string, day = '2026-11-25'): Promise<string> {
      const [row] = await rows<{ id: number }>(
        `select id from admin_unit where code = $1 and daterange(valid_from, valid_to) @> $2::date order by level limit 1`,
        [code, day],
      );
      return idOf('AdminUnit', row!.id);
    },
    /** Asks for one mutation with one input. */
    async mutate(by: TestOfficer | null, mutation: string, fields: string, input: object) {
      const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
      const document = `mutation($input: ${type}!) { ${mutation}(input: $input) {
        ${fields} problems { __typename code path severity message } } }`;
      const answer = await server.query(document, { input }, by?.headers ?? NOBODY);
      const result = answer.body.data?.[mutation];
      return {
        errorCodes: answer.errorCodes,
        codes: result?.problems.map(({ code }: { code: string }) => code) as string[] | undefined,
        ...result,
      };
    },
    /** The last row of the audit trail. */
    lastAct: async () => (await rows('select * from audit_row order by id desc limit 1'))[0],
  };
};
