import { FirstMessages } from '../log/firstMessages';
import type { PeopleView } from '../log/logView';
import type { Message } from '../model/message';
import { NameIndex } from '../people/mention';
import { type People, withAliases } from '../people/people';
import type { Finding, NameRule, Report, Rule, SpeakersRule } from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';
import { comparePositions, shiftRange } from '../text/span';
import type { ChatLog } from './chatLog';

type PeopleRule = SpeakersRule | NameRule;

/** A finding, as far as it has a place. */
type PlacedInLog = Pick<Finding, 'messageIndex' | 'range'>;

/** A message, and where it stands. */
interface Place {
  readonly message: Message;
  readonly index: number;
  readonly line: number;
}

/**
 * The findings that have to wait until all logs are read, of a log that is not kept that long: all that stays of it is what the rules
 * look at that ask for people.
 */
export class LaterFindings {
  readonly #levels: RuleLevels;
  readonly #speakersRules: readonly SpeakersRule[];
  readonly #nameRules: readonly NameRule[];
  readonly #ownNames: readonly string[];
  readonly #places: readonly Place[];
  readonly #firsts: ReadonlySet<number>;

  constructor(log: ChatLog, levels: RuleLevels) {
    const on = [...levels.keys()];
    this.#levels = levels;
    this.#speakersRules = on.filter(rule => rule.scope === 'speakers');
    this.#nameRules = on.filter(rule => rule.scope === 'name');
    this.#ownNames = [...log.speakers.names];
    const { messages, startLines } = log.transcript;
    this.#firsts = new Set(new FirstMessages(messages).indices);
    const indices = this.#speakersRules.length > 0 ? messages.keys() : this.#firsts;
    this.#places = Array.from(indices, index => ({
      message: messages[index]!,
      index,
      line: startLines[index]!,
    })).sort((a, b) => a.index - b.index);
  }

  /** The findings, in the order of the text. */
  find(people: People): Finding[] {
    const view = new SpeakersView(this.#ownNames, people);
    const findings: Finding[] = [];
    for (const { message, index, line } of this.#places) {
      const rules: PeopleRule[] = this.#firsts.has(index)
        ? [...this.#speakersRules, ...this.#nameRules]
        : [...this.#speakersRules];
      for (const rule of rules) {
        const severity = this.#levels.get(rule)!;
        rule.check(view, message, report =>
          findings.push({ ...placed(report, line), rule, severity, messageIndex: index }),
        );
      }
    }
    return findings.sort(compareFindings);
  }
}

/** Splits levels into those of the rules that look at their log alone, and of those that ask for people. */
export function splitLevels(levels: RuleLevels): { readonly own: RuleLevels; readonly people: RuleLevels } {
  const asks = ({ scope }: Rule) => scope === 'speakers' || scope === 'name';
  return {
    own: new Map([...levels].filter(([rule]) => !asks(rule))),
    people: new Map([...levels].filter(([rule]) => asks(rule))),
  };
}

/** Findings by place, as `Findings.all` has them: those of a message together. Those at one place stay in their order. */
export function compareFindings(a: PlacedInLog, b: PlacedInLog): number {
  return a.messageIndex - b.messageIndex || comparePositions(a.range.start, b.range.start);
}

/** The people of a log that is gone. The names are made for a rule that asks for them. */
class SpeakersView implements PeopleView {
  #names: NameIndex | undefined;

  constructor(
    readonly ownNames: readonly string[],
    readonly people: People,
  ) {}

  get names(): NameIndex {
    this.#names ??= withAliases(new NameIndex(this.ownNames), this.people);
    return this.#names;
  }
}

function placed(report: Report, line: number): Report {
  const { range, related } = report;
  return {
    ...report,
    range: shiftRange(range, line),
    ...(related !== undefined && { related: { ...related, range: shiftRange(related.range, line) } }),
  };
}
