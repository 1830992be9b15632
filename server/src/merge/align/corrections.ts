import type { Doubt } from '../../protocol';
import { looseText } from '../compared/sequence';
import type { UncertainPair } from './alignment';
import type { Matching } from './matching';
import { similarity } from './similarText';
import type { Relation } from './speakers';

/** In seconds: what lies further apart is not the same, however alike. */
const MAX_GAP = 120;
/** The number of messages of the other side that a message is compared with. */
const MAX_COMPARED = 20;
/** The number of comparisons in all, for each message that is left: what is alike by the thousand is no correction. */
const MAX_COMPARISONS = { atLeast: 20_000, perMessage: 0.25 };
/** A text that was corrected is for the most part the same. */
const CORRECTED = 0.5;
/** Without seconds, a person may say alike things in one minute. */
const CORRECTED_IN_MINUTE = 0.65;
/** As much of a long text stays where it is not known who said it. */
const CORRECTED_OF_UNKNOWN = 0.75;
const LONG = 10;
/** What is less alike is not even said to be perhaps the same. */
const ALIKE = 0.3;

interface Candidate {
  readonly a: number;
  readonly b: number;
  readonly score: number;
  /** `undefined` if the two are certainly the same. */
  readonly doubt: Doubt | undefined;
}

/**
 * Matches what is left: messages of one person and time whose text was corrected, and those that are the same but for the name.
 * Whatever may be the same and is not certain is returned.
 */
export function matchCorrections(matching: Matching): UncertainPair[] {
  matching.fixOrder();
  const candidates = candidatesOf(matching).sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  const uncertain: UncertainPair[] = [];
  const seenA = new Map<number, number>();
  const seenB = new Map<number, number>();
  for (const { a, b, score, doubt } of candidates) {
    if (doubt !== undefined || !matching.isFree(a, b)) continue;
    // Two that are equally alike cannot be told apart.
    matching.add(a, b);
    seenA.set(a, score);
    seenB.set(b, score);
  }
  const doubtful = new Set<number>();
  for (const { a, b, doubt } of candidates) {
    if (doubt === undefined || !matching.isFree(a, b) || doubtful.has(2 * a) || doubtful.has(2 * b + 1))
      continue;
    uncertain.push({ a, b, doubt });
    doubtful.add(2 * a).add(2 * b + 1);
  }
  return uncertain.sort((x, y) => x.a - y.a);
}

function candidatesOf(matching: Matching): Candidate[] {
  const { sides, timesOfA, mateA, mateB, speakers } = matching;
  const freeB: number[] = [];
  for (let b = 0; b < sides.b.count; b++) if (mateB[b] === -1) freeB.push(b);
  freeB.sort((x, y) => sides.b.times[x]! - sides.b.times[y]! || x - y);
  const freeA: number[] = [];
  for (let a = 0; a < sides.a.count; a++) if (mateA[a] === -1) freeA.push(a);
  freeA.sort((x, y) => timesOfA[x]! - timesOfA[y]! || x - y);
  const reach = MAX_GAP + 60;
  const candidates: Candidate[] = [];
  let left = MAX_COMPARISONS.atLeast + MAX_COMPARISONS.perMessage * (freeA.length + freeB.length);
  let from = 0;
  for (const a of freeA) {
    const time = timesOfA[a]!;
    while (from < freeB.length && sides.b.times[freeB[from]!]! < time - reach) from++;
    let compared = 0;
    for (let at = from; at < freeB.length && compared < MAX_COMPARED; at++) {
      const b = freeB[at]!;
      if (sides.b.times[b]! > time + reach) break;
      compared++;
      if (matching.gap(a, b) > MAX_GAP) continue;
      const relation = speakers.relation(sides.a.people[a]!, sides.b.people[b]!);
      const isEqual = sides.a.loose[a] === sides.b.loose[b];
      // Who is someone else, as far as is known, says the same and not something alike.
      if (!isEqual && (relation === 'different' || left <= 0)) continue;
      if (!isEqual) left--;
      const candidate = compare(a, b, relation, matching);
      if (candidate !== undefined) candidates.push(candidate);
    }
  }
  return candidates;
}

function compare(a: number, b: number, relation: Relation, matching: Matching): Candidate | undefined {
  const { sides } = matching;
  const textA = looseText(sides.a, a);
  const textB = looseText(sides.b, b);
  const isEqual = textA === textB;
  const alike = isEqual ? 1 : similarity(textA, textB);
  if (alike < ALIKE) return undefined;
  const isSameTime = matching.isSameTime(a, b);
  const isPrecise = matching.isPrecise(a, b);
  const score = alike - matching.gap(a, b) / 1000 - (relation === 'same' ? 0 : 0.2);
  const doubt = doubtOf();
  return { a, b, score, doubt };

  function doubtOf(): Doubt | undefined {
    if (!isSameTime) return 'time';
    if (!matching.isInOrder(a, b)) return 'order';
    if (relation !== 'same') return isOneOfUnknown() ? undefined : 'name';
    if (isEqual) return 'order';
    if (mayBeJoined(textA, textB)) return 'text';
    const isCertain = isPrecise || matching.isBetweenMates(a, b);
    return alike >= (isCertain ? CORRECTED : CORRECTED_IN_MINUTE) ? undefined : 'text';
  }

  /** Whether two messages of people about whom nothing is known are one: so long a text stands in one place on both sides. */
  function isOneOfUnknown(): boolean {
    return (
      relation === 'open' &&
      !matching.speakers.haveTwins &&
      !mayBeJoined(textA, textB) &&
      Math.min(textA.length, textB.length) >= LONG &&
      alike >= CORRECTED_OF_UNKNOWN &&
      matching.isBetweenMates(a, b)
    );
  }
}

/** Whether one of two texts may be several messages that an application joined, of which the other side lacks some. */
function mayBeJoined(one: string, other: string): boolean {
  return linesOf(one) !== linesOf(other);
}

function linesOf(text: string): number {
  return text.split('\n').length;
}
