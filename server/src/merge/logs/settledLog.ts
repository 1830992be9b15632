import type { PlacedMessage } from '../../editing/arrangeMessages';
import { commentAgainst } from '../../editing/ignoreHere';
import { ClockDoubles } from '../../log/clockDoubles';
import { doubleOf } from '../../log/doubleOf';
import { bodyText } from '../../model/message';
import { parseTranscript } from '../../model/parse';
import type { KeptMessages, LogChoices, MessageAtPlace, OpenPlace as ShownPlace } from '../../protocol';
import { excerpt } from '../../text/excerpt';
import { content } from '../../text/lines';
import { applyEdits } from '../../text/pieces';
import type { Edit } from '../../text/span';
import { editsOf } from './logEdits';
import { isAdded, type LogItem } from './logItems';
import type { MergedLog } from './mergeLogs';
import { newLog } from './newLog';
import type { OpenPlace, PlaceMessage } from './openPlaces';
import { withTaken } from './takenOffers';

/** A log of a merge as the user wants it. */
export interface SettledLog {
  /** The text of the base's log; `undefined` for a new log. */
  readonly before: string | undefined;
  /** Of `before`; none for a new log. */
  readonly edits: readonly Edit[];
  readonly after: string;
  /** How many messages are added. */
  readonly added: number;
  readonly places: readonly ShownPlace[];
}

/**
 * A log of a merge with what the user has chosen. Without choices all messages stay, and nothing is taken. Where two messages are
 * settled as two, a comment says so if the rule `message/doubled` would report them.
 *
 * @param before the text of the base's log; `undefined` for a new log
 */
export function settledLog(
  merged: MergedLog,
  before: string | undefined,
  { kept = [], taken = [] }: LogChoices = {},
): SettledLog {
  const left = leftOut(merged.places, kept);
  const items = left.size === 0 ? merged.items : merged.items.filter(item => !left.has(item));
  const plain = textsOf(merged, before, items, taken, new Set());
  const two = takenForOne(merged.places, items, plain.after, kept);
  const { edits, after } = two.size === 0 ? plain : textsOf(merged, before, items, taken, two);
  return {
    before,
    edits,
    after,
    added: items.filter(isAdded).length,
    places: merged.places.length === 0 ? [] : shownPlaces(merged.places, items, after, kept),
  };
}

function textsOf(
  { base, day, edits: withAll, offers, items: all }: MergedLog,
  before: string | undefined,
  items: readonly LogItem[],
  taken: NonNullable<LogChoices['taken']>,
  two: ReadonlySet<LogItem>,
): Pick<SettledLog, 'edits' | 'after'> {
  if (base === undefined || before === undefined) {
    const added = items.filter(isAdded).map(item => (two.has(item) ? { ...item, above: COMMENT } : item));
    return { edits: [], after: added.length === 0 ? '' : newLog({ day, added }).text };
  }
  const chosen = withComments(items, withTaken(items, base, offers, taken), two);
  const edits = chosen === all ? withAll : editsOf(base, chosen);
  return { edits, after: applyEdits(before, edits) };
}

const COMMENT = commentAgainst('message/doubled');

/** @param placed how the items are written, one by one */
function withComments(
  items: readonly LogItem[],
  placed: readonly PlacedMessage[],
  two: ReadonlySet<LogItem>,
): readonly PlacedMessage[] {
  if (two.size === 0) return placed;
  return placed.map((each, position) => {
    if (!two.has(items[position]!)) return each;
    const { message, header } = each;
    return { message, ...(header !== undefined && { header }), above: COMMENT };
  });
}

/** The second messages of places that are settled as two, and that the rule `message/doubled` would report all the same. */
function takenForOne(
  places: readonly OpenPlace[],
  items: readonly LogItem[],
  after: string,
  kept: readonly KeptMessages[],
): Set<LogItem> {
  const two = new Set<LogItem>();
  if (!kept.includes('both')) return two;
  const positions = new Map(items.map((item, position) => [item, position]));
  const { messages } = parseTranscript(after);
  const clockDoubles = new ClockDoubles(messages);
  for (const [index, { first, second }] of places.entries()) {
    const position = positions.get(second.item);
    if (kept[index] !== 'both' || position === undefined) continue;
    const double = doubleOf(messages, clockDoubles, position);
    if (double !== undefined && double.first === positions.get(first.item)) two.add(second.item);
  }
  return two;
}

/** The messages that are left out. None is left out for one that is left out itself: of messages that are one, one stays. */
export function leftOut(places: readonly OpenPlace[], kept: readonly KeptMessages[]): Set<LogItem> {
  const left = new Set<LogItem>();
  for (const [index, { first, second }] of places.entries()) {
    if (kept[index] === 'first' && !left.has(first.item)) left.add(second.item);
    if (kept[index] === 'second' && !first.isInOtherLog && !left.has(second.item)) left.add(first.item);
  }
  return left;
}

function shownPlaces(
  places: readonly OpenPlace[],
  items: readonly LogItem[],
  after: string,
  kept: readonly KeptMessages[],
): ShownPlace[] {
  const { startLines } = parseTranscript(after);
  const lines = new Map(items.map((item, position) => [item, startLines[position]]));
  const shown = ({ item, isInOtherLog }: PlaceMessage): MessageAtPlace => ({
    line: isInOtherLog ? null : (lines.get(item) ?? null),
    header: headerOf(item),
    text: excerpt(bodyText(item.message).replace(/\s+/g, ' ').trim()),
    isRemovable: !isInOtherLog,
  });
  return places.map(({ doubt, first, second }, index) => ({
    doubt,
    kept: kept[index] ?? 'open',
    first: shown(first),
    second: shown(second),
  }));
}

function headerOf({ header, message }: LogItem): string {
  const line = header ?? content(message.lines[0]!);
  return line
    .replace(/^\s*[>＞》]\s*/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
