import type { OfferKind } from '../../protocol';
import { PICTURE } from '../compared/comparedText';
import { looseText, type Sequence } from '../compared/sequence';
import type { MergedSequences, Place } from '../join/mergeSequences';
import { dayAndTime } from './days';
import type { MessageOfLog } from './logSource';

/** Something that another source knows better than the base. It is said, and taken only if the user wants that. */
export interface Offer {
  readonly kind: OfferKind;
  readonly base: MessageOfLog;
  readonly other: MessageOfLog;
  /** The time of day of `other` by the clock of the base, in seconds. */
  readonly time: number;
}

/** What other sources know better of messages that the base has too: the seconds of a time, or a picture that it only names. */
export function offersOf(
  { messages, relations }: MergedSequences,
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
      const kinds: OfferKind[] = [];
      if (base.widths[first.index]! > other.widths[member.index]!) kinds.push('seconds');
      if (lacksPicture(base, first.index) && showsPicture(other, member.index)) kinds.push('picture');
      const { timestamp: time } = dayAndTime(relations[member.sequence]!.time(other.times[member.index]!));
      for (const kind of kinds) offers.push({ kind, base: at(first), other: at(member), time });
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
