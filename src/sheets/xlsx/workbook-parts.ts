import type { ZipPart } from './zip.js';
import { stylesXml } from './looks.js';
import { DECLARATION, MAIN, RELATIONSHIPS, escaped } from './markup.js';

export interface WrittenSheet {
  /** At most 31 characters, without `[]:*?/\`. */
  name: string;
  isHidden?: boolean;
  /** How many rows at the top are printed on every page. */
  headingRow?: number;
  content: ZipPart['content'];
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The name under which our workbooks say which form they follow. */
export const FORM_NAME = 'liengia.form';

/** All parts of a workbook, in the order in which they are written. */
export function* workbookParts(sheets: readonly WrittenSheet[], formName: string): Generator<ZipPart> {
  const part = (name: string, xml: string): ZipPart => ({ name, content: [DECLARATION + xml] });
  yield part(
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>${sheets
      .map(
        (_, at) =>
          `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`,
      )
      .join('')}</Types>`,
  );
  yield part('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']]));
  yield part('xl/workbook.xml', workbookXml(sheets, formName));
  yield part(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
      ['styles', 'styles.xml'] as const,
    ]),
  );
  yield { name: 'xl/styles.xml', content: [stylesXml()] };
  for (const [at, { content }] of sheets.entries()) yield { name: `xl/worksheets/sheet${at + 1}.xml`, content };
}

const relationships = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

function workbookXml(sheets: readonly WrittenSheet[], formName: string): string {
  const named = sheets.map(
    ({ name, isHidden }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
  );
  const printed = sheets.flatMap(({ name, headingRow: row }, at) =>
    row
      ? [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${escaped(inFormula(name))}!$${row}:$${row}</definedName>`,
        ]
      : [],
  );
  const form = `<definedName name="${FORM_NAME}" hidden="1">"${formName}"</definedName>`;
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"/></bookViews><sheets>${named.join('')}</sheets><definedNames>${printed.join('')}${form}</definedNames></workbook>`;
}

/** The name of a sheet as formulas write it. */
export const inFormula = (name: string): string => `'${name.replaceAll("'", "''")}'`;
