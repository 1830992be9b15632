import { FirstMessages } from '../log/firstMessages';
import type { LogView } from '../log/logView';
import type {
  HeadRule,
  MessageRule,
  NameRule,
  NeighbourRule,
  Report,
  Rule,
  SpeakersRule,
} from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';
import { type Found, NOTHING, sortByPlace, toFound } from './found';

/** Runs rules over a log, part by part, and keeps nothing of what they report. The rules of comments are not among them. */
export class RuleRun {
  /** The first messages of names, for the name rules; `undefined` without such a rule. An edit of the log must be applied to them. */
  readonly firstMessages: FirstMessages | undefined;
  readonly #log: LogView;
  readonly #levels: RuleLevels;
  readonly #messageRules: readonly MessageRule[];
  readonly #neighbourRules: readonly NeighbourRule[];
  readonly #speakersRules: readonly SpeakersRule[];
  readonly #nameRules: readonly NameRule[];
  readonly #headRules: readonly HeadRule[];
  /** The reports on the part that is being checked, and their rule: one `#report` serves all rules. */
  #found: Found[] | undefined;
  #current: Rule | undefined;
  readonly #report = (report: Report) => {
    this.#found ??= [];
    const rule = this.#current!;
    this.#found.push(toFound(rule, this.#levels.get(rule)!, report));
  };

  constructor(log: LogView, levels: RuleLevels) {
    this.#log = log;
    this.#levels = levels;
    const on = [...levels.keys()];
    this.#messageRules = on.filter(rule => rule.scope === 'message');
    this.#neighbourRules = on.filter(rule => rule.scope === 'neighbours');
    this.#speakersRules = on.filter(rule => rule.scope === 'speakers');
    this.#nameRules = on.filter(rule => rule.scope === 'name');
    this.#headRules = on.filter(rule => rule.scope === 'head');
    if (this.#nameRules.length > 0) this.firstMessages = new FirstMessages(log.transcript.messages);
  }

  /** Whether any rule depends on all names and people. */
  get hasSpeakersRules(): boolean {
    return this.#speakersRules.length > 0;
  }

  /** What the rules report of the head, in the order of the text. */
  ofHead(): readonly Found[] {
    this.#found = undefined;
    for (const rule of this.#headRules) {
      this.#current = rule;
      rule.check(this.#log, this.#report);
    }
    return this.#found === undefined ? NOTHING : sortByPlace(this.#found);
  }

  /** What the rules report of a message, in the order of the text. */
  ofMessage(index: number): readonly Found[] {
    const message = this.#log.transcript.messages[index]!;
    this.#found = undefined;
    for (const rule of this.#messageRules) {
      this.#current = rule;
      rule.check(message, this.#report);
    }
    for (const rule of this.#neighbourRules) {
      this.#current = rule;
      rule.check(this.#log, index, this.#report);
    }
    for (const rule of this.#speakersRules) {
      this.#current = rule;
      rule.check(this.#log, message, this.#report);
    }
    if (this.firstMessages?.has(index)) {
      for (const rule of this.#nameRules) {
        this.#current = rule;
        rule.check(this.#log, message.header, this.#report);
      }
    }
    return this.#found === undefined ? NOTHING : sortByPlace(this.#found);
  }
}
