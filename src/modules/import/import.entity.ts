import { defineEntity, p } from '@mikro-orm/core';
import { DomainError } from '../../domain/error.js';
import { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';
import { ImportMode, ImportStatus } from './import.vocabulary.js';

const ImportSchema = defineEntity({
  name: 'Import',
  tableName: 'import',
  properties: {
    id: p.integer().primary(),
    form: p.string().nullable(),
    language: p.string().$type<'vi' | 'en'>(),
    filename: p.string().nullable(),
    size: p.integer(),
    sha256: p.string(),
    subject: p.string(),
    responsibleUnit: () => p.manyToOne(ResponsibleUnit),
    isAgain: p.boolean(),
    status: p.enum(() => ImportStatus),
    interruptedIn: p.enum(['READING', 'CHECKING', 'COMMITTING'] as const).nullable(),
    mode: p.enum(() => ImportMode).nullable(),
    confirmsDuplicates: p.boolean().default(false),
    columns: p.array(),
    unknownHeadings: p.array(),
    rowsRead: p.integer().default(0),
    rowsChecked: p.integer().default(0),
    rowsAccepted: p.integer().default(0),
    rowsRefused: p.integer().default(0),
    rowsToConfirm: p.integer().default(0),
    fileProblem: p.json<{ code: string; facts: Record<string, unknown> }>().nullable(),
    requestId: p.string(),
    worker: p.string().nullable(),
    heartbeat: p.datetime().nullable(),
    version: p.integer().version(),
    recordedAt: p.datetime().defaultRaw('now()'),
    changedAt: p.datetime().defaultRaw('now()'),
    startedAt: p.datetime().nullable(),
    finishedAt: p.datetime().nullable(),
    emptiedAt: p.datetime().nullable(),
  },
});

/** What is known of a file when it has arrived. */
export type Arrival = Pick<
  Import,
  'form' | 'language' | 'filename' | 'size' | 'sha256' | 'subject' | 'responsibleUnit' | 'isAgain' | 'requestId'
>;

/** What its author asks for when they commit it. */
export interface Commitment {
  mode: ImportMode;
  confirmsDuplicates: boolean;
}

/**
 * A file that was sent to be entered. These are the steps that its author takes; what the server does in between, and
 * how far it is, import-job.service.ts writes down by statements.
 */
export class Import extends ImportSchema.class {
  /** What a file is called, and how its columns are headed, is whatever somebody wrote. */
  static readonly personal = ['filename', 'unknownHeadings'];

  static receive(arrival: Arrival): Import {
    return Object.assign(new Import(), arrival, {
      status: ImportStatus.RECEIVED,
      confirmsDuplicates: false,
      columns: [],
      unknownHeadings: [],
    });
  }

  /** Checks every row anew. @throws DomainError IMPORT_STEP_ILLEGAL unless it was checked before. */
  check(): void {
    this.assertIn('CHECKED');
    this.status = ImportStatus.CHECKING;
    this.rowsChecked = 0;
  }

  /**
   * Lets the server enter its rows.
   *
   * @throws DomainError IMPORT_STEP_ILLEGAL unless it was checked; IMPORT_ROWS_REFUSED for all or none while a row is
   *   refused; IMPORT_NOTHING_VALID.
   */
  commit({ mode, confirmsDuplicates }: Commitment): void {
    this.assertIn('CHECKED');
    const confirmed = confirmsDuplicates ? this.rowsToConfirm : 0;
    const refused = this.rowsRefused - confirmed;
    if (mode === ImportMode.ALL_OR_NONE && refused > 0) {
      throw new DomainError('IMPORT_ROWS_REFUSED', `import ${this.id} has ${refused} refused rows`, { count: refused });
    }
    if (this.rowsAccepted + confirmed === 0) {
      throw new DomainError('IMPORT_NOTHING_VALID', `import ${this.id} has no valid row`);
    }
    Object.assign(this, { status: ImportStatus.COMMITTING, mode, confirmsDuplicates, rowsChecked: 0 });
  }

  /** Goes on with what was interrupted, from its beginning. @throws DomainError IMPORT_STEP_ILLEGAL */
  resume(): void {
    this.assertIn('INTERRUPTED');
    this.status = this.interruptedIn === 'READING' ? ImportStatus.RECEIVED : this.interruptedIn!;
    this.interruptedIn = null;
    this.rowsChecked = 0;
  }

  /** Calls it off; a server that works on it finds out. @throws DomainError IMPORT_STEP_ILLEGAL */
  cancel(at: Date): void {
    this.assertIn('RECEIVED', 'READING', 'CHECKING', 'CHECKED', 'INTERRUPTED');
    Object.assign(this, {
      status: ImportStatus.CANCELED,
      interruptedIn: null,
      worker: null,
      heartbeat: null,
      finishedAt: at,
    });
  }

  private assertIn(...states: ImportStatus[]): void {
    if (states.includes(this.status)) return;
    const { status: current } = this;
    throw new DomainError('IMPORT_STEP_ILLEGAL', `import ${this.id} is ${current}`, { current, legal: LEGAL[current] });
  }
}
ImportSchema.setClass(Import);

/** The states that its author, or the server, may bring it to from each. */
const LEGAL: Readonly<Record<ImportStatus, readonly ImportStatus[]>> = {
  RECEIVED: ['READING', 'CANCELED'],
  READING: ['CHECKING', 'REFUSED', 'INTERRUPTED', 'CANCELED'],
  CHECKING: ['CHECKED', 'INTERRUPTED', 'CANCELED'],
  CHECKED: ['CHECKING', 'COMMITTING', 'CANCELED'],
  COMMITTING: ['COMMITTED', 'CHECKED', 'INTERRUPTED'],
  COMMITTED: [],
  REFUSED: [],
  INTERRUPTED: ['RECEIVED', 'CHECKING', 'COMMITTING', 'CANCELED'],
  CANCELED: [],
};
