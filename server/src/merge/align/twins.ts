import { looseText, type Sequence } from '../compared/sequence';
import { hasWords } from './similarText';

/** Shorter texts, and emoticons, are said by several people in one second. */
const MIN_LENGTH = 5;
/** In seconds: the times of both were perhaps rounded. */
const MAX_APART = 2;
/** The number of messages on which a twin is looked for. */
const REACH = 10;

/** Whether a sequence holds messages twice, under two names: some logs were made of the exports of two people. One twin is no chance. */
export function hasTwins(sequence: Sequence): boolean {
  const { count, times, loose, people } = sequence;
  for (let index = 1; index < count; index++) {
    const text = looseText(sequence, index);
    if (text.length < MIN_LENGTH || !hasWords(text)) continue;
    for (let other = index - 1; other >= Math.max(0, index - REACH); other--) {
      const isSameTime = Math.abs(times[other]! - times[index]!) <= MAX_APART;
      if (isSameTime && loose[other] === loose[index] && people[other] !== people[index]) return true;
    }
  }
  return false;
}
