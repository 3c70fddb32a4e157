import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertMayRead } from '../../access/forbidden.js';
import { ApiError } from '../../api/errors.js';
import { type Route, languageAsked } from '../../api/route.js';
import type { Context } from '../../context.js';
import { templateOf } from '../../sheets/write-sheet.js';
import { type Format, isOfRegistrations, refusedFile, returnedFile } from './file-back.js';
import { TEMPLATE_FORMS, actionOf, formOf } from './import-forms.js';
import type { ImportRow } from './import.read.js';
import { receiveFile } from './import.service.js';
import { ImportId } from './import.type.js';
import { refusedRows, returnedRows } from './returned.read.js';
import { spool, tooLarge } from './spool.js';

/** The largest file that is taken. */
export const MOST_BYTES = 20 * 2 ** 20;

const TYPES: Readonly<Record<Format, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

const nothingThere = () => new ApiError('NOT_FOUND', 'http.not-found');

/** Templates change with the program alone, so each is made once. */
const templates = new Map<string, Promise<Buffer>>();

async function sendTemplate(_context: Context, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { file } = request.params as { file: string };
  const [, name, language] = /^([a-z-]+)\.(vi|en)\.xlsx$/.exec(file) ?? [];
  const form = TEMPLATE_FORMS.find((one) => one.name === name);
  if (!form || !language) throw nothingThere();
  if (!templates.has(file)) templates.set(file, templateOf(form, language as 'vi' | 'en'));
  return reply
    .type(TYPES.xlsx)
    .header('content-disposition', `attachment; filename="${file}"`)
    .header('cache-control', 'public, max-age=3600')
    .send(await templates.get(file));
}

/** Refused before a byte of the file is read: nobody, who has no role for it, a form that is none, a file too large. */
async function receive(context: Context, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  assertMayRead(context.viewer, 'IMPORT_FILE');
  const { form: asked, again, filename } = request.query as Record<string, unknown>;
  const form = asked === undefined ? null : formOf(String(asked));
  if (form === undefined) {
    throw new ApiError('BAD_USER_INPUT', 'import.form', { forms: TEMPLATE_FORMS.map(({ name }) => name).join(', ') });
  }
  if (form) assertMayRead(context.viewer, actionOf(form));
  if (/^multipart\//i.test(request.headers['content-type'] ?? '')) {
    throw new ApiError('BAD_USER_INPUT', 'import.multipart');
  }
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) throw tooLarge(MOST_BYTES);
  if (!request.body) throw new ApiError('BAD_USER_INPUT', 'import.empty');

  const file = await spool(request.body as Readable, MOST_BYTES);
  try {
    const id = await receiveFile({ ...context, language: languageAsked(request) }, file, {
      form: form?.name ?? null,
      filename: nameOf(filename, request),
      isAgain: again === 'true',
    });
    const location = `/imports/${ImportId.encode(id)}`;
    return reply
      .code(202)
      .header('location', location)
      .send({ id: ImportId.encode(id), status: 'RECEIVED' });
  } finally {
    await file.drop();
  }
}

/** As the address has it, or else Content-Disposition; a name alone, never a path, and nothing that cannot be seen. */
function nameOf(asked: unknown, { headers }: FastifyRequest): string | null {
  const disposition = headers['content-disposition'] ?? '';
  const [, encoded] = /filename\*=utf-8''([^;]+)/i.exec(disposition) ?? [];
  const [, plain] = /filename="?([^";]+)"?/i.exec(disposition) ?? [];
  const given = typeof asked === 'string' ? asked : (decoded(encoded) ?? plain ?? '');
  const [name = ''] = given.normalize('NFC').split(/[\\/]/).slice(-1);
  return name.replace(/[\p{C}]/gu, '').trim() || null;
}

function decoded(text: string | undefined): string | null {
  try {
    return text === undefined ? null : decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The import that an address names, which only its author sees. */
async function importOf({ viewer, loaders }: Context, { params }: FastifyRequest): Promise<ImportRow> {
  if (!viewer) throw new ApiError('UNAUTHENTICATED', 'access.nobody');
  const row = await loaders.import.load(ImportId.decode((params as { id: string }).id));
  if (!row) throw new ApiError('NOT_FOUND', 'access.not-found');
  return row;
}

async function tell(context: Context, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { id, status, version, form, rowsRead, rowsChecked, rowsAccepted, rowsRefused } = await importOf(
    context,
    request,
  );
  const told = { status, version, form, rowsRead, rowsChecked, rowsAccepted, rowsRefused };
  return reply.header('cache-control', 'no-store').send({ id: ImportId.encode(id), ...told });
}

async function sendBack(context: Context, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const row = await importOf(context, request);
  const form = formOf(row.form);
  const [, what, format] = /^(refused|returned)\.(xlsx|csv)$/.exec((request.params as { file: string }).file) ?? [];
  if (!form || !what || (what === 'returned' && !isOfRegistrations(form))) throw nothingThere();
  const { read } = context;
  const viewer = context.viewer!;
  // In the language of the file that was sent, unless another is asked for.
  const { language = row.language } = request.query as { language?: unknown };
  const words = language === 'vi' || language === 'en' ? language : row.language;
  const stream =
    what === 'refused'
      ? refusedFile(
          format as Format,
          form,
          { language: words, columns: row.columns },
          refusedRows(read, row.id, viewer),
        )
      : returnedFile(format as Format, form, words, returnedRows(read, row.id, viewer));
  return reply
    .type(TYPES[format as Format])
    .header('content-disposition', `attachment; filename="${form.name}-${what}.${format}"`)
    .header('cache-control', 'no-store')
    .send(stream);
}

export const importRoutes: readonly Route<Context>[] = [
  { method: 'GET', url: '/templates/:file', handle: sendTemplate },
  { method: 'POST', url: '/imports', bodyLimit: MOST_BYTES, isLong: true, handle: receive },
  { method: 'GET', url: '/imports/:id', handle: tell },
  { method: 'GET', url: '/imports/:id/:file', isLong: true, handle: sendBack },
];
