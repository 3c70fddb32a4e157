import { readFileSync, readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';

/**
 * What of the processor a process and all that it started have used so far, in seconds: on a machine that others use,
 * too, it says more than the clock. Linux alone tells it; elsewhere it is NaN.
 */
export function processorSeconds(pid: number): number {
  try {
    const running = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const stats = new Map(running.flatMap((name) => statOf(Number(name)) ?? []).map((stat) => [stat.pid, stat]));
    const isUnder = (at: number): boolean => {
      for (let one = stats.get(at); one; one = stats.get(one.parent)) if (one.pid === pid) return true;
      return false;
    };
    const ticks = [...stats.values()].filter(({ pid }) => isUnder(pid)).reduce((sum, { ticks }) => sum + ticks, 0);
    return ticks / TICKS_A_SECOND;
  } catch {
    return NaN;
  }
}

/** The process of the private PostgreSQL whose home that is; its connections are its children. */
export const postmasterOf = (home: string): number =>
  Number(readFileSync(join(home, 'cluster/data/postmaster.pid'), 'utf8').split('\n')[0]);

/** How busy the machine was in the last one, five and fifteen minutes. */
export const load = (): string =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(' ');

const TICKS_A_SECOND = 100;

/** Undefined: it ended meanwhile. Children that have ended are counted with whoever waited for them. */
function statOf(pid: number): { pid: number; parent: number; ticks: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // A name may hold anything; what follows it begins with the state.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { pid, parent: Number(fields[1]), ticks };
  } catch {
    return undefined;
  }
}
