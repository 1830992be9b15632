import { SpeakerSlots } from '../log/speakerSlots';
import { SpeakerTable } from '../log/speakerTable';
import type { Message } from '../model/message';
import { NameIndex, type Names } from '../people/mention';
import { type People, withAliases } from '../people/people';
import type { FindContext, FoundMessage } from '../protocol';
import type { PaletteSlots } from '../render/speakerPaint';
import type { Day } from '../text/calendar';
import { type TextExtent, toFoundMessage } from './foundMessage';
import type { MessageQuery } from './messageQuery';
import { searchedBody } from './searchedBody';

/** A log whose messages are searched. An open log may change between the steps of a search, so its messages are a copy. */
export interface FindableLog {
  readonly uri: string;
  readonly day: Day | undefined;
  readonly messages: readonly Message[];
  /** The lines of their headers. */
  readonly startLines: ArrayLike<number>;
  readonly names: Names;
  readonly people: People;
  readonly slots: PaletteSlots;
}

/** The names and the colors of a log that no editor has open; the colors are shared out when they are needed. */
export function contextOf(
  messages: readonly Message[],
  people: People,
): Pick<FindableLog, 'names' | 'people' | 'slots'> {
  const speakers = new SpeakerTable(messages);
  let slots: SpeakerSlots | undefined;
  return {
    names: withAliases(new NameIndex(speakers.names), people),
    people,
    slots: {
      slotOf(person) {
        slots ??= new SpeakerSlots(speakers, people);
        return slots.slotOf(person);
      },
    },
  };
}

/** The messages that are looked at between two pauses: some microseconds each, unless they are long or Markdown. */
const AT_ONCE = 16;

/**
 * The messages of a log that a query finds, the last one first.
 *
 * @param options.before only messages whose headers are above this line
 * @param options.extent how much of their texts is given
 * @returns a generator that yields `undefined` where other work may be done
 */
export function* findInLog(
  log: FindableLog,
  query: MessageQuery,
  {
    before = Number.POSITIVE_INFINITY,
    extent = 'row',
  }: { before?: number | undefined; extent?: TextExtent } = {},
): Generator<FoundMessage | undefined> {
  for (let index = log.messages.length - 1; index >= 0; index--) {
    if (index % AT_ONCE === 0) yield undefined;
    if (log.startLines[index]! >= before) continue;
    const message = log.messages[index]!;
    const steps = query.finds(message, log);
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield undefined;
    if (step.value) yield found(log, index, query, extent);
  }
}

function found(
  log: FindableLog,
  index: number,
  query?: MessageQuery,
  extent: TextExtent = 'row',
): FoundMessage {
  const message = log.messages[index]!;
  const shown = searchedBody(message, log).text;
  return toFoundMessage(log, message, log.startLines[index]!, shown, query?.patterns ?? [], extent);
}

/**
 * The messages around one.
 *
 * @param line of its header
 * @param count the maximum number on either side
 * @returns `undefined` if no header is in the line
 */
export function messagesAround(log: FindableLog, line: number, count: number): FindContext | undefined {
  const index = Array.prototype.indexOf.call(log.startLines, line);
  if (index === -1) return undefined;
  const range = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => found(log, from + i));
  return {
    before: range(Math.max(0, index - count), index),
    after: range(index + 1, Math.min(log.messages.length, index + 1 + count)),
  };
}
