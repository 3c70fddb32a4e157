import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const executablePath = (process.env.PATH ?? '')
  .split(path.delimiter)
  .flatMap((folder) => names.map((name) => path.join(folder, name)))
  .find((file) => existsSync(file));
const missing = 'No Chromium on this machine: the browser tests cannot run. Debian has it as the package "chromium".';

/** `describe` for tests in a browser. Without Chromium they are skipped with one line; in CI they fail with it. */
export const describeInBrowser = executablePath || process.env.CI ? describe : describe.skip;
if (!executablePath && !process.env.CI) process.stderr.write(`${missing}\n`);

/** A browser for which no host but 127.0.0.1 exists, so that a page that needs the network fails in it. */
export async function launchChromium(): Promise<Browser> {
  if (!executablePath) throw new Error(missing);
  return chromium.launch({
    executablePath,
    // Chromium's sandbox refuses to run as root, which containers and CI are.
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
}
