import type { Message } from '../model/message';
import { FarthestReach } from './farthestReach';
import type { RulesByScope } from './rulesByScope';

type OfMessage = Pick<RulesByScope, 'message' | 'images'>;

const known = new WeakMap<RulesByScope, PlainRules>();

/** Which rules look at a message. Nearly all messages of real logs are plain, and most rules find nothing in nearly all of these. */
export class PlainRules {
  readonly #all: RulesByScope;
  /** Those that look at every plain message. */
  readonly #ofEvery: OfMessage;
  /** Those that look at every plain sequence. */
  readonly #neighbours: RulesByScope['neighbours'];
  /** Those that look at a plain sequence whose times are near. */
  readonly #ofNear: RulesByScope['neighbours'];
  /** Whether a rule looks at messages that stand twice anywhere in a log. */
  readonly looksForDoubles: boolean;
  /** How far rules look. */
  readonly reach: FarthestReach;
  /** Matches a plain message that the other rules look at. */
  readonly #signs: RegExp;
  /** Whether no rule looks at every plain message. */
  readonly #skipsPlain: boolean;

  private constructor(rules: RulesByScope) {
    const { message, images, neighbours } = rules;
    this.#all = rules;
    this.#ofEvery = {
      message: message.filter(({ signs }) => signs === undefined),
      images: images.filter(({ signs }) => signs === undefined),
    };
    this.#neighbours = neighbours.filter(({ skipsPlainSequence }) => !skipsPlainSequence);
    this.#ofNear = neighbours.filter(({ skipsPlainSequence, reach }) => !skipsPlainSequence || reach);
    this.looksForDoubles = neighbours.some(({ looksForDoubles }) => looksForDoubles);
    this.reach = new FarthestReach(rules);
    this.#skipsPlain =
      this.#ofEvery.message.length + this.#ofEvery.images.length === 0 &&
      this.#neighbours.length + rules.speakers.length === 0;
    this.#signs = oneOf([...message, ...images].flatMap(({ signs = [] }) => signs));
  }

  static of(rules: RulesByScope): PlainRules {
    const plain = known.get(rules) ?? new PlainRules(rules);
    known.set(rules, plain);
    return plain;
  }

  /** Whether no rule but those of names could find anything in a message after another one. True for nearly all messages. */
  areQuiet(previous: Message | undefined, message: Message): boolean {
    return (
      this.#skipsPlain &&
      isPlainSequence(previous, message) &&
      !this.reach.areNear(previous, message) &&
      !this.#signs.test(message.plainText!)
    );
  }

  /**
   * Passes over messages that are quiet. Calls cost more than what is done here: a process that lints a few hundred logs ends before V8
   * optimizes them.
   *
   * @returns the first message from `index` on that may not be quiet; `end` if there is none
   */
  passQuiet(messages: readonly Message[], index: number, end: number): number {
    if (!this.#skipsPlain || index >= end) return index;
    const signs = this.#signs;
    const near = Math.max(0, this.reach.seconds);
    let previous = messages[index - 1];
    for (let at = index; at < end; at++) {
      const message = messages[at]!;
      if (message.plainText === undefined || previous?.plainText === undefined) return at;
      if (message.header.timestamp! - previous.header.timestamp! <= near || signs.test(message.plainText))
        return at;
      previous = message;
    }
    return end;
  }

  /** The rules for a message alone. Others would find nothing in it. */
  ofMessage({ plainText }: Message): OfMessage {
    return plainText === undefined || this.#signs.test(plainText) ? this.#all : this.#ofEvery;
  }

  /** The rules for a message and the one before it. Others would find nothing there. */
  ofNeighbours(previous: Message | undefined, message: Message): RulesByScope['neighbours'] {
    if (!isPlainSequence(previous, message)) return this.#all.neighbours;
    return this.reach.areNear(previous, message) ? this.#ofNear : this.#neighbours;
  }
}

/** Whether a plain message follows another one, is not earlier, and is not of the same speaker at the same time. */
function isPlainSequence(previous: Message | undefined, message: Message): boolean {
  if (message.plainText === undefined || previous?.plainText === undefined) return false;
  const time = message.header.timestamp!;
  const timeBefore = previous.header.timestamp!;
  return timeBefore < time || (timeBefore === time && previous.header.speaker !== message.header.speaker);
}

/** An expression that matches any of some texts. */
function oneOf(texts: readonly string[]): RegExp {
  // An empty alternative would match everything; an empty class matches nothing.
  return new RegExp(texts.length === 0 ? '[]' : Array.from(new Set(texts), escapeRegExp).join('|'));
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
