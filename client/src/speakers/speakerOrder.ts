import type { Speaker } from '../../../server/src/protocol';

/** The sort order of the list of speakers. */
export type SpeakerOrder = 'messages' | 'name' | 'lastSeen';

/** Chinese by pinyin, and numbers by value. */
const byName = new Intl.Collator('zh-CN', { numeric: true });

/**
 * Sorts speakers by an order; equal ones by their number of messages, then by name. For speakers of one log, the numbers of
 * that log count.
 */
export function sortSpeakers(speakers: readonly Speaker[], order: SpeakerOrder): Speaker[] {
  const compare = { messages: compareCounts, name: compareNames, lastSeen: compareLast }[order];
  return [...speakers].sort((a, b) => compare(a, b) || compareCounts(a, b) || compareNames(a, b));
}

function compareCounts(a: Speaker, b: Speaker): number {
  const count = ({ here, messages }: Speaker) => here?.messages ?? messages;
  return count(b) - count(a);
}

function compareNames(a: Speaker, b: Speaker): number {
  return byName.compare(a.name, b.name);
}

function compareLast(a: Speaker, b: Speaker): number {
  if (a.here !== undefined && b.here !== undefined) return b.here.lastLine - a.here.lastLine;
  const [dayA, dayB] = [a.lastDay ?? '', b.lastDay ?? ''];
  return dayA === dayB ? 0 : dayA < dayB ? 1 : -1;
}
