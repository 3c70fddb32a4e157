import { jest } from '@jest/globals';
import { type Step, openProgress } from '../../src/progress.js';

const STEPS: Step[] = [{ label: 'Units', share: 0 }, { label: 'Programs', share: 0.5 }, { label: '12 rows read' }];

/** What is written when each step comes so many seconds after the one before. */
function shown({ isTTY, columns = 80, isQuiet }: { isTTY: boolean; columns?: number; isQuiet?: boolean }, seconds = 6) {
  let text = '';
  const write = (part: string | Uint8Array) => Boolean((text += String(part)));
  const clock = jest.spyOn(Date, 'now');
  let now = 1_000_000;
  clock.mockImplementation(() => now);
  const progress = openProgress({ isTTY, columns, write }, { isQuiet });
  for (const step of STEPS) {
    now += seconds * 1_000;
    progress.show(step);
  }
  progress.clear();
  clock.mockRestore();
  return text;
}

const CLEARED = '\r\u001b[2K';

test('is one line of a terminal, redrawn, and gone at the end', () => {
  expect(shown({ isTTY: true }, 0).split(CLEARED)).toEqual([
    '',
    `${'░'.repeat(30)} 0 %  Units`,
    `${'█'.repeat(15)}${'░'.repeat(15)} 50 %  Programs`,
    '12 rows read',
    '',
  ]);
});

test('never wraps, for what wraps cannot be taken back', () => {
  expect(shown({ isTTY: true, columns: 10 }).split(CLEARED)).toEqual([
    '',
    '░'.repeat(9),
    '█'.repeat(9),
    '12 rows r',
    '',
  ]);
});

test('is a line now and then elsewhere, and none of what is soon over', () => {
  expect(shown({ isTTY: false })).toBe('Units (0 %)\nPrograms (50 %)\n12 rows read\n');
  expect(shown({ isTTY: false }, 3)).toBe('Programs (50 %)\n');
  expect(shown({ isTTY: false }, 1)).toBe('');
});

test('is nothing where none is wanted', () => {
  expect(shown({ isTTY: true, isQuiet: true }) + shown({ isTTY: false, isQuiet: true })).toBe('');
});
