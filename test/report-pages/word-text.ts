import { entryOf } from './zip.js';

/** The words of a Word text, a line a paragraph. */
export const wordText = async (file: Buffer): Promise<string> =>
  (await entryOf(file, 'word/document.xml'))
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
