import type { Language } from '../../api/messages.js';
import { termsOf } from '../../api/vocabulary.js';
import { folded } from '../fold.js';
import type { CellProblem } from '../raw.js';
import { dayOf, writtenDay } from './day.js';
import { allowed, termOf, wordOf } from './words.js';

/** A line of equipment as a cell tells it; what it does not tell is null. */
export interface SheetEquipment {
  /** A value of EquipmentKind. */
  kind: string;
  quantity: number;
  /** Null: all of them. */
  working: number | null;
  expiresOn: string | null;
  lastCheckedOn: string | null;
}

/**
 * `Bình bột ABC: 4 (3 dùng được; hạn 31/12/2027; kiểm tra 01/03/2026); Thang: 1`. Forgiving: items after semicolons,
 * line breaks or commas; the number after or before the words, with or without `:`, `x` or `cái`; details in any order.
 * A range of numbers is the registry's rule, not this grammar's.
 */
export function equipmentOf(raw: string): { value: SheetEquipment[] } | { problem: CellProblem } {
  const lines: SheetEquipment[] = [];
  for (const [at, item] of itemsOf(raw.normalize('NFC')).entries()) {
    const read = itemOf(item, at + 1);
    if ('problem' in read) return read;
    lines.push(read.value);
  }
  return { value: lines };
}

/** A comma ends an item only where a number is over or begins: “Phuy, bể nước” is one thing. */
const COMMA = /(?<=[\d)]\s*),(?=\s*\p{L})|,(?=\s*\d+\s+\p{L})/gu;

/** Items stand apart by semicolons, line breaks or such commas; what is in parentheses stays together. */
const itemsOf = (text: string): string[] =>
  text
    .split(/(\([^()]*\)?)/)
    .map((part) => (part.startsWith('(') ? part.replaceAll(';', ',').replaceAll('\n', ',') : part.replace(COMMA, ';')))
    .join('')
    .replace(/\)\s*,(?=\s*\p{L})/gu, ');')
    .split(/[;\n]/)
    .map((item) => item.trim())
    .filter(Boolean);

const PIECES = String.raw`(?:\s*(?:cái|chiếc|cuộn|bình|bộ|pcs|pieces))?`;
const AFTER = new RegExp(
  String.raw`^[-•+*\s]*(?<words>.*?\p{L}.*?)\s*(?::|=|×|\bx|-)?\s*(?<quantity>\d{1,6})${PIECES}$`,
  'iu',
);
const BEFORE = /^[-•+*\s]*(?<quantity>\d{1,6})\s*×?\s*(?:cái |chiếc |cuộn )?(?<words>\p{L}.*)$/iu;
/** The name of one kind with all that may be written around it is shorter. */
const LONGEST_ITEM = 300;

function itemOf(item: string, line: number): { value: SheetEquipment } | { problem: CellProblem } {
  const unread = { problem: { code: 'CELL_EQUIPMENT', facts: { line } } } as const;
  if (item.length > LONGEST_ITEM) return unread;
  const [, head, details] = /^([^()]*?)\s*(?:\(([^()]*)\))?$/s.exec(item) ?? [];
  if (head === undefined) return unread;
  // “Thang (2)”: the number alone in the parentheses.
  const isBareCount = details !== undefined && /^\s*\d+\s*$/.test(details);
  const words = isBareCount ? `${head}: ${details.trim()}` : head;
  const written = whole(words) ?? (AFTER.exec(words) ?? BEFORE.exec(words))?.groups;
  if (!written) return unread;
  const terms = termsOf('EquipmentKind');
  const named = written['words']!.replace(/\s*[:=]\s*$/, '');
  // “2 xThang”: an x before the words is a times, but not that of “xà beng”.
  const kind = termOf(terms, named) ?? termOf(terms, named.replace(/^x\s*(?:(?:cái|chiếc|cuộn)\s)?/i, ''));
  if (kind === undefined) return { problem: { code: 'CELL_EQUIPMENT_KIND', facts: { line, ...allowed(terms) } } };
  const equipment: SheetEquipment = {
    kind,
    quantity: Number(written['quantity']),
    working: null,
    expiresOn: null,
    lastCheckedOn: null,
  };
  const parts = isBareCount || !details ? [] : details.split(/[;,\n]/).filter((part) => part.trim());
  return parts.every((part) => takeDetail(equipment, part)) ? { value: equipment } : unread;
}

/** Words that end in a digit, such as “Bình khí CO2”, are the whole of an item without a number: one. */
const whole = (words: string): { words: string; quantity: string } | undefined =>
  termOf(termsOf('EquipmentKind'), words) === undefined ? undefined : { words, quantity: '1' };

const WORKING =
  /^(?:con )?(\d{1,6}) (?:cai |chiec |binh )?(?:con )?(?:dung duoc|su dung duoc|su dung tot|hoat dong|dung|tot|working|work)$/;
const WORKING_AFTER = /^(?:con dung duoc|dung duoc|con tot|tot|working) (\d{1,6})$/;
const EXPIRES = /^(?:hạn sử dụng|hạn dùng|hết hạn|hạn|hsd|expires on|expires|expiry|valid until)\s*:?\s*(.+)$/iu;
const CHECKED =
  /^(?:kiểm tra gần nhất|kiểm tra|đã kiểm tra|kt|last checked on|last checked|checked on|checked)\s*:?\s*(.+)$/iu;

function takeDetail(equipment: SheetEquipment, part: string): boolean {
  const words = folded(part);
  const working = WORKING.exec(words) ?? WORKING_AFTER.exec(words);
  if (working) {
    equipment.working = Number(working[1]);
    return true;
  }
  const [pattern, field] = EXPIRES.test(part.trim())
    ? ([EXPIRES, 'expiresOn'] as const)
    : ([CHECKED, 'lastCheckedOn'] as const);
  const day = dayOf((pattern.exec(part.trim())?.[1] ?? '').replace(/^(?:ngày|on)\s+/iu, ''));
  if ('problem' in day) return false;
  equipment[field] = day.value;
  return true;
}

const DETAILS = {
  vi: { working: (count: number) => `${count} dùng được`, expires: 'hạn', checked: 'kiểm tra' },
  en: { working: (count: number) => `${count} working`, expires: 'expires', checked: 'checked' },
} as const;

/** The lines as equipmentOf() reads them back. */
export function writtenEquipment(lines: readonly SheetEquipment[], language: Language): string {
  const say = DETAILS[language];
  return lines
    .map(({ kind, quantity, working, expiresOn, lastCheckedOn }) => {
      const details = [
        working != null && say.working(working),
        expiresOn != null && `${say.expires} ${writtenDay(expiresOn)}`,
        lastCheckedOn != null && `${say.checked} ${writtenDay(lastCheckedOn)}`,
      ].filter(Boolean);
      const words = wordOf(termsOf('EquipmentKind'), kind, language);
      return `${words}: ${quantity}${details.length > 0 ? ` (${details.join('; ')})` : ''}`;
    })
    .join('; ');
}
