import type { Speaker } from '../../../server/src/protocol';

/** What the list of speakers is sorted by. */
export type SpeakerOrder = 'messages' | 'name' | 'lastSeen';

/** Chinese by pinyin, and numbers by what they are. */
const byName = new Intl.Collator('zh-CN', { numeric: true });

/**
 * Speakers in an order; those that it does not tell apart by their number of messages, then by name. Where they are those of one
 * log, its numbers count.
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
