import { groupBy } from '../../text/groupBy';
import { type Component, componentsOf } from './components';
import { evidenceOf, isOnlyText } from './evidence';
import type { KeyIndex } from './keyIndex';
import { matchInOrder } from './matchInOrder';
import type { Matching } from './matching';
import type { Evidence } from './speakers';

/** Which number of the texts is compared. */
export type TextKey = 'exact' | 'loose';

/** Whose messages are compared: those of the same people, or those of anyone who is not known to be someone else. */
export type WhoseMessages = 'same' | 'open';

/** Adds pairs of messages that have one text, person and time. First those that can be nothing else; the others then keep their order. */
export function matchTexts(matching: Matching, key: TextKey): void {
  const { single, several } = divided(matching, key, 'same');
  matching.fixOrder(single);
  for (const [a, b] of single) {
    if (isOnlyText(a, b, matching.sides) || matching.isInOrder(a, b)) matching.add(a, b);
  }
  matching.fixOrder();
  for (const component of several) {
    for (const [a, b] of matchInOrder(component, matching)) matching.add(a, b);
  }
}

/** Messages of one person and text, in order, whose times differ by a few seconds more than the clocks do. */
export function nearPairs(matching: Matching, seconds: number): [a: number, b: number][] {
  const { clock } = matching;
  matching.clock = { ...clock, tolerance: clock.tolerance + seconds };
  const { single } = divided(matching, 'loose', 'same');
  matching.clock = clock;
  matching.fixOrder();
  return single.filter(([a, b]) => matching.isInOrder(a, b));
}

/** What messages of people about whom nothing is known tell about these: they have one text and time, and no other person has it then. */
export function openEvidence(matching: Matching): Evidence[] {
  const { single } = divided(matching, 'loose', 'open');
  matching.fixOrder();
  return single
    .filter(([a, b]) => isOnlyText(a, b, matching.sides) || matching.isInOrder(a, b))
    .map(([a, b]) => {
      const { clock, sides } = matching;
      const evidence = evidenceOf(a, b, sides, clock.tolerance);
      // Two people say 签到 in one second: that nothing is missing beside it tells nothing of it.
      const isSure = evidence.isLong && matching.isBetweenMates(a, b);
      return { ...evidence, weight: evidence.weight * (isSure ? BETWEEN_MATES : 1) };
    });
}

/** What a message tells counts so many times if nothing is missing beside it. */
const BETWEEN_MATES = 3;

/**
 * Adds pairs of messages of several unknown people who say the same in one second, where as many do so on both sides. Who of them is who
 * stays open.
 *
 * @param isComplete whether one side has all messages of the other: then, if no name is the same, this holds for any people
 */
export function matchUnknown(matching: Matching, isComplete: boolean): void {
  const isAnyone = isComplete && !matching.speakers.haveNamesInCommon;
  const { single, several } = divided(matching, 'loose', 'open', isAnyone);
  matching.fixOrder();
  const all = isComplete ? [...single.map(([a, b]) => ({ a: [a], b: [b] })), ...several] : several;
  for (const component of all) {
    if (component.a.length !== component.b.length) continue;
    const pairs = matchInOrder(component, matching);
    if (pairs.length < component.a.length) continue;
    const fit = pairs.every(([a, b]) => matching.isPrecise(a, b) && mayBeOne(a, b, matching, 'open'));
    if (fit || isAnyone) for (const [a, b] of pairs) matching.add(a, b);
  }
}

function mayBeOne(a: number, b: number, { speakers, sides }: Matching, whose: WhoseMessages): boolean {
  const relation = speakers.relation(sides.a.people[a]!, sides.b.people[b]!);
  return relation === 'same' || (whose === 'open' && relation === 'open');
}

/** Free messages of one text and time: those that are alone on both sides, and the others. */
function divided(
  matching: Matching,
  key: TextKey,
  whose: WhoseMessages,
  isAnyone = false,
): { single: [a: number, b: number][]; several: Component[] } {
  const single: [number, number][] = [];
  const several: Component[] = [];
  for (const component of components(matching, key, whose)) {
    const { a, b } = component;
    if (a.length > 1 || b.length > 1) several.push(component);
    else if (matching.isSameTime(a[0]!, b[0]!) && (isAnyone || mayBeOne(a[0]!, b[0]!, matching, whose)))
      single.push([a[0]!, b[0]!]);
  }
  return { single, several };
}

function* components(matching: Matching, key: TextKey, whose: WhoseMessages): Iterable<Component> {
  const { sides, speakers, mateA, mateB } = matching;
  const { a, b } = sides;
  const [indexA, indexB]: [KeyIndex, KeyIndex] =
    key === 'exact' ? [sides.exactA, sides.exactB] : [sides.looseA, sides.looseB];
  const keys = a[key];
  for (let index = 0; index < a.count; index++) {
    const text = keys[index]!;
    if (indexA.first(text) !== index || indexB.count(text) === 0) continue;
    const listA = free(indexA.of(text), mateA);
    const listB = listA.length === 0 ? [] : free(indexB.of(text), mateB);
    if (listB.length === 0) continue;
    if (whose === 'open') {
      yield* componentsOf(listA, listB, matching);
      continue;
    }
    const groupsA = groupBy(listA, each => speakers.groupA(a.people[each]!));
    const groupsB = groupBy(listB, each => speakers.groupB(b.people[each]!));
    for (const [group, own] of groupsA) {
      const others = groupsB.get(group);
      if (others !== undefined) yield* componentsOf(own, others, matching);
    }
  }
}

function free(list: Uint32Array, mates: Int32Array): number[] {
  const found: number[] = [];
  for (const index of list) if (mates[index] === -1) found.push(index);
  return found;
}
