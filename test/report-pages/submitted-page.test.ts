import { COMMUNE, type Living, responsibleUnitId, startLiving, unitId } from '../living/living.js';
import { readXlsx } from 'hucre/xlsx';
import { unbalanced } from './markup.js';
import { wordText } from './word-text.js';

describe('the page of a submitted report', () => {
  let living: Living;

  beforeAll(async () => {
    living = await startLiving();
  });

  afterAll(() => living?.stop());

  test('keeps what was submitted, and sets beside it what is another today', async () => {
    const { server, area } = living;
    const commune = await unitId(server, COMMUNE);
    const submitted = await server.query<any>(
      'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { report { id } problems { code } } }',
      { input: { unit: commune, period: { year: 2026, quarter: 2 }, document: '12/BC-CAX & <phụ lục>' } },
      area.headers,
    );
    const { report, problems } = submitted.data.submitReport;
    expect(problems).toEqual([]);

    const path = `${server.url}/reports/submitted/${report.id}`;
    const textOf = async () => (await fetch(`${path}?language=vi`)).text();
    const before = await textOf();
    const unchanged = await fetch(`${path}.docx?language=vi`);
    expect(await wordText(Buffer.from(await unchanged.arrayBuffer()))).toContain('Số đã nộp trùng với số hiện nay.');
    expect(before).toContain('Số đã nộp trùng với số hiện nay.');
    expect(before).toContain('12/BC-CAX &amp; &lt;phụ lục&gt;');

    // An activity of the quarter that is told only now.
    const late = await server.query<any>(
      'mutation ($input: RecordActivityInput!) { recordActivity(input: $input) { problems { code } } }',
      {
        input: {
          ...{ kind: 'LEAFLET', title: 'Phát tờ rơi', from: '2026-05-04', adminUnit: commune },
          responsibleUnit: await responsibleUnitId(server, 'CAX-14329-2025'),
          measures: [{ measure: 'COPIES', value: 1234 }],
        },
      },
      area.headers,
    );
    expect(late.data.recordActivity.problems).toEqual([]);
    const after = await textOf();
    const shown = after.replace(/\s+/g, ' ').replace(/> </g, '><');
    expect(shown).toMatch(/Phát tờ rơi · Số tờ rơi<\/th><td class="n">0<\/td><td class="n value">1\.234<\/td>/);
    expect(after).toContain('Tháng 05/2026 · Hoạt động');
    expect(after).not.toContain('Số đã nộp trùng với số hiện nay.');
    expect(unbalanced(after)).toEqual([]);

    const word = await fetch(`${path}.docx?language=vi`);
    const text = await wordText(Buffer.from(await word.arrayBuffer()));
    expect(text).toContain('Quý II năm 2026');
    expect(text.indexOf('THAY ĐỔI SAU KHI NỘP')).toBeGreaterThan(text.indexOf('Nơi nhận:'));
    expect(text).toMatch(/Phát tờ rơi · Số tờ rơi\n0\n1\.234\n/);
    expect(text).toContain('12/BC-CAX & <phụ lục>');

    const workbook = await fetch(`${path}.xlsx?language=vi`);
    const { sheets } = await readXlsx(Buffer.from(await workbook.arrayBuffer()));
    const changes = sheets.find(({ name }) => name === 'Thay đổi sau khi nộp')!.rows;
    expect(changes[0]).toEqual(['Số liệu', 'Đã nộp', 'Hiện nay', 'Tăng, giảm']);
    expect(changes).toContainEqual(['Phát tờ rơi · Số tờ rơi', 0, 1234, 1234]);
    expect(changes).toContainEqual(['Tháng 05/2026 · Hoạt động', expect.any(Number), expect.any(Number), 1]);
  });
});
