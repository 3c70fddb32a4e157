import { jest } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { DEMO_OFFICERS } from '../../src/access/demo-officers.js';
import { readExamples } from '../../src/web/examples.js';
import { startServer } from '../support/server.js';
import { describeInBrowser, launchChromium } from './chromium.js';

// A page takes two seconds to open, and several times that on a busy machine.
jest.setTimeout(300_000);

const examples = await readExamples();

describeInBrowser('the playground', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let browser: Browser;
  /** Every request that any page of these tests made, and everything its console complained about. */
  const requests: string[] = [];
  const complaints: string[] = [];
  const origins = new Set<string>();

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ demoSignIn: true }), launchChromium()]);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  type Options = BrowserContextOptions & { url?: string; storage?: Record<string, string> };
  async function openPage(options: Options = {}): Promise<Page> {
    const { url = server.url, storage = {}, ...contextOptions } = options;
    origins.add(url);
    const localStorage = Object.entries(storage).map(([name, value]) => ({ name, value }));
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      storageState: { cookies: [], origins: [{ origin: url, localStorage }] },
      ...contextOptions,
    });
    context.on('request', (request) => requests.push(request.url()));
    context.on('weberror', (error) => complaints.push(String(error.error())));
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    const page = await context.newPage();
    await page.goto(url);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    return page;
  }

  /** Presses the button as a person would, after GraphiQL has noted what the tab holds (it waits 100 ms for typing). */
  async function run(page: Page): Promise<{ data?: unknown; errors?: unknown }> {
    await page.waitForTimeout(250);
    const [response] = await Promise.all([
      page.waitForResponse((candidate) => candidate.url().endsWith('/graphql')),
      page.locator('.graphiql-execute-button').click(),
    ]);
    return (await response.json()) as { data?: unknown; errors?: unknown };
  }

  /** Runs the tab that is open, and tells the `Authorization` that went along. */
  async function authorizationOf(page: Page): Promise<string | undefined> {
    const [request] = await Promise.all([
      page.waitForRequest((candidate) => candidate.url().endsWith('/graphql')),
      run(page),
    ]);
    return (await request.allHeaders())['authorization'];
  }

  const tabNames = (page: Page) => page.locator('.graphiql-tab-button').allTextContents();

  test('says what it is in both languages, and that the demo data are invented', async () => {
    const page = await openPage();
    expect(await page.title()).toBe('Liên Gia');
    const bar = await page.locator('header').innerText();
    for (const words of ['Liên Gia', 'PCCC', 'fire-safety', 'DEMO', 'hư cấu', 'invented']) expect(bar).toContain(words);
    await page.context().close();
  });

  test('has a tab for each operation, and each runs as it stands', async () => {
    const page = await openPage();
    expect(examples.length).toBeGreaterThan(0);
    expect(await tabNames(page)).toEqual(examples.map(({ name }) => name));

    for (const { name } of examples) {
      if (name === 'FindThePlace') continue; // a story, which test/story plays
      await page.getByRole('button', { name, exact: true }).click();
      const { data, errors } = await run(page);
      expect({ name, errors }).toEqual({ name, errors: undefined });
      expect(Object.values(data as object).every((value) => value === null)).toBe(false);
      await page.locator('.result-window .view-line', { hasText: '"data"' }).waitFor();
    }
    await page.context().close();
  });

  test('shows the documentation of the schema, and the button in the bar hides and shows it', async () => {
    const page = await openPage();
    const docs = page.locator('.graphiql-doc-explorer');
    await docs.getByRole('link', { name: 'Query', exact: true }).click();
    await docs.getByRole('link', { name: 'adminUnit', exact: true }).click();
    const description = await docs.locator('.graphiql-markdown-description').first().innerText();
    expect(description.length).toBeGreaterThan(20);

    const button = page.locator('#documentation');
    await button.click();
    await docs.waitFor({ state: 'detached' });
    await button.click();
    await docs.waitFor();
    await page.context().close();
  });

  test('checks a query against the schema while it is typed, and completes it', async () => {
    const page = await openPage();
    await page.locator('.graphiql-tab-add').click();
    await page.locator('.graphiql-query-editor .view-lines').click();
    await page.keyboard.type('{ nowhere adm', { delay: 30 });
    await page.locator('.suggest-widget .monaco-list-row', { hasText: 'adminUnit' }).first().waitFor();
    await page.locator('.squiggly-error').first().waitFor();
    await page.context().close();
  });

  test('lists the examples by title, and brings back a closed one', async () => {
    const page = await openPage();
    const { name, title } = examples[0]!;
    await page.locator('.graphiql-tab-close').first().click();
    expect(await tabNames(page)).not.toContain(name);

    await page.locator('.graphiql-sidebar button[aria-label$="Examples"]').click();
    expect(await page.locator('.examples strong').allTextContents()).toEqual(
      examples.map((example) => example.title.vi),
    );
    await page.locator('.examples button', { hasText: title.en }).first().click();
    await page.locator('.graphiql-tab-active', { hasText: name }).waitFor();
    expect(await run(page)).not.toHaveProperty('errors');
    await page.context().close();
  });

  test('shows new examples to who has been here before, and keeps what they wrote', async () => {
    const tab = (id: string, query: string) => ({
      id,
      title: id,
      query,
      variables: null,
      headers: null,
      operationName: id,
      response: null,
    });
    const old = 'query Old { vocabulary { name } }';
    const own = 'query Own { viewer { name } }';
    const page = await openPage({
      storage: {
        'liengia:examples': JSON.stringify([old]),
        'graphiql:query': own,
        'graphiql:tabState': JSON.stringify({ activeTabIndex: 1, tabs: [tab('Old', old), tab('Own', own)] }),
      },
    });
    expect(await tabNames(page)).toEqual([...examples.map(({ name }) => name), 'Own']);
    await page.context().close();
  });

  test.each([
    ['broken', { 'liengia:examples': '{', 'graphiql:tabState': '[1, "' }],
    ['cleared in the settings', { 'liengia:examples': JSON.stringify(examples.map(({ query }) => query)) }],
  ])('shows the examples when its storage was %s', async (_case, storage) => {
    const page = await openPage({ storage });
    expect(await tabNames(page)).toEqual(examples.map(({ name }) => name));
    await page.context().close();
  });

  test('offers the demo officers, begins with one who may see every example, and remembers the choice', async () => {
    const page = await openPage();
    const picker = page.getByLabel('Thử với vai');
    const labels = DEMO_OFFICERS.map(({ label }) => `${label.vi} · ${label.en}`);
    expect(await picker.locator('option').allTextContents()).toEqual([
      'Công chúng (không đăng nhập) · The public',
      ...labels,
    ]);
    expect(await authorizationOf(page)).toBe('Demo demo:analyst');

    await picker.selectOption('demo:area-officer');
    expect(await authorizationOf(page)).toBe('Demo demo:area-officer');
    await page.reload();
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    expect(await picker.inputValue()).toBe('demo:area-officer');

    await picker.selectOption('');
    expect(await authorizationOf(page)).toBeUndefined();
    await page.reload();
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    expect(await authorizationOf(page)).toBeUndefined();
    await page.context().close();
  });

  test('lets a token in the editor of headers go before the picker', async () => {
    const page = await openPage();
    await page.getByRole('button', { name: 'Headers' }).click();
    await page.locator('.graphiql-editor:not(.hidden) .view-lines').nth(1).click();
    await page.keyboard.insertText('{"Authorization": "Basic abcd"}');
    const [answer] = await Promise.all([
      page.waitForResponse((candidate) => candidate.url().endsWith('/graphql')),
      page.waitForTimeout(250).then(() => page.locator('.graphiql-execute-button').click()),
    ]);
    expect((await answer.request().allHeaders())['authorization']).toBe('Basic abcd');
    expect(answer.status()).toBe(401);
    await page.locator('.result-window .view-line', { hasText: 'UNAUTHENTICATED' }).waitFor();
    await page.context().close();
    // Chromium notes every 401, and this one was meant.
    expect(complaints.splice(0)).toEqual([expect.stringContaining('401')]);
  });

  test('begins anew where the chosen officer is no more', async () => {
    const page = await openPage({ storage: { 'liengia:officer': 'demo:nobody' } });
    expect(await page.getByLabel('Thử với vai').inputValue()).toBe('demo:analyst');
    await page.context().close();
  });

  test('offers nobody, and sends nothing of an earlier choice, where there are no demo officers', async () => {
    const other = await startServer();
    const page = await openPage({ url: other.url, storage: { 'liengia:officer': 'demo:administrator' } });
    expect(await authorizationOf(page)).toBeUndefined();
    expect(await page.locator('.officer').isVisible()).toBe(false);
    await page.context().close();
    await other.stop();
    expect(requests).not.toContain(`${other.url}/demo-officers`);
  });

  test('follows the system into the dark, and fits a phone', async () => {
    const page = await openPage({ colorScheme: 'dark', viewport: { width: 390, height: 844 }, hasTouch: true });
    const brightness = await page.evaluate<number>(
      'getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)',
    );
    expect(brightness).toBeLessThan(200);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect((await page.getByLabel('Thử với vai').boundingBox())!.width).toBeGreaterThan(200);
    expect(await run(page)).not.toHaveProperty('errors');
    const result = await page.locator('.result-window').boundingBox();
    expect(result!.width).toBeGreaterThan(300);
    await page.context().close();
  });

  // These two judge what all the tests above have done.
  test('asks nothing of any other host', () => {
    const elsewhere = requests.filter((url) => !/^(data|blob):/.test(url) && !origins.has(new URL(url).origin));
    expect(elsewhere).toEqual([]);
    for (const file of ['/graphql', 'graphql.worker.js', 'json.worker.js', 'codicon']) {
      expect(requests.some((url) => url.includes(file))).toBe(true);
    }
  });

  test('leaves no complaint in the console', () => {
    expect(complaints).toEqual([]);
  });
});
