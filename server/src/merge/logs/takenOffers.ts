import type { PlacedMessage } from '../../editing/arrangeMessages';
import { formatTimestamp } from '../../model/timestamp';
import type { OfferCounts, OfferKind } from '../../protocol';
import { content, endOfText } from '../../text/lines';
import type { BaseMessage, LogItem } from './logItems';
import { isAdded } from './logItems';
import type { SourceLog } from './logSource';
import type { Offer } from './offers';

/** For how many messages of a log others know something better, by what it is. */
export function offerCounts(offers: readonly Offer[]): OfferCounts {
  const of = (kind: OfferKind) =>
    new Set(offers.filter(each => each.kind === kind).map(({ base }) => base.index)).size;
  return { seconds: of('seconds'), picture: of('picture') };
}

/**
 * The messages of a log with what others know better: the seconds of a time that has none, and the picture of a message that only says that
 * there was one. The time stays in its minute, and runs no further back than it did.
 *
 * @param offers for the log; of several for one message the first counts
 */
export function withTaken(
  items: readonly LogItem[],
  base: SourceLog,
  offers: readonly Offer[],
  taken: readonly OfferKind[],
): readonly PlacedMessage[] {
  const chosen = offers.filter(({ kind }) => taken.includes(kind));
  if (chosen.length === 0) return items;
  const seconds = new Map<number, Offer>();
  const pictures = new Map<number, Offer>();
  for (const offer of chosen) {
    const byIndex = offer.kind === 'seconds' ? seconds : pictures;
    if (!byIndex.has(offer.base.index)) byIndex.set(offer.base.index, offer);
  }
  let last = 0;
  return items.map(item => {
    if (isAdded(item)) return item;
    const { message } = item;
    const picture = pictures.get(item.index)?.other;
    const offer = seconds.get(item.index);
    const written = message.header.timestamp;
    const time =
      offer === undefined || written === undefined
        ? written
        : inMinute(offer.time, written, laterTime(base, item, seconds), last);
    last = time ?? last;
    if (picture === undefined && time === written) return item;
    return {
      message: picture?.log.transcript.messages[picture.index] ?? message,
      header: time === written ? content(message.lines[0]!) : headerAt(item, time!),
    };
  });
}

/** A time of the minute of `written`, between two others if they are in this minute. */
function inMinute(time: number, written: number, after: number, before: number): number {
  const start = written - (written % 60);
  const latest = Math.min(start + 59, after < start ? start + 59 : after);
  return Math.max(start, Math.min(latest, Math.max(time, before)));
}

/** The time of the next message of the log whose seconds stay. */
function laterTime(
  { transcript }: SourceLog,
  { index }: BaseMessage,
  seconds: ReadonlyMap<number, Offer>,
): number {
  const { messages } = transcript;
  for (let next = index + 1; next < Math.min(messages.length, index + MAX_LOOKED_AT); next++) {
    const { timestamp } = messages[next]!.header;
    if (timestamp !== undefined && !seconds.has(next)) return timestamp;
  }
  return Number.POSITIVE_INFINITY;
}

/** So many messages are looked through for one whose seconds stay. */
const MAX_LOOKED_AT = 60;

function headerAt({ message }: BaseMessage, time: number): string {
  const line = content(message.lines[0]!);
  const { speaker } = message.header;
  return `> ${formatTimestamp(time)}  ${speaker}${line.slice(endOfText(line))}`;
}
