import { readInstant, readIsoTime } from '../../input/times';
import type { MessageTime } from '../../readItem';

/**
 * The time of a message from the values that an export has for it, the best first: an instant as a number or digits, or a date and
 * time with the year first.
 */
export function anyTime(...values: readonly unknown[]): MessageTime | undefined {
  for (const value of values) {
    const time = readInstant(value) ?? (typeof value === 'string' ? readIsoTime(value) : undefined);
    if (time !== undefined) return time;
  }
  return undefined;
}

/** Why a message has no time: none of the values is there, or none is a time. */
export function noTime(...values: readonly unknown[]): 'no-time' | 'bad-time' {
  const isThere = (value: unknown) => value !== undefined && value !== null && value !== '' && value !== 0;
  return values.some(isThere) ? 'bad-time' : 'no-time';
}
