import { pino, type BaseLogger } from 'pino';
import type { LogLevel } from './config.js';

/** What every part of the program may say to whoever runs it. */
export type Log = Pick<BaseLogger, 'debug' | 'info' | 'warn' | 'error'>;

/** A logger that writes JSON lines for machines in production, and the bare message for people elsewhere. */
export function createLog({ logLevel, production }: { logLevel: LogLevel; production: boolean }) {
  return production ? pino({ level: logLevel }) : pino({ level: logLevel }, { write: writeForPeople });
}

function writeForPeople(line: string): void {
  const { level, msg, err } = JSON.parse(line) as { level: number; msg?: string; err?: { stack?: string } };
  const out = level >= 40 ? process.stderr : process.stdout;
  out.write(`${[msg, err?.stack].filter(Boolean).join('\n')}\n`);
}
