import { PICTURE } from '../compared/comparedText';
import { looseText, type Sequence } from '../compared/sequence';
import type { MergedSequences, Place } from '../join/mergeSequences';
import type { MessageOfLog } from './logSource';

/** Something that another source knows better than the base. It is said, and not taken. */
export interface Offer {
  readonly kind: 'seconds' | 'picture';
  readonly base: MessageOfLog;
  readonly other: MessageOfLog;
}

/** What other sources know better of messages that the base has too: the seconds of a time, or a picture that it only names. */
export function offersOf(
  { messages }: MergedSequences,
  compared: readonly Sequence[],
  at: (place: Place) => MessageOfLog,
): Offer[] {
  const offers: Offer[] = [];
  for (const { first, members } of messages) {
    if (first.sequence !== 0) continue;
    for (const member of members) {
      if (member.sequence === 0) continue;
      const base = compared[0]!;
      const other = compared[member.sequence]!;
      const kinds: Offer['kind'][] = [];
      if (base.widths[first.index]! > other.widths[member.index]!) kinds.push('seconds');
      if (lacksPicture(base, first.index) && showsPicture(other, member.index)) kinds.push('picture');
      for (const kind of kinds) offers.push({ kind, base: at(first), other: at(member) });
    }
  }
  return offers;
}

/** Whether a message is a picture, of which there is no more than that it was one. */
function lacksPicture(sequence: Sequence, index: number): boolean {
  return looseText(sequence, index) === PICTURE && sequence.exact[index] === sequence.loose[index];
}

function showsPicture(sequence: Sequence, index: number): boolean {
  return looseText(sequence, index) === PICTURE && sequence.exact[index] !== sequence.loose[index];
}
