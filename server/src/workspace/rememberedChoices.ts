import { countsOf, markOf } from '../import/memory/leftOut';
import { isAdded, type LogItem } from '../merge/logs/logItems';
import type { OpenPlace } from '../merge/logs/openPlaces';
import { leftOut } from '../merge/logs/settledLog';
import type { KeptMessages } from '../protocol';

/**
 * What is kept at the places of a log where the user has left out the message of the import before: the other one.
 *
 * @param marks of the messages that were left out
 */
export function rememberedChoices(places: readonly OpenPlace[], marks: readonly string[]): KeptMessages[] {
  const counts = countsOf(marks);
  const found = new Map<LogItem, boolean>();
  const isRemembered = (item: LogItem): boolean => {
    const mark = markOfAdded(item);
    if (mark === undefined) return false;
    let is = found.get(item);
    if (is === undefined) {
      const count = counts.get(mark) ?? 0;
      counts.set(mark, count - 1);
      is = count > 0;
      found.set(item, is);
    }
    return is;
  };
  return places.map(({ first, second }) =>
    isRemembered(second.item) ? 'first' : isRemembered(first.item) ? 'second' : 'open',
  );
}

/** The marks of the messages of an import that are left out. */
export function marksOfLeftOut(places: readonly OpenPlace[], kept: readonly KeptMessages[]): string[] {
  return [...leftOut(places, kept)].flatMap(item => markOfAdded(item) ?? []);
}

/** What is chosen now, and where nothing is, what was chosen before. */
export function withRemembered(
  remembered: readonly KeptMessages[],
  chosen: readonly KeptMessages[] = [],
): KeptMessages[] {
  return remembered.map((kept, index) => {
    const now = chosen[index] ?? 'open';
    return now === 'open' ? kept : now;
  });
}

function markOfAdded(item: LogItem): string | undefined {
  if (!isAdded(item)) return undefined;
  const { log, index } = item.from;
  return markOf(log.day, log.transcript.messages[index]!);
}
