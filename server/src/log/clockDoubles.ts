import type { Message } from '../model/message';
import type { TranscriptChange } from '../model/transcript';
import { MIN_ANCHORS, MIN_SHARE, MIN_SPEAKERS, TOLERANCE } from './clockRuns';
import { RepeatedMessages } from './repeatedMessages';
import { mayRepeat } from './repeatsAtGlance';
import { textOf } from './saidText';
import { isTelling } from './tellingText';

/** The number of messages before and after one among which others are looked for that stand twice as it does. */
const WINDOW = 16;

/** The number of messages around the first message of an anchor on which others depend. */
const FIRST_REACH = 2 * WINDOW + 1;

/** The number of messages around one within which the others of a run are that it may be part of, or stand between. */
const RUN_REACH = 4 * WINDOW + 2;

/** A message stands twice. */
export interface ClockDouble {
  /** The index of the earlier one in the log. */
  readonly first: number;
  /** How much later the clock of the second one is, in seconds. */
  readonly offset: number;
}

/** Two messages of one speaker and one text that no third one has. */
interface Anchor extends ClockDouble {
  readonly second: number;
}

/**
 * Finds the messages of a log that stand twice as a conversation does that has been put into it by two clocks, or at two places: under
 * one name, in a run of messages whose times all differ by the same. Each message is judged by those around it and around the other
 * one, so that an edit costs the same in any log. `clockRuns.ts` finds whole runs, at the cost of the log.
 */
export class ClockDoubles {
  readonly #messages: readonly Message[];
  /** `undefined` as long as there was no edit, if a glance shows that too few messages stand twice. */
  #repeated: RepeatedMessages | undefined;

  /** @param messages the messages of a transcript, which changes in place */
  constructor(messages: readonly Message[]) {
    this.#messages = messages;
    if (mayRepeat(messages, MIN_ANCHORS, 2 * WINDOW + 1)) this.#repeated = new RepeatedMessages(messages);
  }

  /** The message that a message doubles; `undefined` if it is not certain that there is one. */
  of(index: number): ClockDouble | undefined {
    if (!this.mayBe(index)) return undefined;
    const anchors = this.#anchorsAround(index);
    const own = anchors.find(({ second }) => second === index);
    if (own !== undefined) return this.#isInRun(own, anchors) && !this.#isBeside(own) ? own : undefined;
    const nearest = [...anchors].sort((a, b) => Math.abs(a.second - index) - Math.abs(b.second - index));
    const tried = new Set<number>();
    for (const anchor of nearest) {
      if (tried.has(anchor.offset)) continue;
      tried.add(anchor.offset);
      const first = this.#isInRun(anchor, anchors) ? this.#mateOf(index, anchor) : undefined;
      const found = first === undefined ? undefined : { first, second: index, offset: anchor.offset };
      if (found !== undefined) return this.#isBeside(found) ? undefined : found;
    }
    return undefined;
  }

  /** Whether a message may stand twice, as others near it do. False for all messages of nearly all logs. */
  mayBe(index: number): boolean {
    return this.#haveOneOffset(index, WINDOW, MIN_ANCHORS);
  }

