import { createHash } from 'node:crypto';
import { readXlsx } from 'hucre/xlsx';
import { SubmittedReportId } from '../../src/modules/report/submitted-report.type.js';
import { type TestServer, startServer } from '../support/server.js';
import { unbalanced } from './markup.js';
import { wordText } from './word-text.js';
import { entryOf } from './zip.js';

/** The term that the province's own report is of, on the map of its last day. */
const TERM = '/reports/37@2025-06-30/2020-2025';

describe('reports at addresses for people', () => {
  let server: TestServer;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(server.url + path, { headers, redirect: 'manual' });
  const page = async (path: string) => {
    const response = await get(path);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text };
  };

  beforeAll(async () => {
    server = await startServer();
  });

  afterAll(async () => {
    await server?.stop();
  });

  test('the term report stands beside what the registry recorded, in Vietnamese figures', async () => {
    const { status, headers, text } = await page(`${TERM}?language=vi`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const words of [
      'gần 700',
      'hơn 10.000.000',
      'trên 1,6 tỷ đồng',
      'hơn 44.000',
      'nhiệm kỳ 2020–2025',
      '01/7/2020',
    ]) {
      expect(text).toContain(words);
    }
    for (const count of ['233', '217', '163']) expect(text).toContain(`<strong class="big">${count}</strong>`);
    expect(text).toContain('lang="vi"');
    expect(text).toContain('12 chỉ tiêu của nhiệm kỳ');
    expect(text).toContain('hư cấu');
    expect(unbalanced(text)).toEqual([]);
  });

  test('and in English, with English figures', async () => {
    const { text } = await page(`${TERM}.html?language=en`);
    for (const words of [
      'the term 2020–2025',
      'almost 700',
      'over 10,000,000',
      '1 July 2020',
      'invented',
      '<html lang="en">',
    ]) {
      expect(text).toContain(words);
    }
    expect(unbalanced(text)).toEqual([]);
  });

  test('the page loads nothing: no script, no style but its own', async () => {
    const { headers, text } = await page(TERM);
    const policy = headers.get('content-security-policy')!;
    const style = /<style>([\s\S]*?)<\/style>/.exec(text)![1]!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(text).not.toMatch(/<script| style="|<style[^>]+>| on\w+="|https?:\/\/(?!www\.w3\.org)/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    ['37/2026', 'năm 2026'],
    ['37/2026-H1', '6 tháng đầu năm 2026'],
    ['37/2026-Q2', 'quý II năm 2026'],
    ['37/2026-06', 'tháng 6 năm 2026'],
    ['37/2026-to-09', '9 tháng đầu năm 2026'],
    ['37/2026-Q1?by=15th', 'quý I năm 2026'],
    ['37/2026-01-01..2026-03-15', 'từ ngày 01/01/2026 đến hết ngày 15/3/2026'],
    ['PC07-NB-2025/2026-05', 'tháng 5 năm 2026'],
    ['37/2026-06?mapOn=2026-06-01', 'tháng 6 năm 2026'],
  ])('%s is %s', async (path, words) => {
    const { status, text } = await page(`/reports/${path}${path.includes('?') ? '&' : '?'}language=vi`);
    expect({ path, status }).toEqual({ path, status: 200 });
    expect(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(text)![1]).toContain(words);
  });

  test('by the 15th, the page says its days', async () => {
    const { text } = await page('/reports/37/2026-Q1?by=15th&language=vi');
    expect(text).toContain('Từ ngày 15/12/2025 đến hết ngày 14/3/2026');
  });

  test.each([
    ['/reports/99999/2026', 404, 'NOT_FOUND'],
    ['/reports/37/2026-13', 400, 'BAD_USER_INPUT'],
    ['/reports/37/lately', 400, 'BAD_USER_INPUT'],
    ['/reports/37/2020-2026', 400, 'BAD_USER_INPUT'],
    ['/reports/37/2026-02-30..2026-03-01', 400, 'BAD_USER_INPUT'],
    ['/reports/37/2026?by=16th', 400, 'BAD_USER_INPUT'],
    ['/reports/37/2026?mapOn=yesterday', 400, 'BAD_USER_INPUT'],
    ['/reports/PC07-NB-2025/2026-05?mapOn=2026-01-01', 400, 'BAD_USER_INPUT'],
    ['/reports/37/2198', 400, 'BAD_USER_INPUT'],
    ['/reports/37/2026?by=15th&convention=CALENDAR', 400, 'BAD_USER_INPUT'],
    ['/reports/37@2025-06-30/2020-2025?by=15th', 400, 'BAD_USER_INPUT'],
    ['/reports/?unit=37&year=2026&part=-13', 400, 'BAD_USER_INPUT'],
    ['/reports/?unit=37&year=last', 400, 'BAD_USER_INPUT'],
    ['/reports/?unit=37&year=2026&by=14th', 400, 'BAD_USER_INPUT'],
    ['/reports/?unit=37&year=2026&on=2026-02-30', 400, 'BAD_USER_INPUT'],
    ['/reports/37@2025-06-30@x/2025', 404, 'NOT_FOUND'],
    ['/reports/37@never/2026', 400, 'BAD_USER_INPUT'],
    ['/reports/submitted/nothing', 400, 'BAD_USER_INPUT'],
    [`/reports/submitted/${SubmittedReportId.encode(999_999)}.docx`, 404, 'NOT_FOUND'],
    ['/reports/37/2026/more', 404, 'NOT_FOUND'],
    ['/reports/<b>x/2026', 404, 'NOT_FOUND'],
    ['/reports/%ff/2026', 400, 'BAD_USER_INPUT'],
    ['/reports/37/2026%', 400, 'BAD_USER_INPUT'],
    [`/reports/${'3'.repeat(200)}/2026`, 404, 'NOT_FOUND'],
  ])('%s is refused with a page: %d %s', async (path, status, code) => {
    for (const language of ['vi', 'en']) {
      const refused = await get(path, { 'accept-language': language });
      const text = await refused.text();
      expect({ path, status: refused.status }).toEqual({ path, status });
      expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(text).toContain(`<html lang="${language}">`);
      expect(text).toContain(code);
      expect(text).not.toContain('<b>x');
      expect(unbalanced(text)).toEqual([]);
    }
  });

  test.each([
    ['/reports/37/2026?maponn=2026-01-01', 'maponn', 'convention, by, mapOn, language'],
    ['/reports/37/2026.xlsx?format=docx', 'format', 'convention, by, mapOn, language'],
    ['/reports/?unit=37&quarter=2', 'quarter', 'unit, on, year, part, by, language'],
    ['/reports?quarter=2', 'quarter', 'unit, on, year, part, by, language'],
    [`/reports/submitted/${SubmittedReportId.encode(1)}?mapOn=2026-01-01`, 'mapOn', 'language'],
  ])('%s has a parameter that there is not, and the page names it', async (path, name, known) => {
    const refused = await get(path, { 'accept-language': 'vi' });
    expect(refused.status).toBe(400);
    const text = await refused.text();
    expect(text).toContain(`Địa chỉ này không nhận tham số “${name}”; các tham số: ${known}.`);
    expect(unbalanced(text)).toEqual([]);
  });

  test.each([
    ['/reports/37/2026?by=15th&by=15th', 'Parameter &quot;by&quot; is given more than once; give it once.'],
    ['/reports/37/2026?language=fr', 'The parameter &quot;language&quot; is &quot;vi&quot; or &quot;en&quot;.'],
  ])('%s is refused in words', async (path, words) => {
    expect((await page(path)).text).toContain(words);
  });

  test('an address that cannot be decoded is refused in the language that it asks for', async () => {
    const refused = await get('/reports/%ff/2026?language=vi', { 'accept-language': 'en' });
    expect(await refused.text()).toContain('<html lang="vi">');
  });

  test('a token that is not valid is refused with a page too', async () => {
    const refused = await get('/reports/37/2026', { authorization: 'Bearer nonsense' });
    expect(refused.status).toBe(401);
    expect(await refused.text()).toContain('UNAUTHENTICATED');
  });

  test('a report is chosen without a script: by code, by name, among several', async () => {
    const moved = await get('/reports?unit=37&language=vi');
    expect([moved.status, moved.headers.get('location')]).toEqual([308, '/reports/?unit=37&language=vi']);
    const form = await page('/reports/?language=vi');
    expect(form.text).toContain('<form action="/reports/" method="get">');
    expect(unbalanced(form.text)).toEqual([]);

    const certain = await get('/reports/?unit=37&year=2026&part=-Q2&language=vi');
    expect([certain.status, certain.headers.get('location')]).toEqual([303, '/reports/37/2026-Q2?language=vi']);
    const former = await get('/reports/?unit=37&on=2025-06-30&year=2020&part=term&language=en');
    expect(former.headers.get('location')).toBe('/reports/37@2025-06-30/2020-2025?language=en');

    const several = await page('/reports/?unit=Hoa%20L%C6%B0&year=2026&part=-06&by=15th&language=vi');
    expect(several.text).toContain('Phường Hoa Lư');
    expect(several.text).toMatch(/href="\/reports\/\d+\/2026-06\?language=vi&amp;by=15th"/);
    expect((await page('/reports/?unit=<i>&year=2026')).text).not.toContain('<i>');
  });

  test('the Word text is the form that offices sign, in whole sentences', async () => {
    const response = await get(`${TERM}.docx?language=vi`);
    expect(response.headers.get('content-type')).toContain('wordprocessingml');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="bao-cao-37-2020-07-01-2025-06-30.docx"',
    );
    const file = Buffer.from(await response.arrayBuffer());
    const text = await wordText(file);
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'ỦY BAN NHÂN DÂN\nTỈNH NINH BÌNH\n',
      'Số: ……/BC-UBND',
      'BÁO CÁO',
      'I. KẾT QUẢ XÂY DỰNG, DUY TRÌ CÁC MÔ HÌNH',
      'Đến ngày 30/6/2025, toàn tỉnh đang duy trì 217 tổ liên gia',
      'Báo cáo nêu: “gần 700 tin, bài”',
      'Kính gửi: ',
      'Nơi nhận:',
      '- Như trên;',
      'CHỦ TỊCH',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('the workbook has its figures as numbers', async () => {
    const response = await get(`${TERM}.xlsx?language=vi`);
    const file = Buffer.from(await response.arrayBuffer());
    const { sheets } = await readXlsx(file);
    expect(sheets.map(({ name }) => name)).toEqual([
      'Tóm tắt',
      'Mô hình',
      'Hoạt động',
      'Theo năm',
      'Theo đơn vị',
      'Mức độ đầy đủ',
      'Chỉ tiêu',
    ]);
    const programs = sheets[1]!.rows;
    expect(programs[0]!.slice(0, 3)).toEqual(['Loại mô hình', 'Số liệu', 'Kỳ này']);
    expect(programs).toContainEqual(expect.arrayContaining(['Tổ liên gia', 'Đang duy trì', 217]));
    const people = sheets[2]!.rows.find((row) => row[1] === 'Người được huấn luyện')!;
    expect([people[3], people[7]]).toEqual([10_000, 10_000]);
    // The word before a reported number is a matter of how it is shown.
    expect(await entryOf(file, 'xl/styles.xml')).toContain('formatCode="&quot;gần &quot;#,##0"');
    const [years, first] = sheets[3]!.rows;
    expect(years!.slice(0, 3)).toEqual(['Năm', 'Hoạt động: Kỳ này', 'Hoạt động: Kỳ liền trước']);
    // Nobody had recorded the term before: that is no number.
    const [number, unknown] = [expect.any(Number), null];
    expect(first).toEqual([number, number, unknown, number, unknown, number, unknown]);
    // Counts and days are numbers of the sheet, whatever they look like.
    expect(sheets[4]!.rows[1]!.at(-1)).toBeInstanceOf(Date);
    expect(sheets[5]!.rows.slice(1, 3)).toEqual([
      ['Số xã, phường đã ghi nhận', expect.any(Number)],
      ['Số xã, phường', 125],
    ]);
    expect(sheets[6]!.rows[1]!.at(-1)).toBeInstanceOf(Date);
  });

  test('files carry no word of the machine that made them', async () => {
    for (const format of ['docx', 'xlsx']) {
      const file = Buffer.from(await (await get(`${TERM}.${format}?language=en`)).arrayBuffer());
      const core = await entryOf(file, 'docProps/core.xml');
      expect(core).toContain('Liên Gia');
      expect(core).not.toMatch(/Un-named|\/work|root|localhost/);
    }
  });
});
