import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportError, sendFile } from '../../src/import/client.js';
import { faultText, importFaults } from '../../src/import/words.js';

/** What the command makes of servers that do not do what they are asked; each is a line that says what to do. */

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liengia-client-'));
  file = join(folder, 'teams.csv');
  await writeFile(file, 'Tên\n');
});
afterAll(() => rm(folder, { recursive: true }));

let server: Server | undefined;
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

/** What is said in Vietnamese of a server that answers so. */
async function saidOf(answer: (response: ServerResponse) => void): Promise<string> {
  server = createServer((request, response) => request.resume().on('end', () => answer(response)));
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return said(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

async function said(url: string): Promise<string> {
  const connection = { url, authorization: 'Bearer x', language: 'vi' } as const;
  const error = await sendFile(file, connection, { form: undefined, again: false }).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(ImportError);
  const { fault, facts } = error as ImportError;
  return faultText(fault, 'vi', facts).replaceAll(url, 'URL');
}

const json =
  (status: number, code: string, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify({ errors: [{ message: 'Lời của máy chủ.', extensions: { code } }] }));
const page = (status: number) => (response: ServerResponse) =>
  response.writeHead(status, { 'content-type': 'text/html' }).end('<html>');

test.each<[string, (response: ServerResponse) => void, string]>([
  [
    'nobody is signed in',
    json(401, 'UNAUTHENTICATED'),
    'UNAUTHENTICATED: Lời của máy chủ. Hãy lấy mã truy cập mới và đưa vào bằng LIENGIA_TOKEN hoặc --token.',
  ],
  [
    'the database is away',
    json(503, 'UNAVAILABLE', { 'retry-after': '7' }),
    'UNAVAILABLE: Lời của máy chủ. Hãy chạy lại lệnh này sau 7 giây.',
  ],
  [
    'the file was entered',
    json(409, 'CONFLICT'),
    'DUPLICATE: Đơn vị của bạn đã nhập chính tệp này. Nếu cần nhập lại, hãy thêm --again.',
  ],
  ['it may not be', json(403, 'FORBIDDEN'), 'REFUSED: Lời của máy chủ.'],
  [
    'a server on the way finds it too large',
    page(413),
    'FILE_TOO_LARGE: Tệp lớn quá mức mà URL nhận. Hãy bỏ ảnh, bỏ các trang không cần, hoặc chia thành nhiều tệp.',
  ],
  [
    'a server on the way is busy',
    page(503),
    'BUSY: URL đang quá tải hoặc tạm ngừng. Hãy chạy lại lệnh này sau 10 giây.',
  ],
  [
    'it is another server',
    page(404),
    'SERVER_FOREIGN: URL trả lời mã 404, không phải câu trả lời của Liên Gia. Hãy xem --url có đúng không, và máy chủ trung gian có chặn không.',
  ],
  [
    'the connection breaks',
    (response) => response.destroy(),
    'SERVER_LOST: Kết nối tới URL bị ngắt giữa chừng (UND_ERR_SOCKET). Hãy chạy lại lệnh này.',
  ],
])('%s', async (_, answer, expected) => expect(await saidOf(answer)).toBe(expected));

test('nothing is there', async () => {
  await saidOf(page(404));
  const { port } = server!.address() as AddressInfo;
  await new Promise<void>((resolve) => server!.close(() => resolve()));
  server = undefined;
  expect(await said(`http://127.0.0.1:${port}`)).toBe(
    'SERVER_DOWN: Không kết nối được tới URL (ECONNREFUSED). Hãy xem máy chủ có đang chạy và --url có đúng không, rồi chạy lại.',
  );
});

test.each(importFaults)('%s is said in both languages, with the same facts', (fault) => {
  const facts = (language: 'vi' | 'en') => {
    const named: string[] = [];
    faultText(fault, language, new Proxy({}, { get: (_, name) => (named.push(String(name)), '') }));
    return named.sort();
  };
  expect(facts('vi')).toEqual(facts('en'));
});
