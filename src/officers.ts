import './preflight.js';
import { readFile } from 'node:fs/promises';

// Loaded only now, as in main.ts; what type-graphql's decorators need comes first.
await import('reflect-metadata');
const { OfficerRole } = await import('./access/officer-role.vocabulary.js');
const { dayOf } = await import('./api/day.js');
const { problemMessage } = await import('./api/problem-messages.js');
const { isDay } = await import('./api/scalars.js');
const { withDatabase } = await import('./command.js');
const { UsageError, fileFault, readCommandLine } = await import('./command-line.js');
const { ConfigError, readConfig } = await import('./config.js');
const { DatabaseError } = await import('./database/index.js');
const { RosterFileError, appoint, dismiss, importRoster, readRosterFile, rosterOf } =
  await import('./modules/officer/index.js');
type Roster = import('./modules/officer/index.js').Roster;
type Problems = Awaited<ReturnType<typeof appoint>>['problems'];

const USAGE = `npm run officers -- <command>
  grant --subject S --role R [--unit CODE] [--from DAY] [--document TEXT]
                                        make S an officer; without a unit, of the whole registry
  revoke --subject S [--role R] [--unit CODE]
                                        take back what S was granted
  list [--unit CODE] [--all]            who is an officer today, or ever was
  import FILE.csv [--dry-run]           grant all rows of a file, or none; its columns are
                                        subject,role,unit_code,from,document
Roles: ${Object.keys(OfficerRole).join(', ')}.
Exit codes: 0 done; 1 it could not be done, and nothing was written.`;

/** What was asked for was refused; the message says why, a line a reason. */
class RefusedError extends Error {}

try {
  const run = readArguments();
  const config = readConfig(process.env);
  await withDatabase(config, async ({ orm }) => console.log(await run({ orm, today: dayOf(new Date()) })));
} catch (error) {
  const isForPeople = [UsageError, RefusedError, RosterFileError, ConfigError, DatabaseError].some(
    (kind) => error instanceof kind,
  );
  console.error(isForPeople ? (error as Error).message : error);
  process.exitCode = 1;
}

/** What the arguments ask for; it gives what is to be printed. */
function readArguments(): (roster: Roster) => Promise<string> {
  const { positionals, values } = readCommandLine(USAGE, {
    subject: { type: 'string' },
    role: { type: 'string' },
    unit: { type: 'string' },
    from: { type: 'string' },
    document: { type: 'string' },
    all: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  });
  const [command, file, ...rest] = positionals;
  const { subject, unit: unitCode = null, from = null, document = null } = values;
  const only = (...allowed: (keyof typeof values)[]) => {
    const other = (Object.keys(values) as (keyof typeof values)[]).find((name) => !allowed.includes(name));
    if (other || (command === 'import' ? !file || rest.length > 0 : file)) throw new UsageError(USAGE);
  };
  const role = values.role === undefined ? null : Object.values(OfficerRole).find((role) => role === values.role);
  if (role === undefined) throw new UsageError(`There is no role "${values.role}".\n${USAGE}`);
  if (from !== null && !isDay(from)) throw new UsageError(`--from is "${from}"; a day reads YYYY-MM-DD.`);

  switch (command) {
    case 'grant':
      only('subject', 'role', 'unit', 'from', 'document');
      if (!subject || !role) throw new UsageError(USAGE);
      return (roster) => grant(roster, { subject, role, unitCode, from, document });
    case 'revoke':
      only('subject', 'role', 'unit');
      if (!subject) throw new UsageError(USAGE);
      return (roster) => revoke(roster, { subject, role, unitCode });
    case 'list':
      only('unit', 'all');
      return (roster) => list(roster, { unitCode, isAll: values.all ?? false });
    case 'import':
      only('dry-run');
      return (roster) => importFile(roster, file!, { isDryRun: values['dry-run'] ?? false });
    default:
      throw new UsageError(USAGE);
  }
}

async function grant(roster: Roster, given: Parameters<typeof appoint>[1]): Promise<string> {
  assertDone((await appoint(roster, given)).problems);
  return `${given.subject} is ${given.role} of ${given.unitCode ?? 'the whole registry'} from ${given.from ?? roster.today}.`;
}

async function revoke(roster: Roster, given: Parameters<typeof dismiss>[1]): Promise<string> {
  const { revoked, problems } = await dismiss(roster, given);
  if (problems.some(({ code }) => code === 'UNKNOWN_REFERENCE')) {
    throw new RefusedError(
      `Nothing that ${given.subject} was granted so goes on: see "npm run officers -- list --all".`,
    );
  }
  assertDone(problems);
  return `${revoked} of ${given.subject} taken back.`;
}

async function list(roster: Roster, given: Parameters<typeof rosterOf>[1]): Promise<string> {
  const officers = await rosterOf(roster, given);
  const rows = officers.map(({ subject, role, responsibleUnit, validFrom, validTo }) => [
    responsibleUnit?.code ?? '(all)',
    role,
    validFrom,
    validTo ?? '',
    subject,
  ]);
  return [['unit', 'role', 'from', 'to', 'subject'], ...rows].map(aligned).join('\n');

  function aligned(cells: string[], _: number, all: string[][]): string {
    const widths = cells.map((_, at) => Math.max(...all.map((row) => row[at]!.length)));
    return cells
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join('  ')
      .trimEnd();
  }
}

async function importFile(roster: Roster, file: string, { isDryRun }: { isDryRun: boolean }): Promise<string> {
  const content = await readFile(file).catch((error: Error) => {
    throw new UsageError(`${file} cannot be read: ${fileFault(error, 'en')}.`);
  });
  const { granted, known, faults } = await importRoster(roster, readRosterFile(content), { isDryRun });
  if (faults.length > 0) {
    const lines = faults.map(({ line, reason }) => (line ? `line ${line}: ${reason}` : reason));
    throw new RefusedError([...lines, `Nothing was granted: mend ${faults.length} rows of ${file}.`].join('\n'));
  }
  const already = known > 0 ? `; ${known} were already` : '';
  return isDryRun ? `${granted} would be granted${already}. Nothing was written.` : `${granted} granted${already}.`;
}

/** @throws RefusedError with a line a problem. */
function assertDone(problems: Problems): void {
  if (problems.length === 0) return;
  throw new RefusedError(problems.map(({ code, facts }) => problemMessage(code, 'en', facts)).join('\n'));
}
