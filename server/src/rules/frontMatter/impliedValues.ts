import type { LogView } from '../../log/logView';
import { type Day, isDay } from '../../text/calendar';
import { quoteWhereNeeded } from '../../yaml/yamlString';
import type { KnownKey } from './knownKeys';

/** The column of the values in real logs. */
const VALUE_COLUMN = 12;

/** The time of day in all real logs. */
export const NOON = '12:00:00';

/** A date in FORMAT's form, which YAML 1.1 reads as well (https://yaml.org/type/timestamp.html). */
const DATE =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt]|[ \t]+)([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[ \t]*(?:[Zz]|[+-]\d{1,2}(?::?\d{2})?))?$/;

/** The day of a valid date, as written, whatever its zone; `undefined` for any other text. */
export function dayOfDate(text: string): Day | undefined {
  const day = text.length < 100 ? DATE.exec(text)?.[1] : undefined;
  return day !== undefined && isDay(day) ? day : undefined;
}

/** The value that a log implies for a key, as YAML; `undefined` if it implies none. */
export function impliedValue(log: LogView, key: KnownKey): string | undefined {
  switch (key) {
    case 'layout':
      return 'source';
    case 'title':
      return log.day === undefined ? undefined : `"${log.day}-WeChat"`;
    case 'date':
      return log.day === undefined ? undefined : `${log.day} ${NOON}`;
    case 'author': {
      const speaker = log.speakers.mostFrequent();
      return speaker === undefined ? undefined : quoteWhereNeeded(speaker);
    }
    case 'lines':
      return String(log.transcript.messages.length);
    case 'tag':
      return '[chat]';
    case 'header-img':
      return undefined;
  }
}

/** Whether the value that a log implies for a key is a guess: the hour of its date, and who published it. */
export function isGuess(key: KnownKey): boolean {
  return key === 'date' || key === 'author';
}

/** A line with a key and its value, aligned as in real logs. */
export function frontMatterLine(key: KnownKey, value: string): string {
  return `${`${key}:`.padEnd(VALUE_COLUMN)}${value}`;
}
