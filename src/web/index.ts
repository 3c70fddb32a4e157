import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';
import { PROJECT } from '../project.js';
import { readExamples } from './examples.js';

/** Where the build puts the page. */
const builtFolder = join(PROJECT, 'dist/web');

/**
 * Nothing may come from, or go to, another host. Inline styles are the one thing granted beyond that:
 * the Monaco editor positions its lines with style attributes. `data:` images are its squiggles and icons.
 */
const securityHeaders = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

interface PlaygroundOptions {
  /** Other operations than those of `schema/operations`. */
  operationsFolder?: string;
  /** Whether the page asks for demo officers to pick from. Asking in vain would leave an error in every console. */
  demo?: boolean;
  /** Who is told that the page is not built; Fastify's own log unless given. */
  log?: { warn(message: string): void };
}

const notBuilt = 'The playground is not built: run "npm run build", then start again.';

/**
 * The playground: `/` and the files under `/assets/` that it loads, and nothing else. It speaks to `/graphql` of the
 * same origin. Without a built page the server works all the same: one warning, and `/` says what to do.
 */
export const playground: FastifyPluginAsync<PlaygroundOptions> = async (app, options) => {
  const { operationsFolder, demo = false, log = app.log } = options;
  app.addHook('onRequest', async (_request, reply) => void reply.headers(securityHeaders));

  const template = await readFile(join(builtFolder, 'index.html'), 'utf8').catch(() => undefined);
  if (template === undefined) {
    log.warn(notBuilt);
    app.get('/', (_request, reply) => reply.code(503).type('text/plain; charset=utf-8').send(`${notBuilt}\n`));
    return;
  }

  const examples = JSON.stringify(await readExamples(operationsFolder)).replaceAll('<', '\\u003c');
  const html = template.replace('{{examples}}', () => examples).replace('{{demo}}', String(demo));
  const etag = `"${createHash('sha256').update(html).digest('base64url')}"`;
  app.get('/', (request, reply) => {
    reply.headers({ etag, 'cache-control': 'no-cache' });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type('text/html; charset=utf-8').send(html);
  });

  // A build puts its files into a folder named after what they were built from, so they may be kept for good.
  await app.register(fastifyStatic, {
    root: join(builtFolder, 'assets'),
    prefix: '/assets/',
    index: false,
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  });
};
