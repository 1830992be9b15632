import type { Doubt } from '../../protocol';
import type { MergedMessage } from '../join/mergeSequences';
import { isAdded, type LogItem } from './logItems';
import type { MessageOfLog } from './logSource';

/** Two messages of a merge that may be one, at least one of which is added to a log. The place is in the log of the later one that is added. */
export interface OpenPlace {
  readonly doubt: Doubt;
  /** In the order of the log. One of another log is the first. */
  readonly first: PlaceMessage;
  readonly second: PlaceMessage;
}

export interface PlaceMessage {
  readonly item: LogItem;
  readonly isInOtherLog: boolean;
}

/** What is known of a pair that may be one. */
interface UncertainPair {
  readonly a: MessageOfLog;
  readonly b: MessageOfLog;
  readonly doubt: Doubt;
}

/** A log of a merge: its merged messages, and what they are in it. */
interface LogOfMerge {
  readonly messages: readonly { readonly merged: MergedMessage }[];
  readonly items: readonly LogItem[];
}

/**
 * The open places of a merge, by log, in the order of the log.
 *
 * @param messagesOf the messages that a merged message is in the sources
 */
export function openPlaces(
  logs: readonly LogOfMerge[],
  uncertain: readonly UncertainPair[],
  messagesOf: (merged: MergedMessage) => readonly MessageOfLog[],
): OpenPlace[][] {
  const found: OpenPlace[][] = logs.map(() => []);
  if (uncertain.length === 0) return found;
  const sought = new Set(uncertain.flatMap(({ a, b }) => [a, b]));
  const sites = new Map<MessageOfLog, Site>();
  for (const [log, { messages, items }] of logs.entries()) {
    for (const [position, { merged }] of messages.entries()) {
      const item = items[position]!;
      for (const each of messagesOf(merged)) if (sought.has(each)) sites.set(each, { log, position, item });
    }
  }
  const seen = new Set<string>();
  const placed: { readonly at: Site; readonly place: OpenPlace }[] = [];
  for (const { a, b, doubt } of uncertain) {
    const [first, second] = inOrder(sites.get(a), sites.get(b));
    const key = `${first?.log} ${first?.position} ${second?.log} ${second?.position}`;
    if (first === undefined || second === undefined || first.item === second.item || seen.has(key)) continue;
    if (!isAdded(first.item) && !isAdded(second.item)) continue;
    seen.add(key);
    const place: OpenPlace = {
      doubt,
      first: { item: first.item, isInOtherLog: first.log !== second.log },
      second: { item: second.item, isInOtherLog: false },
    };
    placed.push({ at: second, place });
  }
  placed.sort((x, y) => x.at.position - y.at.position);
  for (const { at, place } of placed) found[at.log]!.push(place);
  return found;
}

interface Site {
  readonly log: number;
  readonly position: number;
  readonly item: LogItem;
}

/** In the order of the log; of two logs, the one to which a message is added comes second. */
function inOrder(one: Site | undefined, other: Site | undefined): [Site | undefined, Site | undefined] {
  if (one === undefined || other === undefined) return [one, other];
  const isSecond =
    one.log === other.log ? one.position > other.position : isAdded(one.item) && !isAdded(other.item);
  return isSecond ? [other, one] : [one, other];
}
