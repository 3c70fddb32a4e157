/**
 * A place in the primary's log of changes, of which a replica has replayed so much: whoever has come to it has all that
 * was committed before it. Between server and client it is a text as PostgreSQL writes it, `16/B374D848`.
 */
export type LogPosition = bigint;

/** Undefined for a text that is none. */
export function logPosition(text: string): LogPosition | undefined {
  const [, high, low] = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i.exec(text) ?? [];
  return high && low ? (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`) : undefined;
}
