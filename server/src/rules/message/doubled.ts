import * as l10n from '@vscode/l10n';
import { removeMessage } from '../../editing/removeMessage';
import { DOUBLE_REACH, MAX_APART } from '../../log/doubledMessage';
import { type Double, doubleOf } from '../../log/doubleOf';
import { headerRange } from '../../log/headerRange';
import type { LogView } from '../../log/logView';
import type { Message } from '../../model/message';
import { formatTimestamp } from '../../model/timestamp';
import type { Transcript } from '../../model/transcript';
import { excerpt } from '../../text/excerpt';
import { type Range, shiftRange } from '../../text/span';
import type { LocalFix, NeighbourRule } from '../rule';

/**
 * A message stands twice, under two names or by two clocks. `doubledMessage.ts` and `clockDoubles.ts` say when that is certain. A single
 * message of one speaker is another rule's: people do say the same twice.
 */
export const doubled: NeighbourRule = {
  id: 'message/doubled',
  defaultLevel: 'information',
  summary: 'A message stands twice, under two names or by two clocks.',
  meaning: () =>
    l10n.t(
      'A log that was put together from the exports of two people has each message twice, as each of them sees other names, and their clocks may differ. Statistics and search count it twice.',
    ),
  scope: 'neighbours',
  reach: { messages: DOUBLE_REACH, seconds: MAX_APART },
  skipsPlainSequence: true,
  looksForDoubles: true,

  check(log, index, report) {
    const { messages, startLines } = log.transcript;
    const double = doubleOf(messages, log.clockDoubles, index);
    if (double === undefined) return;
    const { first, offset } = double;
    const range = headerRange(messages[index]!);
    if (offset !== undefined) {
      const related = new FirstByOtherClock(log, messages[first]!, messages[index]!);
      report({ range, message: () => describeClocks(offset), related });
      return;
    }
    // Messages may come and go before both; of a change between them the rule looks at both again.
    const apart = index - first;
    report({
      range,
      message: (view, at) => describeNames(view, at, at - apart),
      related: new FirstUnderOtherName(messages[first]!, startLines[first]! - startLines[index]!),
    });
  },

  fixSafety: 'unsafe',
  noun: count => (count === 1 ? l10n.t('1 doubled message') : l10n.t('{0} doubled messages', count)),
  fix: (log, { messageIndex }) => keepingFirst(log, messageIndex),
  suggest: (log, { messageIndex }) => keepingSecond(log, messageIndex),
  ignoreTitle: () => l10n.t('They are two messages'),
};

/** Its range and its text are made when they are read: a log may have thousands, and few are looked at. */
class FirstUnderOtherName {
  readonly #message: Message;
  readonly #line: number;

  /** @param line the line of its header, counted from the header of the other one */
  constructor(message: Message, line: number) {
    this.#message = message;
    this.#line = line;
  }

  get range(): Range {
    return shiftRange(headerRange(this.#message), this.#line);
  }

  get message(): string {
    return l10n.t('The same message under the other name');
  }
}

/** The same for one that may be far away: edits between both change how far, and have no rule look at them again. */
class FirstByOtherClock {
  readonly #log: LogView;
  readonly #first: Message;
  readonly #second: Message;

  constructor(log: LogView, first: Message, second: Message) {
    this.#log = log;
    this.#first = first;
    this.#second = second;
  }

  get range(): Range {
    return shiftRange(headerRange(this.#first), this.#lineOf(this.#first) - this.#lineOf(this.#second));
  }

  get message(): string {
    return l10n.t('The same message the first time');
  }

  #lineOf(message: Message): number {
    return this.#log.transcript.startLines[this.#log.clockDoubles.indexOf(message)]!;
  }
}

function keepingFirst(log: LogView, second: number): LocalFix | undefined {
  const double = doubleOf(log.transcript.messages, log.clockDoubles, second);
  if (double === undefined) return undefined;
  return {
    title: l10n.t('Keep the first, of {0}', whatTellsApart(log.transcript, double.first, double)),
    edits: [removeMessage(log.transcript, second)],
  };
}

function keepingSecond(log: LogView, second: number): LocalFix[] {
  const double = doubleOf(log.transcript.messages, log.clockDoubles, second);
  if (double === undefined) return [];
  return [
    {
      title: l10n.t('Keep the second, of {0}', whatTellsApart(log.transcript, second, double)),
      edits: [removeMessage(log.transcript, double.first)],
    },
  ];
}

/** The name or the time of a message, whichever differs from that of the other one. */
function whatTellsApart({ messages }: Transcript, index: number, { offset }: Double): string {
  const { speaker, timestamp } = messages[index]!.header;
  return offset === undefined ? excerpt(speaker) : formatTimestamp(timestamp!);
}

/** The texts by the names, for each log: it may have thousands of findings, and of few pairs of names. */
const texts = new WeakMap<Transcript, Map<string, string>>();

function describeNames({ transcript }: LogView, second: number, first: number): string {
  const { messages } = transcript;
  let known = texts.get(transcript);
  if (known === undefined) {
    known = new Map();
    texts.set(transcript, known);
  }
  const [one, other] = [messages[first]!.header.speaker, messages[second]!.header.speaker];
  const key = `${one}\n${other}`;
  let text = known.get(key);
  if (text === undefined) {
    text = l10n.t(
      'This message stands twice: {0} and {1} have the same text at the same time, and seem to be one person.',
      excerpt(one),
      excerpt(other),
    );
    known.set(key, text);
  }
  return text;
}

function describeClocks(offset: number): string {
  if (offset === 0) return l10n.t('This message stands twice: a part of the conversation is repeated here.');
  const apart = formatTimestamp(Math.abs(offset));
  return offset > 0
    ? l10n.t('This message stands twice: a part of the conversation is repeated here, {0} later.', apart)
    : l10n.t('This message stands twice: a part of the conversation is repeated here, {0} earlier.', apart);
}
