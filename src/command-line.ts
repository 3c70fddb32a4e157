import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

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
