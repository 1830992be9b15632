import { finished, type Steps } from '../../text/steps';
import type { Sequence } from '../compared/sequence';
import type { Alignment, Pair, UncertainPair } from './alignment';
import { separateAmbiguous } from './ambiguous';
import { anchorOf } from './anchors';
import { type Clock, constantClock } from './clock';
import { compareSequences } from './compareSequences';
import { isOneComplete } from './completeness';
import { matchCorrectedSplits } from './correctedSplits';
import { matchCorrections } from './corrections';
import { evidenceOf, isAlone, isLongText, isOnlyText } from './evidence';
import { jumpingClock } from './jumpingClock';
import {
  type LearnedClock,
  learnClock,
  mostFrequentClock,
  NEAR,
  narrowedClock,
  relearnedClock,
  votedClock,
} from './learnClock';
import { learnJumps } from './learnJumps';
import { matchInPlace } from './matchInPlace';
import { Matching } from './matching';
import { matchTexts, matchUnknown, nearPairs, openEvidence } from './matchTexts';
import { withOpenMinutes } from './openMinutes';
import { overlapOf } from './overlap';
import { separatePictures } from './pictures';
import { type Sides, sidesOf } from './sides';
import { Speakers } from './speakers';
import { matchSplits, splitEvidence } from './splits';

/**
 * Finds out which messages of two sequences are the same (docs/merge.md says how). The result for (b, a) is that for (a, b), with the
 * sides exchanged.
 *
 * Takes time that is nearly linear in the number of messages.
 *
 * @param a @param b sequences of one `Sequences`
 */
export function align(a: Sequence, b: Sequence): Alignment {
  return finished(alignSteps(a, b));
}

/** The same as `align`, in steps. */
export function* alignSteps(a: Sequence, b: Sequence): Steps<Alignment> {
  return compareSequences(a, b) <= 0
    ? yield* alignInOrder(sidesOf(a, b))
    : exchanged(yield* alignInOrder(sidesOf(b, a)));
}

function* alignInOrder(given: Sides): Steps<Alignment> {
  yield;
  const sides = withOpenMinutes(given);
  const learned = learnClock(sides);
  yield;
  let alignment = yield* alignBy(learned, sides);
  if (learned.clock.wasSet) {
    const other = yield* alignBy(mostFrequentClock(learned, sides), sides);
    if (other.pairs.length >= alignment.pairs.length) alignment = other;
  }
  const isOfFew = learned.clock.kind === 'varying' && learned.anchors.length < FEW;
  if (isOfFew || !isMost(alignment)) {
    const voted = votedClock(sides);
    const isSimpler = isOfFew && voted?.clock.kind !== 'varying';
    const needed = (isSimpler ? 1 : CLEARLY_MORE) * alignment.pairs.length;
    const other = voted && voted.anchors.length >= needed ? yield* alignBy(voted, sides) : undefined;
    if (other !== undefined && other.pairs.length >= needed) return other;
  }
  if (learned.clock.kind === 'same') return alignment;
  if (alignment.overlap === 'same' && isFounded(alignment, sides)) return alignment;
  // What made the clocks differ was said twice, as every day at nine.
  return yield* alignBy({ clock: constantClock(0, 0), anchors: [] }, sides);
}

const MOST = 0.8;
/** Of so few anchors, a clock whose difference changes may be chance. */
const FEW = 10;
/** Any clock finds some more messages by chance. */
const CLEARLY_MORE = 1.25;

/** Whether most messages of the shorter side are found, in the time of both. */
function isMost({ overlap, common }: Alignment): boolean {
  return overlap === 'same' && common.pairs >= MOST * Math.min(common.a, common.b);
}

/** So few messages tell nothing of the clocks, if they are short. */
const FEW_PAIRS = 2;

/** Whether what was found tells that the clocks differ, and is not a short text that was said twice. */
function isFounded({ pairs }: Alignment, sides: Sides): boolean {
  return (
    pairs.length > FEW_PAIRS ||
    pairs.some(({ a, b }) => a.length === 1 && b.length === 1 && isLongText(a[0]!, b[0]!, sides))
  );
}

/** How often a clock is made better by what it has found. */
const MAX_CLOCKS = 4;

function* alignBy(learned: LearnedClock, sides: Sides): Steps<Alignment> {
  let matching = yield* matched(learned, sides);
  for (let round = 1; round < MAX_CLOCKS; round++) {
    const anchors = (pairs: readonly (readonly [number, number])[]) =>
      pairs.map(([a, b]) => anchorOf(sides.a, sides.b, a, b));
    const found = anchors(matching.pairs());
    const clock =
      relearnedClock(matching.clock, found, anchors(nearPairs(matching, NEAR)), sides) ??
      narrowedClock(matching.clock, found, sides);
    yield;
    if (clock === undefined) break;
    matching = yield* matched({ clock, anchors: found }, sides);
  }
  const best = yield* withJumps(matching);
  matchInPlace(best);
  return yield* alignmentOf(best);
}

