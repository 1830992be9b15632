import { isDistinctive, partsOf } from '../../people/nameParts';
import type { Interner } from '../compared/interner';
import type { Sides } from './sides';
import { hasTwins } from './twins';

/** Whether a person of one sequence is a person of the other. `open` means that nothing tells yet. */
export type Relation = 'same' | 'open' | 'different';

/** Two messages that are probably the same. */
export interface Evidence {
  readonly a: number;
  readonly b: number;
  /** How much it tells: 2 for a long text that was said once, in the same second; less for other texts, and without seconds. */
  readonly weight: number;
}

/** Needed to say that a name was changed, where other names were not: a long text, or two short ones. */
const NEEDED = 2;
/** Of so few messages, several are needed. */
const FEW = 10;
const NEEDED_OF_FEW = 6;
/** Where no name is the same, or for `我`, one message tells who someone is. */
const NEEDED_FOR_UNKNOWN = 1;
/** If so many people have another name, one short message of two names that are on one side only tells that they are one as well. */
const MANY_OTHER_NAMES = 2;
/** Needed where no one else is without a name on the other side, or where the names look like one person's. */
const NEEDED_FOR_LAST = 0.5;
/** Needed to say that two people who have one name are two. */
const NEEDED_AGAINST_NAME = 20;
/** Needed to say that someone whose name is on both sides has another name on one of them too. */
const NEEDED_FOR_SECOND_NAME = 8;
/** Needed to say that the owners of two exports are two, if nothing says that they are one. */
const NEEDED_AGAINST_OWNER = 4;
/** The share of what is known of a person that must agree. */
const MOST = 0.8;
/** Needed to write the messages of one under the name of the other. */
const NEEDED_TO_WRITE = 5;

/**
 * Who is who: people with one name are one, unless the messages say otherwise, and who stands where another name stands is that person.
 * One person may have several names on either side.
 */
export class Speakers {
  readonly #a: Sides['a'];
  readonly #b: Sides['b'];
  readonly #names: Interner;
  readonly #peopleA: ReadonlySet<number>;
  readonly #peopleB: ReadonlySet<number>;
  /** Whether all people but one of each side have their name on the other side. */
  readonly #areLast: boolean;
  readonly #areNamesShared: boolean;
  /** Union-find: people of `a` by 2n, of `b` by 2n + 1. */
  #parents = new Map<number, number>();
  /** Whether a side has messages twice, under two names: then the same text in the same second is not yet the same message. */
  readonly haveTwins: boolean;
  /** Groups that have people of both sides. */
  #complete = new Set<number>();
  #haveNames = true;
  /** How many names are known to be other names of people, of whom neither name is on the other side. */
  #otherNames = 0;
  #namesInA = new Map<number, number>();
  #namesInB = new Map<number, number>();

