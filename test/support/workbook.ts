import { type Part, zipOf } from './zip.js';

/** Parts of a workbook that a test writes itself; the rest is as the plainest writer would have it. */
export interface Workbook {
  /** What stands inside `<sheetData>`, a sheet each. */
  sheets: readonly string[];
  names?: readonly string[];
  /** What stands behind `</sheetData>` of the first sheet. */
  after?: string;
  sharedStrings?: string;
  styles?: string;
  /** Attributes of `<workbookPr>`. */
  properties?: string;
  definedNames?: string;
  /** More parts, or others under the same names. */
  parts?: readonly Part[];
  /** Takes a part out or changes its text. */
  change?: (name: string, xml: string) => string | undefined;
}

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export function workbookOf(workbook: Workbook): Buffer {
  const {
    sheets,
    names = sheets.map((_, at) => `Sheet${at + 1}`),
    after = '',
    properties = '',
    definedNames = '',
  } = workbook;
  const texts: [string, string | undefined][] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="a" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr ${properties}/><sheets>${names
        .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="s${at + 1}"/>`)
        .join('')}</sheets>${definedNames}</workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${sheets
        .map(
          (_, at) => `<Relationship Id="s${at + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="t" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="u" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/sharedStrings.xml', workbook.sharedStrings && `<sst xmlns="${MAIN}">${workbook.sharedStrings}</sst>`],
    ['xl/styles.xml', workbook.styles && `<styleSheet xmlns="${MAIN}">${workbook.styles}</styleSheet>`],
    ...sheets.map((rows, at): [string, string] => [
      `xl/worksheets/sheet${at + 1}.xml`,
      `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${at === 0 ? after : ''}</worksheet>`,
    ]),
  ];
  const changed = texts.flatMap(([name, xml]): Part[] => {
    const content = xml && workbook.change ? workbook.change(name, xml) : xml;
    return content ? [{ name, content }] : [];
  });
  const { parts = [] } = workbook;
  return zipOf([...changed.filter(({ name }) => !parts.some((part) => part.name === name)), ...parts]);
}

/** Rows of texts and numbers, with every place said as Excel says it. */
export const rowsXml = (rows: readonly (readonly (string | number | undefined)[])[], first = 1): string =>
  rows
    .map((cells, down) => {
      const row = first + down;
      const written = cells.map((cell, at) => {
        const place = `${String.fromCharCode(65 + at)}${row}`;
        if (cell === undefined) return '';
        if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
        return `<c r="${place}" t="inlineStr"><is><t>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
      });
      return `<row r="${row}">${written.join('')}</row>`;
    })
    .join('');
