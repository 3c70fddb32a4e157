/**
 * Bundles the playground's page into dist/web: `npm run build` ends with it, and the server serves what it made.
 * It runs before every start, so it first asks whether anything changed: the files go to a folder named after a digest
 * of the page's sources and the lock file, and index.html, written last, names the folder.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const project = fileURLToPath(new URL('../../', import.meta.url));
const pageFolder = path.join(project, 'src/web/page');
const builtFolder = path.join(project, 'dist/web');
const assetsFolder = path.join(builtFolder, 'assets');
const builtPage = path.join(builtFolder, 'index.html');

const digest = await digestOf([
  path.join(project, 'package-lock.json'),
  path.join(project, 'src/web/build.ts'),
  ...(await readdir(pageFolder)).sort().map((file) => path.join(pageFolder, file)),
]);
const built = await readFile(builtPage, 'utf8').catch(() => '');
if (!built.includes(`/assets/${digest}/`)) await build();

async function build(): Promise<void> {
  // Two builds may run at once (tests start servers); each works in a folder of its own and moves it into place.
  const workFolder = path.join(builtFolder, `build-${process.pid}`);
  await bundle(workFolder);
  const texts = (await readdir(workFolder)).filter((file) => /\.(js|css)$/.test(file));
  await Promise.all(texts.map((file) => compress(path.join(workFolder, file))));

  await mkdir(assetsFolder, { recursive: true });
  const outdated = (await readdir(assetsFolder)).filter((folder) => folder !== digest);
  await rename(workFolder, path.join(assetsFolder, digest)).catch(() => rm(workFolder, { recursive: true }));

  const template = await readFile(path.join(pageFolder, 'index.html'), 'utf8');
  await writeFile(`${builtPage}-${process.pid}`, template.replaceAll('{{assets}}', `/assets/${digest}`));
  await rename(`${builtPage}-${process.pid}`, builtPage);
  await Promise.all(outdated.map((folder) => rm(path.join(assetsFolder, folder), { recursive: true, force: true })));
}

async function bundle(outdir: string): Promise<void> {
  const esbuild = await import('esbuild');
  await esbuild.build({
    entryPoints: [
      path.join(pageFolder, 'main.ts'),
      path.join(pageFolder, 'style.css'),
      path.join(pageFolder, 'icon.svg'),
      { in: 'monaco-editor/esm/vs/editor/editor.worker.js', out: 'editor.worker' },
      { in: 'monaco-editor/esm/vs/language/json/json.worker.js', out: 'json.worker' },
      { in: 'monaco-graphql/esm/graphql.worker.js', out: 'graphql.worker' },
    ].map((entry) => (typeof entry === 'string' ? { in: entry, out: path.parse(entry).name } : entry)),
    outdir,
    absWorkingDir: project,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'external',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.ttf': 'file', '.svg': 'copy' },
  });
}

/** A quarter of the size over a network, at a quality that costs no waiting here. */
async function compress(file: string): Promise<void> {
  const bytes = await readFile(file);
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, options));
}

async function digestOf(files: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}
