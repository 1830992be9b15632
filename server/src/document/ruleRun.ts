import { FirstMessages } from '../log/firstMessages';
import type { LogView } from '../log/logView';
import type { TranscriptChange } from '../model/transcript';
import type { Report, Rule } from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';
import type { Steps } from '../text/steps';
import { type Found, NOTHING, sortByPlace, toFound } from './found';
import { ImageWatch } from './imageWatch';
import { PlainRules } from './plainRules';
import { type RulesByScope, rulesByScope } from './rulesByScope';

/** The messages in which rules look for something in one step, which takes about a millisecond in a process that has just started. */
const STEP = 50;

/** Runs rules over a log, part by part, and keeps nothing of what they report. The rules of comments are not among them. */
export class RuleRun {
  /** The first messages of names, for the name rules; `undefined` without such a rule. An edit of the log must be applied to them. */
  readonly firstMessages: FirstMessages | undefined;
  readonly #log: LogView;
  readonly #levels: RuleLevels;
  readonly #rules: RulesByScope;
  readonly #plainRules: PlainRules;
  readonly #images: ImageWatch;
  /** The reports on the part that is being checked, and their rule: one `#report` serves all rules. */
  #found: Found[] | undefined;
  #current: Rule | undefined;
  readonly #report = (report: Report) => {
    this.#found ??= [];
    const rule = this.#current!;
    this.#found.push(toFound(rule, this.#levels.get(rule)!, report));
  };

  /** @param images notes which messages have images */
  constructor(log: LogView, levels: RuleLevels, images = new ImageWatch(log.images)) {
    this.#log = log;
    this.#levels = levels;
    this.#rules = rulesByScope(levels);
    this.#plainRules = PlainRules.of(this.#rules);
    this.#images = images;
    if (this.#rules.name.length > 0) this.firstMessages = new FirstMessages(log.transcript.messages);
  }

  /** Whether any rule depends on all names and people. */
  get hasSpeakersRules(): boolean {
    return this.#rules.speakers.length > 0;
  }

  /**
   * The messages before and after a change, from `first` to `last`, whose findings it may change too. Nearly always there are none: where
   * one message was changed, and it is not near another one.
   */
  *withinReach({ first: index, removed, inserted }: TranscriptChange, first: number, last: number) {
    const { messages } = this.#log.transcript;
    const { reach } = this.#plainRules;
    const isOne = removed.length === 1 && inserted.length === 1;
    const isNear = () =>
      [removed[0]!, inserted[0]!].some(
        message => reach.areNear(messages[index - 1], message) || reach.areNear(message, messages[index + 1]),
      );
    if (isOne && !isNear()) return;
    const end = Math.min(last + reach.messages, messages.length - 1);
    for (let at = Math.max(0, first - reach.messages); at <= end; at++) {
      if (at >= first && at <= last) at = last + 1;
      if (at <= end && reach.areNear(messages[at - 1], messages[at])) yield at;
    }
  }

  /**
   * The last message that a change affects. The message after the changed ones depends on them; if its time is invalid, so does
   * the one after it.
   */
  lastAffected(index: number): number {
    const { messages } = this.#log.transcript;
    let last = index;
    while (last < messages.length - 1 && messages[last]!.header.timestamp === undefined) last++;
    return Math.min(last, messages.length - 1);
  }

  /**
   * The same as `ofMessage` where only others within the reach have changed: only rules with a reach run.
   *
   * @param before what was found in the message
   */
  again(index: number, before: readonly Found[]): readonly Found[] {
    this.#found = undefined;
    for (const rule of this.#rules.neighbours) {
      if (rule.reach === undefined) continue;
      this.#current = rule;
      rule.check(this.#log, index, this.#report);
    }
    const kept = before.filter(({ rule }) => rule.scope !== 'neighbours' || rule.reach === undefined);
    if (this.#found === undefined && kept.length === before.length) return before;
    return kept.length === 0 ? (this.#found ?? NOTHING) : sortByPlace([...kept, ...(this.#found ?? NOTHING)]);
  }

  /** What the rules report of the head, in the order of the text. */
  ofHead(): readonly Found[] {
    this.#found = undefined;
    for (const rule of this.#rules.head) {
      this.#current = rule;
      rule.check(this.#log, this.#report);
    }
    return this.#found === undefined ? NOTHING : sortByPlace(this.#found);
  }

  /** Passes what the rules report of each message on, as `ofMessage` returns it, but for messages of which they report nothing. */
  *ofAllMessages(keep: (index: number, found: readonly Found[]) => void): Steps<void> {
    const { messages } = this.#log.transcript;
    const doubles = this.#plainRules.looksForDoubles ? this.#log.clockDoubles.all : [];
    const stops = [...(this.firstMessages?.indices ?? []), ...doubles].sort((a, b) => a - b);
    yield;
    let index = 0;
    let looked = 0;
    for (const stop of [...stops, messages.length]) {
      for (; index <= stop; index++) {
        index = this.#plainRules.passQuiet(messages, index, stop);
        if (index === messages.length) return;
        const found = this.#ofLoudMessage(index, this.firstMessages?.has(index) === true);
        if (found !== NOTHING) keep(index, found);
        if (++looked % STEP === 0) yield;
      }
    }
  }

  /** What the rules report of a message, in the order of the text. */
  ofMessage(index: number): readonly Found[] {
    const { messages } = this.#log.transcript;
    const message = messages[index]!;
    const previous = messages[index - 1];
    const isFirst = this.firstMessages?.has(index) === true;
    return !isFirst && this.#plainRules.areQuiet(previous, message) && !this.#mayBeDouble(index)
      ? NOTHING
      : this.#ofLoudMessage(index, isFirst);
  }

  #mayBeDouble(index: number): boolean {
    return this.#plainRules.looksForDoubles && this.#log.clockDoubles.mayBe(index);
  }

  /**
   * The same for a message that may not be quiet.
   *
   * @param isFirst whether it is the first message of a name, and a rule looks at these
   */
  #ofLoudMessage(index: number, isFirst: boolean): readonly Found[] {
    const { messages } = this.#log.transcript;
    const message = messages[index]!;
    const previous = messages[index - 1];
    const { message: messageRules, images } = this.#plainRules.ofMessage(message);
    const neighbours = this.#mayBeDouble(index)
      ? this.#rules.neighbours
      : this.#plainRules.ofNeighbours(previous, message);
    const { speakers } = this.#rules;
    this.#found = undefined;
    // Not `for … of`, which takes longer than what most rules do here, also over an empty list, while V8 has not optimized it.
    for (let i = 0; i < messageRules.length; i++) {
      this.#current = messageRules[i]!;
      this.#current.check(message, this.#report);
    }
    for (let i = 0; i < neighbours.length; i++) {
      this.#current = neighbours[i]!;
      this.#current.check(this.#log, index, this.#report);
    }
    if (images.length > 0) {
      this.#images.begin();
      for (const rule of images) {
        this.#current = rule;
        rule.check(this.#images, message, this.#report);
      }
      this.#images.end(message);
    }
    for (let i = 0; i < speakers.length; i++) {
      this.#current = speakers[i]!;
      this.#current.check(this.#log, message, this.#report);
    }
    if (isFirst) {
      for (const rule of this.#rules.name) {
        this.#current = rule;
        rule.check(this.#log, message.header, this.#report);
      }
    }
    return this.#found === undefined ? NOTHING : sortByPlace(this.#found);
  }
}
