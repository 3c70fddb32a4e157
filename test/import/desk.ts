import { setTimeout as sleep } from 'node:timers/promises';
import type { TestOfficer } from '../support/officers.js';
import type { TestServer } from '../support/server.js';

/** An import as the tests look at it. */
export interface Import {
  id: string;
  form: string | null;
  status: string;
  version: number;
  mode: string | null;
  rowsRead: number;
  rowsAccepted: number;
  rowsRefused: number;
  rowsToConfirm: number;
  unknownHeadings: string[];
  nextSteps: string[];
  fileProblem: { code: string; message: string } | null;
  earlierImport: { id: string } | null;
  problems: { totalCount: number; nodes: Problem[] };
}
export interface Problem {
  row: number;
  column: string | null;
  heading: string | null;
  code: string;
  value: string | null;
  message: string;
  severity: string;
}

const FIELDS = `id form status version mode rowsRead rowsAccepted rowsRefused rowsToConfirm unknownHeadings nextSteps
  fileProblem { code message } earlierImport { id }
  problems(first: 100) { totalCount nodes { row column heading code value message severity } }`;
const AT_WORK = ['RECEIVED', 'READING', 'CHECKING', 'COMMITTING'];

/** Posts a file as it is. */
export const post = (
  server: TestServer,
  officer: TestOfficer | null,
  file: string | Buffer,
  query = '',
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${server.url}/imports${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...officer?.headers, ...headers },
    body: file as never,
  });

export async function look(
  server: TestServer,
  officer: TestOfficer,
  id: string,
  language = 'en',
): Promise<Import | null> {
  const headers = { ...officer.headers, 'accept-language': language };
  const { data } = await server.query(`query ($id: ID!) { import(id: $id) { ${FIELDS} } }`, { id }, headers);
  return data.import;
}

/** The import once nothing is under way any more. */
export async function settled(server: TestServer, officer: TestOfficer, id: string): Promise<Import> {
  for (let tries = 0; tries < 400; tries++) {
    const found = await look(server, officer, id);
    if (!found) throw new Error(`${id} is not there`);
    if (!AT_WORK.includes(found.status)) return found;
    await sleep(100);
  }
  throw new Error(`${id} is still under way`);
}

/** Sends a file, and waits until it was checked. */
export async function checked(
  server: TestServer,
  officer: TestOfficer,
  file: string | Buffer,
  query = '',
): Promise<Import> {
  const response = await post(server, officer, file, query);
  const text = await response.text();
  if (response.status !== 202) throw new Error(`${response.status} ${text}`);
  return settled(server, officer, (JSON.parse(text) as { id: string }).id);
}

/** Takes a step of an import; its problems' codes. */
export async function step(
  server: TestServer,
  officer: TestOfficer,
  mutation: 'checkImport' | 'commitImport' | 'cancelImport' | 'resumeImport',
  { id, version }: Pick<Import, 'id' | 'version'>,
  more: object = {},
): Promise<{ codes: string[]; errors: (string | undefined)[] }> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const answer = await server.query(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { import { status } problems { code message } } }`,
    { input: { import: id, expectedVersion: version, ...more } },
    officer.headers,
  );
  const problems = (answer.body.data?.[mutation]?.problems ?? []) as { code: string }[];
  return { codes: problems.map(({ code }) => code), errors: answer.errorCodes };
}

/** Commits, and waits until it is done. */
export async function committed(
  server: TestServer,
  officer: TestOfficer,
  asked: Pick<Import, 'id' | 'version'>,
  more: object = { mode: 'ALL_OR_NONE' },
): Promise<Import> {
  const { codes, errors } = await step(server, officer, 'commitImport', asked, more);
  if (codes.length + errors.length > 0) throw new Error(`not committed: ${[...codes, ...errors].join(', ')}`);
  return settled(server, officer, asked.id);
}

/** A file that goes back to its author. */
export async function fileOf(
  server: TestServer,
  officer: TestOfficer,
  id: string,
  name: string,
): Promise<{ status: number; bytes: Buffer }> {
  const response = await fetch(`${server.url}/imports/${id}/${name}`, { headers: officer.headers });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** Lines of cells as a CSV such as a Vietnamese spreadsheet writes. */
export const csv = (...lines: readonly (readonly (string | number)[])[]): string =>
  lines
    .map((cells) =>
      cells.map((cell) => (/[;"\n]/.test(`${cell}`) ? `"${`${cell}`.replaceAll('"', '""')}"` : cell)).join(';'),
    )
    .join('\r\n');

export const TEAM_HEADINGS = [
  'Tên mô hình',
  'Xã, phường',
  'Ngày thành lập',
  'Điểm hay nhân rộng',
  'Căn cứ thành lập',
  'Số hộ',
  'Số nút ấn báo cháy',
  'Phương tiện',
];

let counter = 0;

/** A row of a team that nothing speaks against. */
export const team = (changes: Record<number, string | number> = {}): (string | number)[] => {
  counter += 1;
  const row = [
    `Tổ liên gia nhập thử ${counter}`,
    'P. Hoa Lư',
    '02/03/2026',
    'Nhân rộng',
    'Biên bản',
    12,
    12,
    'Bình bột ABC: 4',
  ];
  return row.map((cell, at) => changes[at] ?? cell);
};
export const teams = (...rows: readonly (readonly (string | number)[])[]): string => csv(TEAM_HEADINGS, ...rows);
