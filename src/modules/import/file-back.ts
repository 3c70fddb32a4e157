import type { Readable } from 'node:stream';
import type { Language } from '../../api/messages.js';
import { problemMessage } from '../../api/problem-messages.js';
import type { Form } from '../../sheets/form.js';
import { writeSheet } from '../../sheets/write-sheet.js';
import { RegistrationId } from '../registration/index.js';
import type { Remark } from '../registration/registration.vocabulary.js';
import type { KeptProblem } from './import.read.js';
import type { RefusedRow, ReturnedRow } from './returned.read.js';

export type Format = 'xlsx' | 'csv';

/** Each reason with the heading of its column, so that whoever mends the row sees where. */
const reasonsOf = (problems: readonly KeptProblem[], form: Form, language: Language): string =>
  problems
    .map(({ code, column, facts }) => {
      const heading = form.columns.find(({ key }) => key === column)?.heading[language];
      const message = problemMessage(code, language, facts);
      return heading ? `${heading}: ${message}` : message;
    })
    .join('\n');

/** The rows that were not taken, in the columns of the file that was sent, with one that says why. */
export function refusedFile(
  format: Format,
  form: Form,
  { language, columns }: { language: Language; columns: readonly string[] },
  rows: AsyncIterable<RefusedRow>,
): Readable {
  const sent = columns.filter((key) => key !== 'reason');
  const filled = async function* () {
    for await (const { cells, problems } of rows) yield { ...cells, reason: reasonsOf(problems, form, language) };
  };
  return writeSheet(format, form, { language, columns: ['reason', ...sent], note: MEND_REFUSED }, filled());
}

/** Whether its rows become registrations, which may be returned. */
export const isOfRegistrations = (form: Form): boolean => form.columns.some(({ key }) => key === 'registration');

/** The registrations that the police returned, with the column by which each is known again and one that says why. */
export function returnedFile(
  format: Format,
  form: Form,
  language: Language,
  rows: AsyncIterable<ReturnedRow>,
): Readable {
  const told = form.columns.filter(({ isHidden, isToldOnly }) => !isHidden && !isToldOnly).map(({ key }) => key);
  const filled = async function* () {
    for await (const { registrationId, values, remarks } of rows)
      yield {
        ...values,
        registration: RegistrationId.encode(registrationId),
        reason: remarksOf(remarks, form, language),
      };
  };
  const columns = ['reason', 'registration', ...told];
  return writeSheet(format, form, { language, columns, note: MEND_RETURNED }, filled());
}

/** The police name fields as the API's inputs do; where a column goes by that name, its heading is told. */
const remarksOf = (remarks: readonly Remark[] | null, form: Form, language: Language): string =>
  (remarks ?? [])
    .map(({ field, reason }) => {
      const heading = field && form.columns.find(({ key }) => key === field)?.heading[language];
      return heading ? `${heading}: ${reason}` : reason;
    })
    .join('\n');

const MEND_REFUSED = {
  vi: 'Các dòng chưa được nhận. Sửa theo cột “Lý do”, rồi gửi lại chính tệp này.',
  en: 'The rows that were not taken. Mend them as the column "Reason" says, then send this very file.',
};
const MEND_RETURNED = {
  vi: 'Các hồ sơ bị trả lại. Sửa theo cột “Lý do”, giữ nguyên cột “Mã hồ sơ”, rồi gửi lại chính tệp này.',
  en: 'The registrations that were returned. Mend them as "Reason" says, leave "Registration" as it is, and send this very file.',
};
