import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, launchChromium } from '../browser/chromium.js';
import { startServer } from '../support/server.js';

// A page takes some seconds to open, and several times that on a busy machine.
jest.setTimeout(300_000);

describeInBrowser('a report in a browser', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let browser: Browser;
  const complaints: string[] = [];
  const elsewhere: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchChromium()]);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const open = async (path: string, width = 1000): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 1200 } });
    context.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !request.url().startsWith('data:')) elsewhere.push(request.url());
    });
    context.on('console', (message) => complaints.push(message.text()));
    context.on('weberror', (error) => complaints.push(String(error.error())));
    const page = await context.newPage();
    await page.goto(server.url + path);
    return page;
  };

  /** The height of the first sheet as it is printed, in millimeters, at the width of its text. */
  const summaryHeight = async (page: Page): Promise<number> => {
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: Math.round((182 / 25.4) * 96), height: 1200 });
    const box = await page.locator('section.summary').boundingBox();
    return (box!.height * 25.4) / 96;
  };

  test.each(['vi', 'en'])('prints on A4, its summary on one sheet: %s', async (language) => {
    const page = await open(`/reports/37@2025-06-30/2020-2025?language=${language}`);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const sheets = pdf.match(/\/Type \/Page\b(?!s)/g)!.length;
    expect(sheets).toBeGreaterThanOrEqual(9);
    expect(sheets).toBeLessThanOrEqual(16);
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
    // The sheet less its margins, 14 and 15 mm.
    expect(await summaryHeight(page)).toBeLessThan(297 - 29);
    await page.context().close();
  });

  test('has nothing wider than itself, on a phone either', async () => {
    for (const width of [390, 1000]) {
      const page = await open('/reports/37/2026-Q2?language=vi', width);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      await page.context().close();
    }
  });

  test('is read by its landmarks, headings, captions and named charts', async () => {
    const page = await open('/reports/37@2025-06-30/2020-2025?language=vi');
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.getByRole('main').count()).toBe(1);
    expect(await page.getByRole('img', { name: 'Mô hình đang duy trì theo loại' }).count()).toBe(1);
    expect(await page.locator('table').count()).toBe(await page.locator('table > caption').count());
    expect(await page.locator('th:not([scope])').count()).toBe(0);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.context().close();
  });

  test('is chosen by the form alone', async () => {
    const page = await open('/reports/?language=vi');
    await page.getByLabel('Đơn vị: mã hoặc tên').fill('37');
    await page.getByLabel('Năm', { exact: true }).fill('2026');
    await page.getByLabel('Kỳ', { exact: true }).selectOption('-Q2');
    await page.getByRole('button', { name: 'Xem báo cáo' }).click();
    await page.waitForURL('**/reports/37/2026-Q2**');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('quý II năm 2026');
    await page.context().close();
  });

  // These judge what all the tests above have done.
  test('asks nothing of any other host, and no console complains', () => {
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
