import type { SourceOverlap } from './mergeLogs';

/** Which sources look like two conversations: those that have time in common and hardly any message, with no third that links them. */
export function differentSources(overlaps: readonly SourceOverlap[]): SourceOverlap[] {
  const linked = (index: number) =>
    overlaps.some(({ a, b, overlap }) => overlap === 'same' && (a === index || b === index));
  return overlaps.filter(({ a, b, overlap }) => overlap === 'different' && !(linked(a) && linked(b)));
}
