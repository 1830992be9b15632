import type { PreviewMap } from '../../../server/src/protocol';

/** A stretch of a log, from a message to another one. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** How much was said in it, 0 to 1: the square root of the share of the busiest stretch, as hours differ much. */
  readonly share: number;
}

/** How much was said where in a log. A log of few messages has fewer stretches than the map has times. */
export function activity({ times, total }: PreviewMap): Stretch[] {
  const count = times.length - 1;
  if (count < 1 || total < 2) return [];
  const messageOf = (i: number) => Math.round((i / count) * (total - 1));
  const found: { from: number; to: number; rate: number }[] = [];
  for (let i = 0; i < count; i++) {
    const [from, to] = [messageOf(i), messageOf(i + 1)];
    if (from === to) continue;
    const seconds = times[i + 1]! - times[i]!;
    const isKnown = times[i] !== -1 && seconds >= 0;
    found.push({ from, to, rate: isKnown ? (to - from) / Math.max(1, seconds) : 0 });
  }
  const busiest = Math.max(...found.map(({ rate }) => rate));
  return found.map(({ from, to, rate }) => ({
    from,
    to,
    share: busiest === 0 ? 0 : Math.sqrt(rate / busiest),
  }));
}
