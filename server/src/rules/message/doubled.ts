import * as l10n from '@vscode/l10n';
import { removeMessage } from '../../editing/removeMessage';
import { DOUBLE_REACH, doubleBefore, MAX_APART } from '../../log/doubledMessage';
import { headerRange } from '../../log/headerRange';
import type { LogView } from '../../log/logView';
import type { Message } from '../../model/message';
import type { Transcript } from '../../model/transcript';
import { excerpt } from '../../text/excerpt';
import { type Range, shiftRange } from '../../text/span';
import type { LocalFix, NeighbourRule } from '../rule';

/**
 * A message stands twice, under two names. `doubledMessage.ts` says when that is certain. Messages of one speaker are another rule's:
 * people do say the same twice.
 */
export const doubled: NeighbourRule = {
  id: 'message/doubled',
  defaultLevel: 'information',
  summary: 'A message stands twice, under two names.',
  meaning: () =>
    l10n.t(
      'A log that was put together from the exports of two people has each message twice, as each of them sees other names. Statistics and search count it twice.',
    ),
  scope: 'neighbours',
  reach: { messages: DOUBLE_REACH, seconds: MAX_APART },
  skipsPlainSequence: true,

  check({ transcript: { messages, startLines } }, index, report) {
    const first = doubleBefore(messages, index);
    if (first === undefined) return;
    // Messages may come and go before both; of a change between them the rule looks at both again.
    const apart = index - first;
    report({
      range: headerRange(messages[index]!),
      message: (log, at) => describe(log, at, at - apart),
      related: new FirstOfBoth(messages[first]!, startLines[first]! - startLines[index]!),
    });
  },

  fixSafety: 'unsafe',
  noun: count => (count === 1 ? l10n.t('1 doubled message') : l10n.t('{0} doubled messages', count)),
  fix: ({ transcript }, { messageIndex }) => keepingFirst(transcript, messageIndex),
  suggest: ({ transcript }, { messageIndex }) => keepingSecond(transcript, messageIndex),
  ignoreTitle: () => l10n.t('They are two messages'),
};

/** Its range and its text are made when they are read: a log may have thousands, and few are looked at. */
class FirstOfBoth {
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

function keepingFirst(transcript: Transcript, second: number): LocalFix | undefined {
  const first = doubleBefore(transcript.messages, second);
  if (first === undefined) return undefined;
  return {
    title: l10n.t('Keep the first, of {0}', speakerOf(transcript, first)),
    edits: [removeMessage(transcript, second)],
  };
}

function keepingSecond(transcript: Transcript, second: number): LocalFix[] {
  const first = doubleBefore(transcript.messages, second);
  if (first === undefined) return [];
  return [
    {
      title: l10n.t('Keep the second, of {0}', speakerOf(transcript, second)),
      edits: [removeMessage(transcript, first)],
    },
  ];
}

function speakerOf({ messages }: Transcript, index: number): string {
  return excerpt(messages[index]!.header.speaker);
}

/** The texts by the names, for each log: it may have thousands of findings, and of few pairs of names. */
const texts = new WeakMap<Transcript, Map<string, string>>();

function describe({ transcript }: LogView, second: number, first: number): string {
  const { messages } = transcript;
  let known = texts.get(transcript);
  if (known === undefined) {
    known = new Map();
    texts.set(transcript, known);
  }
  const key = `${messages[first]!.header.speaker}\n${messages[second]!.header.speaker}`;
  let text = known.get(key);
  if (text === undefined) {
    text = l10n.t(
      'This message stands twice: {0} and {1} have the same text at the same time, and seem to be one person.',
      speakerOf(transcript, first),
      speakerOf(transcript, second),
    );
    known.set(key, text);
  }
  return text;
}
