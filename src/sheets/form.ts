import type { Language } from '../api/messages.js';

/** The same words for readers of either language. */
export type Words = Readonly<Record<Language, string>>;

/**
 * What a cell of a column holds.
 *
 * - `text`: words, composed and trimmed. `code`: a text of digits and letters whose leading zeros matter.
 * - `integer`, `decimal`: numbers. `day`: a calendar day. `yesNo`: a boolean.
 * - `position`: one point in any notation. `latitude`, `longitude`: one decimal angle each.
 * - `equipment`: lines of equipment in words, such as `Bình bột ABC: 4 (3 dùng được; hạn 31/12/2027); Thang: 1`.
 * - `codes`: codes of several things, each with a value of a closed list in parentheses unless it is the list's first, such
 *   as `TLG-37-0001; TLG-37-0002 (Nơi xảy ra)`.
 * - `choice`: a value of a closed list, by its Vietnamese or English word or by its own name.
 */
export type CellKind =
  | 'text'
  | 'code'
  | 'integer'
  | 'decimal'
  | 'day'
  | 'yesNo'
  | 'position'
  | 'latitude'
  | 'longitude'
  | 'equipment'
  | 'codes'
  | 'choice';

/** One column of a form: how it is headed, what its cells hold, and what the template says of it. */
export interface Column {
  /** Names the column in problems and to programs; unique in its form. */
  key: string;
  heading: Words;
  /** Other headings by which it is known. Marks, case and punctuation never matter. */
  also?: readonly string[];
  kind: CellKind;
  /** `choice`, `codes`: the name of the vocabulary. */
  vocabulary?: string;
  /** `text`: several lines are kept; otherwise a line break, as wrapped cells have it, is a space. */
  isMultiline?: boolean;
  /** A row without it is refused. */
  isRequired?: boolean;
  /** Written by exports and by files that come back, never read. */
  isToldOnly?: boolean;
  /** Not in the template: only in files that come back or go out. */
  isHidden?: boolean;
  /** What goes into it: a sentence or two. */
  note: Words;
  /** The cell of the template's example row, as people would type it. */
  example?: string | number | boolean | Words;
}

/** A sheet that can be filled in: the template, the reader, the file that comes back and the export all follow it. */
export interface Form {
  /** In addresses: `neighbor-group-team`. */
  name: string;
  title: Words;
  columns: readonly Column[];
}
