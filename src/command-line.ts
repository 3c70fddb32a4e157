import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Language } from './api/messages.js';

/** A command that cannot be carried out as it was given. */
export class UsageError extends Error {}

/**
 * The arguments of this process. With `--help` it prints how the command is used, and ends.
 *
 * @throws UsageError for an option that there is not.
 */
export function readCommandLine<const Options extends ParseArgsOptionsConfig>(usage: string, options: Options) {
  try {
    if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) {
      console.log(usage);
      process.exit(0);
    }
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${usage}`);
  }
}

const FILE_FAULTS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  ENOENT: { vi: 'không có tệp này', en: 'there is no such file' },
  EACCES: { vi: 'không có quyền đọc', en: 'it may not be read' },
  EISDIR: { vi: 'đây là thư mục', en: 'it is a folder' },
};

/** Why a file could not be read, in words; a rarer reason by the code that the system gave it. */
export const fileFault = (error: NodeJS.ErrnoException, language: Language): string =>
  FILE_FAULTS[error.code ?? '']?.[language] ?? error.code ?? error.message;
