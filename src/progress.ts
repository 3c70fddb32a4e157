/** How far something is that takes a while. */
export interface Step {
  /** What is being done, in words for people. */
  label: string;
  /** From 0 to 1; none where nobody knows how much there is to do. */
  share?: number;
}

export interface Progress {
  show(step: Step): void;
  /** Takes away what is on the terminal's line, so that something else can be printed. */
  clear(): void;
}

/** What a stream has for it: a process' own output and errors are such. */
export type ProgressStream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>;

const BAR_LENGTH = 30;
const LINE_EVERY_MS = 5_000;

/** Shows progress: on a terminal as one line that is redrawn, elsewhere as a line every five seconds; or not at all. */
export const openProgress = (stream: ProgressStream, { isQuiet = false } = {}): Progress => {
  if (isQuiet) return { show() {}, clear() {} };
  return stream.isTTY ? redrawn(stream) : nowAndThen(stream);
};

const CLEARED = '\r\u001b[2K';

function redrawn(stream: ProgressStream): Progress {
  return {
    show({ label, share }) {
      const bar = share === undefined ? '' : `${barOf(share)} ${percentOf(share)}  `;
      // A line that wraps could not be taken back.
      stream.write(CLEARED + `${bar}${label}`.slice(0, (stream.columns || 80) - 1));
    },
    clear: () => void stream.write(CLEARED),
  };
}

/** What is over sooner needs no line. */
function nowAndThen(stream: ProgressStream): Progress {
  let last = Date.now();
  return {
    show({ label, share }) {
      if (Date.now() - last < LINE_EVERY_MS) return;
      last = Date.now();
      stream.write(`${label}${share === undefined ? '' : ` (${percentOf(share)})`}\n`);
    },
    clear() {},
  };
}

const barOf = (share: number): string => '█'.repeat(Math.round(share * BAR_LENGTH)).padEnd(BAR_LENGTH, '░');
const percentOf = (share: number): string => `${Math.floor(share * 100)} %`;
