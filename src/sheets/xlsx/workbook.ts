import type { SheetLimits } from '../limits.js';
import { SheetRefused } from '../refused.js';
import type { Package } from './package.js';
import { FORM_NAME } from './workbook-parts.js';
import { readWhole } from './xml.js';

/** What a workbook says of itself. */
export interface Workbook {
  /** Those that people see, in their order. */
  sheets: readonly { name: string; part: string }[];
  /** The name of the form, where this program wrote the workbook. */
  formName: string | undefined;
  /** Days count from 1904, as in workbooks of old Macs. */
  is1904: boolean;
  sharedStrings: string | undefined;
  styles: string | undefined;
}

const MOST_SHEETS = 1000;

interface Relation {
  id: string;
  /** The last word of its type, which the strict and the usual dialect share. */
  type: string;
  /** The full name of the part. */
  part: string;
}

/** @throws SheetRefused when the file is no workbook, runs macros or draws on other files. */
export async function readWorkbook(parts: Package, limits: SheetLimits): Promise<Workbook> {
  const root = await relationsOf(parts, '', limits);
  const part = root.find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (!parts.has(part)) throw new SheetRefused('SHEET_TYPE_UNKNOWN');
  await assertNoMacros(parts, limits);
  const relations = await relationsOf(parts, part, limits);
  if (relations.some(({ type }) => type === 'vbaProject')) throw new SheetRefused('SHEET_MACROS');
  if (relations.some(({ type }) => type === 'externalLink' || type === 'connections')) {
    throw new SheetRefused('SHEET_EXTERNAL_LINKS');
  }
  const told = await readTold(parts, part, limits);
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const partOf = (wanted: string) => {
    const found = relations.find(({ type }) => type === wanted)?.part;
    return found !== undefined && parts.has(found) ? found : undefined;
  };
  return {
    sheets: told.sheets.flatMap(({ name, id }) => {
      const relation = byId.get(id);
      return relation?.type === 'worksheet' ? [{ name, part: relation.part }] : [];
    }),
    formName: told.formName,
    is1904: told.is1904,
    sharedStrings: partOf('sharedStrings'),
    styles: partOf('styles'),
  };
}

async function readTold(parts: Package, part: string, limits: SheetLimits) {
  const sheets: { name: string; id: string }[] = [];
  let isWorkbook = false;
  let is1904 = false;
  let isFormName = false;
  let formName: string | undefined;
  await readWhole(
    parts.read(part),
    {
      open(name, attributes) {
        if (name === 'workbook') isWorkbook = true;
        if (name === 'workbookPr') is1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
        if (name === 'definedName') isFormName = attributes['name'] === FORM_NAME;
        if (name !== 'sheet' || /hidden/i.test(attributes['state'] ?? '')) return;
        const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
        if (sheets.length >= MOST_SHEETS) throw new SheetRefused('SHEET_UNPACKED_SIZE');
        if (id !== undefined) sheets.push({ name: attributes['name'] ?? '', id });
      },
      text(text) {
        if (isFormName) formName = text.replace(/^"(.*)"$/, '$1');
      },
      close() {
        isFormName = false;
      },
    },
    limits,
  );
  if (!isWorkbook) throw new SheetRefused('SHEET_TYPE_UNKNOWN');
  return { sheets, is1904, formName };
}

/** A workbook with macros says so in the list of types even where the macros were cut out. */
const assertNoMacros = (parts: Package, limits: SheetLimits): Promise<void> =>
  readWhole(
    parts.read('[Content_Types].xml'),
    {
      open(_, attributes) {
        if (/macroEnabled|vbaProject/i.test(attributes['ContentType'] ?? '')) throw new SheetRefused('SHEET_MACROS');
      },
    },
    limits,
  );

/** The parts that a part (or, by the empty name, the whole file) refers to; none where the file does not say. */
async function relationsOf(parts: Package, part: string, limits: SheetLimits): Promise<Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations: Relation[] = [];
  if (!parts.has(name)) return relations;
  await readWhole(
    parts.read(name),
    {
      open(element, { Id: id, Type: type, Target: target }) {
        if (element !== 'Relationship' || !id || !type || !target) return;
        relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), part: resolved(folder, target) });
      },
    },
    limits,
  );
  return relations;
}

/** A target as the name of a part: absolute with a slash in front, otherwise from the folder of whoever refers to it. */
function resolved(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
