import { startServer } from '../support/server.js';

/** What needs no browser: how the playground's page and its files are sent. */
describe('the page of the playground', () => {
  let server: Awaited<ReturnType<typeof startServer>>;

  beforeAll(async () => {
    server = await startServer();
  });

  afterAll(async () => {
    await server?.stop();
  });

  test('allows no other host, and may not be framed', async () => {
    const { headers } = await fetch(server.url);
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('is asked for anew each time, its files once for all', async () => {
    const page = await fetch(server.url);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const again = await fetch(server.url, { headers: { 'if-none-match': page.headers.get('etag')! } });
    expect(again.status).toBe(304);

    const files = [...(await page.text()).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const response = await fetch(server.url + file);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
    const script = files.find((file) => file.endsWith('main.js'))!;
    const compressed = await fetch(server.url + script, { headers: { 'accept-encoding': 'br' } });
    expect(compressed.headers.get('content-encoding')).toBe('br');
    expect(compressed.headers.get('content-type')).toContain('javascript');
  });

  test.each([
    '/assets/',
    '/assets/none.js',
    '/assets/../index.html',
    '/assets/..%2f..%2fmain.js',
    '/index.html',
    '/order.txt',
  ])('%s is nothing', async (path) => {
    expect((await fetch(server.url + path)).status).toBe(404);
  });
});