  /** The indices of all messages that may stand twice, ascending. */
  get all(): number[] {
    if (this.#repeated === undefined || this.#repeated.isEmpty) return [];
    const found: number[] = [];
    const offsets = this.#messages.map(message => this.#offsetOf(message));
    for (const [index, offset] of offsets.entries()) {
      if (offset === undefined) continue;
      const end = Math.min(index + 2 * WINDOW, offsets.length - 1);
      let count = 1;
      for (let at = index + 1; at <= end && count < MIN_ANCHORS; at++)
        if (Math.abs((offsets[at] ?? Number.POSITIVE_INFINITY) - offset) <= 2 * TOLERANCE) count++;
      if (count === MIN_ANCHORS) found.push(index, end);
    }
    return this.#around(found, WINDOW + 1).filter(index => this.mayBe(index));
  }

  /**
   * Applies an edit.
   *
   * @returns the messages, by index, of which `of` may be different by now, the inserted ones aside. Ascending
   */
  apply(change: TranscriptChange): number[] {
    if (this.#repeated === undefined) {
      // None stood twice before.
      this.#repeated = new RepeatedMessages(this.#messages);
      return this.all;
    }
    const wasEmpty = this.#repeated.isEmpty;
    const others = this.#repeated.apply(change);
    if (wasEmpty && this.#repeated.isEmpty) return [];
    const { first, removed, inserted } = change;
    let changed = Array.from({ length: inserted.length + 1 }, (_, i) => first + i);
    for (const message of others) changed.push(this.#repeated.indexOf(message));
    // One message that has changed leaves all others of a run, if no more than one stands twice with it.
    if (removed.length <= 1 && inserted.length <= 1 && others.length <= 1)
      changed = changed.filter(index => this.#haveOneOffset(index, RUN_REACH, MIN_ANCHORS - 1));
    const around: number[] = [];
    // Where the first of two stands near the change, what is around the second depends on it.
    for (const index of this.#around(changed, FIRST_REACH)) {
      const twin = this.#twinOf(index);
      if (twin !== undefined && twin > index) around.push(twin);
    }
    return this.#around([...changed, ...around], WINDOW + 1);
  }

  /** Whether so many messages near one stand twice, at the same distance in time as far as one can tell. */
  #haveOneOffset(index: number, reach: number, count: number): boolean {
    if (this.#repeated === undefined || this.#repeated.isEmpty) return false;
    const offsets: number[] = [];
    const end = Math.min(index + reach, this.#messages.length - 1);
    for (let at = Math.max(0, index - reach); at <= end; at++) {
      const offset = this.#offsetOf(this.#messages[at]!);
      if (offset !== undefined) offsets.push(offset);
    }
    if (offsets.length < count) return false;
    offsets.sort((a, b) => a - b);
    return offsets.some(
      (offset, at) => (offsets[at + count - 1] ?? Number.POSITIVE_INFINITY) - offset <= 2 * TOLERANCE,
    );
  }

  /** How far a message lies from the one that it stands twice with, in seconds; `undefined` if there is none. */
  #offsetOf(message: Message): number | undefined {
    const twin = this.#repeated?.twin(message);
    return twin && Math.abs(twin.header.timestamp! - message.header.timestamp!);
  }

  /** The index of a message of the log. */
  indexOf(message: Message): number {
    return this.#repeated?.indexOf(message) ?? this.#messages.indexOf(message);
  }

  #twinOf(index: number): number | undefined {
    const twin = this.#repeated?.twin(this.#messages[index]!);
    return twin && this.#repeated?.indexOf(twin);
  }

  /** The messages of which the other one is before them, near a message. */
  #anchorsAround(index: number): Anchor[] {
    const anchors: Anchor[] = [];
    for (let second = Math.max(0, index - WINDOW); second <= this.#lastNear(index); second++) {
      const first = this.#twinOf(second);
      if (first === undefined || first > second) continue;
      anchors.push({ first, second, offset: this.#time(second) - this.#time(first) });
    }
    return anchors;
  }

  /** Whether other messages stand twice as one does, and most of those between them do. */
  #isInRun(anchor: Anchor, anchors: readonly Anchor[]): boolean {
    const run = anchors.filter(
      ({ first, offset }) =>
        Math.abs(offset - anchor.offset) <= TOLERANCE && Math.abs(first - anchor.first) <= 2 * WINDOW,
    );
    if (run.length < MIN_ANCHORS) return false;
    const speakers = new Set(run.map(({ second }) => this.#messages[second]!.header.speaker));
    if (speakers.size < MIN_SPEAKERS) return false;
    const inRun = new Set(run.flatMap(({ first, second }) => [first, second]));
    let telling = 0;
    let doubled = 0;
    for (let index = run[0]!.second; index <= run.at(-1)!.second; index++) {
      if (inRun.has(index)) doubled++;
      else if (isTelling(textOf(this.#messages[index]!))) telling++;
    }
    return doubled >= MIN_SHARE * (telling + doubled);
  }

  /** The one message near another one that is one with a message by the same clock. What is said again in these seconds is open. */
  #mateOf(index: number, { first, offset }: Anchor): number | undefined {
    const { timestamp, speaker } = this.#messages[index]!.header;
    if (timestamp === undefined || speaker === '') return undefined;
    const text = textOf(this.#messages[index]!);
    if (text === '') return undefined;
    const said = (near: number, time: number) => {
      const found: number[] = [];
      for (let at = Math.max(0, near - WINDOW); at <= this.#lastNear(near); at++) {
        const { header } = this.#messages[at]!;
        const isThen = header.timestamp !== undefined && Math.abs(header.timestamp - time) <= TOLERANCE;
        if (isThen && header.speaker === speaker && textOf(this.#messages[at]!) === text) found.push(at);
      }
      return found;
    };
    const [mate, another] = said(first, timestamp - offset).filter(at => at < index);
    if (mate === undefined || another !== undefined) return undefined;
    return said(index, timestamp).every(at => at === index || at === mate) ? mate : undefined;
  }

  /** Whether a message repeats the one before it, which is the rule's `message/duplicate`. */
  #isBeside({ first, second }: Anchor): boolean {
    return first === second - 1 && this.#time(first) === this.#time(second);
  }

  /** Of a message whose time is valid. */
  #time(index: number): number {
    return this.#messages[index]!.header.timestamp!;
  }

  #lastNear(index: number): number {
    return Math.min(index + WINDOW, this.#messages.length - 1);
  }

  /** The indices near some others, each once, ascending. */
  #around(indices: readonly number[], reach: number): number[] {
    const found: number[] = [];
    let next = 0;
    for (const index of [...indices].sort((a, b) => a - b)) {
      const end = Math.min(index + reach, this.#messages.length - 1);
      for (let at = Math.max(next, index - reach); at <= end; at++) found.push(at);
      next = Math.max(next, end + 1);
    }
    return found;
  }
}