  constructor({ a, b }: Sides) {
    this.#a = a;
    this.#names = a.shared.names;
    this.#b = b;
    this.#peopleA = new Set(a.people);
    this.#peopleB = new Set(b.people);
    const unnamed = (people: ReadonlySet<number>, others: ReadonlySet<number>) =>
      [...people].filter(person => person < 0 || !others.has(person)).length;
    this.#areLast =
      unnamed(this.#peopleA, this.#peopleB) === 1 && unnamed(this.#peopleB, this.#peopleA) === 1;
    this.#areNamesShared = [...this.#peopleA].some(person => person >= 0 && this.#peopleB.has(person));
    this.haveTwins = hasTwins(a) || hasTwins(b);
    this.learn([]);
  }

  /** Whether the sequences have names in common. Otherwise they are of different accounts. */
  get haveNamesInCommon(): boolean {
    return this.#haveNames;
  }

  /** People of `b` under another name in `a`, as far as it is sure: the number of the name in `a` by that in `b`. */
  get namesInA(): ReadonlyMap<number, number> {
    return this.#namesInA;
  }

  /** The same the other way round. */
  get namesInB(): ReadonlyMap<number, number> {
    return this.#namesInB;
  }

  /**
   * Replaces what was learnt before.
   *
   * @param areComplete whether one of the sides has all messages of the other: then a name that is on one side only is another name
   */
  learn(evidence: readonly Evidence[], areComplete = false): void {
    const weights = new Weights();
    for (const { a, b, weight } of evidence) weights.add(this.#a.people[a]!, this.#b.people[b]!, weight);
    // Where names are on both sides, one short message does not tell that all are other names.
    const isOne = this.#areNamesShared && weights.otherNames < NEEDED;
    this.#haveNames = isOne || weights.equalNames >= weights.otherNames / 2;
    this.#parents = new Map();
    this.#namesInA = new Map();
    this.#namesInB = new Map();
    for (const person of this.#peopleA) {
      if (person >= 0 && this.#peopleB.has(person) && this.#isNamedAlike(person, weights)) {
        this.#unite(nodeA(person), nodeB(person));
      }
    }
    this.#uniteOwners(weights);
    this.#otherNames = 0;
    for (const { a, b, weight } of weights.all()) {
      if (a !== b || a < 0) this.#learnName({ a, b, weight }, weights, areComplete);
    }
    this.#complete = new Set();
    const groupsA = new Set([...this.#peopleA].map(person => this.groupA(person)));
    for (const person of this.#peopleB) {
      const group = this.groupB(person);
      if (groupsA.has(group)) this.#complete.add(group);
    }
  }

  relation(personA: number, personB: number): Relation {
    const groupA = this.groupA(personA);
    const groupB = this.groupB(personB);
    if (groupA === groupB) return 'same';
    return this.#complete.has(groupA) && this.#complete.has(groupB) ? 'different' : 'open';
  }

  /** Whether a group has people of both sides. @param group as `groupA` and `groupB` give it */
  isKnown(group: number): boolean {
    return this.#complete.has(group);
  }

  /** A number that people have who are one. */
  groupA(person: number): number {
    return this.#find(nodeA(person));
  }

  groupB(person: number): number {
    return this.#find(nodeB(person));
  }

  #isNamedAlike(person: number, weights: Weights): boolean {
    const own = weights.of(person, person);
    const others = Math.min(weights.ofA(person), weights.ofB(person)) - own;
    if (own === 0 && !this.#haveNames) return false;
    return others < NEEDED_AGAINST_NAME || own > others * (1 - MOST);
  }

  /** The owners of two exports are one person, unless the messages say otherwise. */
  #uniteOwners(weights: Weights): void {
    const ownerA = [...this.#peopleA].find(person => person < 0);
    const ownerB = [...this.#peopleB].find(person => person < 0);
    if (ownerA === undefined || ownerB === undefined) return;
    const own = weights.of(ownerA, ownerB);
    const others = weights.ofA(ownerA) + weights.ofB(ownerB) - 2 * own;
    const isRefuted =
      own === 0
        ? others >= NEEDED_AGAINST_OWNER
        : others >= NEEDED_AGAINST_NAME && own <= others * (1 - MOST);
    if (!isRefuted) this.#unite(nodeA(ownerA), nodeB(ownerB));
  }

  #learnName({ a, b, weight }: Evidence, weights: Weights, areComplete: boolean): void {
    const shareA = weight / weights.ofA(a);
    const shareB = weight / weights.ofB(b);
    // A person may have had two names one after the other.
    if ((this.haveTwins ? Math.min : Math.max)(shareA, shareB) < MOST) return;
    const isUnknown = a < 0 || b < 0 || !this.#haveNames || areComplete;
    const known = (a >= 0 && this.#peopleB.has(a) ? 1 : 0) + (b >= 0 && this.#peopleA.has(b) ? 1 : 0);
    const neededIfKnown = [0, NEEDED_FOR_SECOND_NAME, NEEDED_AGAINST_NAME][this.#haveNames ? known : 0]!;
    const isFew = Math.min(this.#a.count, this.#b.count) < FEW;
    const isLast = known === 0 && (this.#areLast || this.#areAlike(a, b));
    const isAnotherName = known === 0 && a >= 0 && b >= 0;
    const areUnnamed = isAnotherName && this.#otherNames >= MANY_OTHER_NAMES;
    const needed = isLast
      ? NEEDED_FOR_LAST
      : neededIfKnown || (isUnknown || areUnnamed ? NEEDED_FOR_UNKNOWN : isFew ? NEEDED_OF_FEW : NEEDED);
    if (weight < (this.haveTwins && !areComplete ? NEEDED_AGAINST_NAME : needed)) return;
    this.#unite(nodeA(a), nodeB(b));
    if (isAnotherName && weight >= NEEDED) this.#otherNames++;
    if (weight < NEEDED_TO_WRITE) return;
    if (shareB >= MOST) this.#namesInA.set(b, a);
    if (shareA >= MOST) this.#namesInB.set(a, b);
  }

  /** Whether two names look like one person's: a part of both is the same, and no part of many names. */
  #areAlike(a: number, b: number): boolean {
    if (a < 0 || b < 0) return false;
    const [one, other] = [a, b].map(person => partsOf(this.#names.textOf(person)).segments);
    const first = one?.[0] ?? '';
    return first === other?.[0] && isDistinctive(first);
  }

  #find(node: number): number {
    let root = node;
    for (let up = this.#parents.get(root); up !== undefined; up = this.#parents.get(root)) root = up;
    return root;
  }

  #unite(one: number, other: number): void {
    const roots = [this.#find(one), this.#find(other)];
    if (roots[0] !== roots[1]) this.#parents.set(Math.max(...roots), Math.min(...roots));
  }
}

function nodeA(person: number): number {
  return 2 * person;
}

function nodeB(person: number): number {
  return 2 * person + 1;
}

/** How much speaks for each pair of people. */
class Weights {
  readonly #rows = new Map<number, Map<number, number>>();
  readonly #ofA = new Map<number, number>();
  readonly #ofB = new Map<number, number>();
  equalNames = 0;
  otherNames = 0;

  add(a: number, b: number, weight: number): void {
    const row = this.#rows.get(a) ?? new Map<number, number>();
    this.#rows.set(a, row);
    row.set(b, (row.get(b) ?? 0) + weight);
    this.#ofA.set(a, this.ofA(a) + weight);
    this.#ofB.set(b, this.ofB(b) + weight);
    if (a >= 0 && a === b) this.equalNames += weight;
    else if (a >= 0 && b >= 0) this.otherNames += weight;
  }

  of(a: number, b: number): number {
    return this.#rows.get(a)?.get(b) ?? 0;
  }

  ofA(a: number): number {
    return this.#ofA.get(a) ?? 0;
  }

  ofB(b: number): number {
    return this.#ofB.get(b) ?? 0;
  }

  /** The most certain first. */
  all(): { a: number; b: number; weight: number }[] {
    return [...this.#rows]
      .flatMap(([a, row]) => [...row].map(([b, weight]) => ({ a, b, weight })))
      .sort((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b);
  }
}