/** The matching with the clocks set where that explains more messages. */
function* withJumps(matching: Matching): Steps<Matching> {
  let best = matching;
  for (let round = 1; round < MAX_CLOCKS; round++) {
    const jumps = learnJumps(best);
    if (jumps === undefined) break;
    const { sides, clock } = best;
    const anchors = best.pairs().map(([a, b]) => anchorOf(sides.a, sides.b, a, b));
    yield;
    const other = yield* matched({ clock, anchors, jumps }, sides);
    if (other.pairs().length <= best.pairs().length) break;
    best = other;
  }
  return best;
}

/** Matches messages that have one text, person and time. */
function* matched({ clock, anchors, jumps }: LearnedClock, sides: Sides): Steps<Matching> {
  const speakers = new Speakers(sides);
  // Of texts that are said twice it is not yet known who said which. If there are hardly others, their order tells.
  const telling = anchors.filter(({ a, b }) => isOnlyText(a, b, sides));
  const known = telling.length < FEW ? anchors.filter(each => isAlone(each, sides)) : telling;
  speakers.learn(known.map(({ a, b }) => evidenceOf(a, b, sides, clock.tolerance)));
  const matching = new Matching(sides, clock, speakers, jumps);
  let isComplete: boolean | undefined;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    for (const each of [clock, ...clock.others]) {
      matching.clock = each;
      matchTexts(matching, 'exact');
      yield;
      matchTexts(matching, 'loose');
      yield;
    }
    matching.clock = clock;
    const open = [...openEvidence(matching), ...splitEvidence(matching)];
    if (open.length === 0) break;
    const evidence = matching.pairs().map(([a, b]) => evidenceOf(a, b, sides, clock.tolerance));
    isComplete ??= isOneComplete(matching);
    speakers.learn([...evidence, ...open], isComplete);
    yield;
  }
  if (!speakers.haveNamesInCommon) matchUnknown(matching, isComplete ?? isOneComplete(matching));
  return matching;
}

/** Matches what is left, and says what is certain. */
function* alignmentOf(matching: Matching): Steps<Alignment> {
  const { sides, jumps, speakers } = matching;
  const clock = jumps === undefined ? matching.clock : jumpingClock(matching.clock, jumps, sides.a);
  const found = overlapOf(matching);
  if (found.overlap !== 'same') {
    return { ...found, pairs: [], uncertain: [], clock, namesInA: new Map(), namesInB: new Map() };
  }
  const ambiguous = separateAmbiguous(matching);
  const pictures = separatePictures(matching);
  yield;
  const splits = [...matchSplits(matching), ...matchCorrectedSplits(matching)];
  yield;
  const splitMessages = new Set(splits.flatMap(({ a }) => a));
  const corrections = matchCorrections(matching);
  yield;
  const { overlap, common } = overlapOf(matching);
  const singles: Pair[] = matching
    .pairs()
    .filter(([a]) => !splitMessages.has(a))
    .map(([a, b]) => ({ a: [a], b: [b] }));
  const pairs = [...singles, ...splits].sort((x, y) => x.a[0]! - y.a[0]!);
  const uncertain = withoutRepetition([...ambiguous, ...pictures, ...corrections], matching);
  const { namesInA, namesInB } = speakers;
  return { overlap, pairs, uncertain, clock, namesInA, namesInB, common };
}

/** Who is found out by messages helps to find others. */
const MAX_ROUNDS = 3;

/** Each message at most once, and none that has a certain mate. */
function withoutRepetition(uncertain: readonly UncertainPair[], matching: Matching): UncertainPair[] {
  const seenA = new Set<number>();
  const seenB = new Set<number>();
  return uncertain
    .filter(({ a, b }) => {
      if (!matching.isFree(a, b) || seenA.has(a) || seenB.has(b)) return false;
      seenA.add(a);
      seenB.add(b);
      return true;
    })
    .sort((x, y) => x.a - y.a);
}

function exchanged({ overlap, pairs, uncertain, clock, common, namesInA, namesInB }: Alignment): Alignment {
  return {
    overlap,
    pairs: pairs.map(pair => ({ a: pair.b, b: pair.a })).sort((x, y) => x.a[0]! - y.a[0]!),
    uncertain: uncertain.map(pair => ({ a: pair.b, b: pair.a, doubt: pair.doubt })).sort((x, y) => x.a - y.a),
    clock: exchangedClock(clock),
    namesInA: namesInB,
    namesInB: namesInA,
    common: { a: common.b, b: common.a, pairs: common.pairs },
  };
}

function exchangedClock({ toA, toB, ...clock }: Clock): Clock {
  return { ...clock, others: clock.others.map(exchangedClock), toA: toB, toB: toA };
}
