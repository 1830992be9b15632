import type { Message } from '../model/message';

/** How many messages are read on either side of a place. */
const WINDOW = 300;

/** The weight of a message for its speaker, relative to the message after it. */
const RECENCY = 0.75;

/**
 * The weight of an answer to the last speaker, and the additional weight when it followed the same two
 * speakers.
 */
const ANSWER = 0.5;
const ANSWER_TO_PAIR = 0.3;

/** The weight of an answer, relative to one that is one message later. */
const MEMORY = 0.99;

/**
 * Predicts the speaker at a place in a log from two signals: who spoke recently, weighted by distance; and
 * who answered the last speaker before. The second one covers two people who alternate, and people who are
 * always answered by the same few. For recency, messages after the place count like those before it.
 *
 * Measured on the 41,088 messages of the 343 real logs that follow another message: the first name is right
 * for 33.0 %, and the first five contain the right one for 66.5 %. Recency alone gives 24.6 % and 65.0 %. The
 * maximum is 78.1 %; the other messages are the first of their speaker in the log. (Counting mentions of a
 * speaker, and alternation by itself, did not improve the result and is left out.)
 *
 * @param index the new message goes before the message with this index
 * @param own the message that is being written; its speaker is ignored
 * @returns the speakers near the place, the likeliest first
 */
export function likelySpeakers(messages: readonly Message[], index: number, own?: Message): string[] {
  const scores = new Map<string, number>();
  const add = (name: string, score: number) => {
    if (name !== '') scores.set(name, (scores.get(name) ?? 0) + score);
  };
  const before = speakersFrom(messages, index - 1, -1, own);
  const [last, lastButOne] = before;
  let recency = 1;
  let memory = ANSWER;
  for (let i = 0; i < before.length; i++) {
    add(before[i]!, recency);
    if (i > 0 && before[i] === last) {
      const answer = before[i - 1]!;
      add(answer, memory);
      if (before[i + 1] !== undefined && before[i + 1] === lastButOne)
        add(answer, (memory * ANSWER_TO_PAIR) / ANSWER);
    }
    recency *= RECENCY;
    memory *= MEMORY;
  }
  recency = 1;
  for (const name of speakersFrom(messages, index, 1, own)) {
    add(name, recency);
    recency *= RECENCY;
  }
  return [...scores].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/**
 * The speakers of the messages from an index on, in one direction, within the window. Skips messages without
 * a speaker.
 */
function speakersFrom(
  messages: readonly Message[],
  index: number,
  step: 1 | -1,
  own: Message | undefined,
): string[] {
  const speakers: string[] = [];
  for (let i = index; i >= 0 && i < messages.length && speakers.length < WINDOW; i += step) {
    const message = messages[i]!;
    if (message !== own && message.header.speaker !== '') speakers.push(message.header.speaker);
  }
  return speakers;
}
