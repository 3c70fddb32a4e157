import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { PROJECT } from '../project.js';
import { keepBuilt } from './kept.js';

const pageFolder = path.join(PROJECT, 'src/web/page');
const builtFolder = path.join(PROJECT, 'dist/web');
const assetsFolder = path.join(builtFolder, 'assets');

/** Bundles the playground's page into dist/web, from where the server serves it; index.html names the folder. */
export async function buildPage(): Promise<void> {
  await keepBuilt({
    sources: [
      path.join(PROJECT, 'package-lock.json'),
      path.join(PROJECT, 'src/build/page.ts'),
      ...(await readdir(pageFolder)).sort().map((file) => path.join(pageFolder, file)),
    ],
    within: assetsFolder,
    build,
    entry: {
      file: path.join(builtFolder, 'index.html'),
      text: async (digest) =>
        (await readFile(path.join(pageFolder, 'index.html'), 'utf8')).replaceAll('{{assets}}', `/assets/${digest}`),
    },
  });
}

async function build(folder: string): Promise<void> {
  await bundle(folder);
  const texts = (await readdir(folder)).filter((file) => /\.(js|css)$/.test(file));
  await Promise.all(texts.map((file) => compress(path.join(folder, file))));
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
    absWorkingDir: PROJECT,
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
