import type { ImportRow } from './import.read.js';
import type { ImportStep } from './import.vocabulary.js';

/** Reading has no end that is known before; it is a fifth of what comes until the check is done. */
const READING_SHARE = 0.2;

/** How much of what is under way is done, from 0 to 1. */
export function progressOf({ status, rowsRead, rowsChecked }: ImportRow): number {
  const checked = rowsRead === 0 ? 0 : rowsChecked / rowsRead;
  switch (status) {
    case 'RECEIVED':
      return 0;
    case 'READING':
      return READING_SHARE / 2;
    case 'CHECKING':
      return READING_SHARE + (1 - READING_SHARE) * checked;
    case 'COMMITTING':
    case 'INTERRUPTED':
      return checked;
    default:
      return 1;
  }
}

/** What the author may do next, the most likely first. */
export function nextStepsOf(row: ImportRow): ImportStep[] {
  const { status, rowsAccepted, rowsRefused, rowsToConfirm, returned, isEmptied } = row;
  switch (status) {
    case 'RECEIVED':
    case 'READING':
    case 'CHECKING':
      return ['WAIT', 'CANCEL'];
    case 'COMMITTING':
      return ['WAIT'];
    case 'INTERRUPTED':
      return ['RESUME', 'CANCEL'];
    case 'REFUSED':
      return ['SEND_ANOTHER_FILE'];
    case 'CHECKED':
      if (isEmptied) return ['SEND_ANOTHER_FILE', 'CANCEL'];
      return [
        ...(rowsRefused === 0 ? (['COMMIT'] as const) : []),
        ...(rowsToConfirm > 0 ? (['CONFIRM_DUPLICATES'] as const) : []),
        ...(rowsRefused > rowsToConfirm ? (['MEND_REFUSED_ROWS'] as const) : []),
        ...(rowsRefused > 0 && rowsAccepted > 0 ? (['COMMIT_VALID_ROWS'] as const) : []),
        'CHECK_AGAIN',
        'CANCEL',
      ];
    case 'COMMITTED':
      return [
        ...(rowsRefused > 0 && !isEmptied ? (['MEND_REFUSED_ROWS'] as const) : []),
        ...(returned > 0 ? (['MEND_RETURNED_ROWS'] as const) : []),
      ];
    case 'CANCELED':
      return [];
  }
}
