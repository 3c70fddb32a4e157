import './preflight.js';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';

// Loaded only now, as in main.ts; what type-graphql's decorators need comes first.
await import('reflect-metadata');
const { dayOf } = await import('./api/day.js');
const { withDatabase } = await import('./command.js');
const { UsageError, fileFault, readCommandLine } = await import('./command-line.js');
const { ConfigError, readConfig } = await import('./config.js');
const { DatabaseError } = await import('./database/index.js');
const { gatherStatistics } = await import('./database/maintenance.js');
const { unitFiles } = await import('./modules/admin-unit/index.js');
const { openProgress } = await import('./progress.js');
const { RecordsError } = await import('./sheets/records.js');
const { importSentence: sentence } = unitFiles;
type Loading = import('./modules/admin-unit/index.js').Loading;
type ReportedFile = import('./modules/admin-unit/index.js').ReportedFile;
type Language = import('./api/messages.js').Language;
type SentenceKey = Parameters<typeof sentence>[0];

const USAGE = `npm run units -- <command>
  import --units FILE.csv --lineage FILE.csv
                                the country's units and what became of them; columns
                                ${unitFiles.UNIT_COLUMNS.join(',')} and
                                ${unitFiles.LINEAGE_COLUMNS.join(',')}
  boundaries FILE.geojson       the boundaries of today's communes, by the property "code"
Options:
  --dry-run                     try all of it, and write nothing
  --skip-contradictions         load what nothing contradicts, and leave the rest out
  --report FILE.csv             write what became of every row
  --language vi|en              in which language; the terminal's own unless told
  --quiet                       show no progress
Exit codes: 0 loaded, or it is there already, or can be; 1 cannot be done so; 2 rows contradict and nothing was written.`;

/** What a command did, for the report. */
interface Done {
  files: ReportedFile[];
  isWritten: boolean;
  notes: string[];
}
const DERIVING = { vi: 'Đang tính phần chung giữa các bản đồ …', en: 'Working out what the maps share …' } as const;
type Command = (loading: Loading) => Promise<Done>;

let progress = openProgress(process.stderr);

try {
  const config = readConfig(process.env);
  const { command, options } = await readArguments(config.language);
  progress = openProgress(process.stderr, options);
  await withDatabase(config, async ({ database, orm }) => {
    const { isDryRun, skipsContradictions, language } = options;
    const today = dayOf(new Date());
    // The last step, what is derived from all rows, has no length that is known.
    const onProgress = (done: number, total: number) =>
      progress.show(done > total ? { label: DERIVING[language] } : { label: `${done}/${total}`, share: done / total });
    const done = await command({ orm, today, isDryRun, skipsContradictions, onProgress });
    if (done.isWritten) await gatherStatistics(database.ownerUrl);
    progress.clear();
    await tell(done, options);
  });
} catch (error) {
  progress.clear();
  const isForPeople = [UsageError, ConfigError, DatabaseError].some((kind) => error instanceof kind);
  console.error(isForPeople ? (error as Error).message : error);
  process.exitCode = 1;
}

interface Options {
  isDryRun: boolean;
  skipsContradictions: boolean;
  report: string | undefined;
  language: Language;
  isQuiet: boolean;
}

/** What the arguments ask for, with its files read; before anything is opened. */
async function readArguments(own: Language): Promise<{ command: Command; options: Options }> {
  const { positionals, values } = readCommandLine(USAGE, {
    units: { type: 'string' },
    lineage: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'skip-contradictions': { type: 'boolean' },
    report: { type: 'string' },
    language: { type: 'string' },
    quiet: { type: 'boolean' },
  });
  const language = values.language === undefined ? own : (['vi', 'en'] as const).find((one) => one === values.language);
  if (!language) throw new UsageError(`--language is "${values.language}"; it may be vi or en.`);
  const { units, lineage, report } = values;
  const [name, file, ...rest] = positionals;
  const options: Options = {
    isDryRun: values['dry-run'] ?? false,
    skipsContradictions: values['skip-contradictions'] ?? false,
    report,
    language,
    isQuiet: values.quiet ?? false,
  };
  const assertNoInput = (inputs: string[]) => {
    if (report && inputs.some((input) => resolve(input) === resolve(report))) {
      throw new UsageError(`--report ${report} would be written over a file that is read.`);
    }
  };
  if (name === 'import' && units && lineage && !file) {
    assertNoInput([units, lineage]);
    const unitRows = await read(units, unitFiles.readUnitFile, language);
    const edges = await read(lineage, unitFiles.readLineageFile, language);
    return {
      options,
      async command(loading) {
        const done = await unitFiles.importNational(loading, { units: unitRows, edges });
        const files = [
          { file: basename(units), rows: done.units },
          { file: basename(lineage), rows: done.edges },
        ];
        return { files, isWritten: done.isWritten, notes: noteOf('INCOMPLETE', done.incomplete, language) };
      },
    };
  }
  if (name === 'boundaries' && file && rest.length === 0 && !units && !lineage) {
    assertNoInput([file]);
    const features = await read(file, unitFiles.readBoundaryFile, language);
    return {
      options,
      async command(loading) {
        const done = await unitFiles.importBoundaries(loading, features);
        const files = [{ file: basename(file), rows: done.features }];
        return { files, isWritten: done.isWritten, notes: noteOf('OUTSIDE', done.outside, language) };
      },
    };
  }
  throw new UsageError(USAGE);
}

async function read<T>(file: string, reader: (content: Uint8Array) => T, language: Language): Promise<T> {
  const refuse = (key: SentenceKey, detail: string): never => {
    throw new UsageError(sentence(key, language, { file, detail }));
  };
  const content = await readFile(file).catch((error: Error) => refuse('FILE_UNREADABLE', fileFault(error, language)));
  try {
    return reader(content);
  } catch (error) {
    if (error instanceof RecordsError) return refuse(`FILE_${error.fault}`, error.detail);
    if (error instanceof unitFiles.BoundaryFileError) return refuse('FILE_GEOJSON', error.message);
    throw error;
  }
}

function noteOf(key: SentenceKey, codes: string[], language: Language): string[] {
  return codes.length === 0
    ? []
    : [sentence(key, language, { count: codes.length, codes: unitFiles.someCodes(codes) })];
}

async function tell({ files, isWritten, notes }: Done, options: Options): Promise<void> {
  const { language, report, isDryRun, skipsContradictions } = options;
  const rows = files.flatMap(({ rows }) => rows);
  const leftOut = rows.filter(({ outcome }) => outcome === 'LEFT_OUT').length;
  const isNews = rows.some(({ outcome }) => outcome === 'OPENED' || outcome === 'CHANGED');
  const isContradicted = leftOut > 0 && !skipsContradictions;
  const outcome = isWritten ? 'LOADED' : isDryRun && isNews ? 'WOULD_LOAD' : 'NOTHING_NEW';
  const verdict: SentenceKey = isContradicted ? 'CONTRADICTED' : leftOut > 0 ? `${outcome}_REST` : outcome;
  if (report) await writeFile(report, unitFiles.reportCsv(files, language));
  const parts = [unitFiles.leftOutTable(files, language), unitFiles.outcomeTable(files, language), ...notes];
  console.log([...parts.filter((part) => part !== ''), sentence(verdict, language, { leftOut })].join('\n\n'));
  if (isContradicted) process.exitCode = 2;
}
