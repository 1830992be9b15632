import type { PeopleView } from '../log/logView';
import type { MessageHeader } from '../model/header';
import type { Message } from '../model/message';
import { NameIndex } from '../people/mention';
import { type People, withAliases } from '../people/people';
import type { Finding, NameRule, Report, Rule, SpeakersRule } from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';
import { detach } from '../text/detach';
import { comparePositions, shiftRange } from '../text/span';
import type { ChatLog } from './chatLog';

/** A finding, as far as it has a place. */
type PlacedInLog = Pick<Finding, 'messageIndex' | 'range'>;

/** What a rule looks at, and where it stands. */
interface Placed<T> {
  readonly what: T;
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
  readonly #messages: readonly Placed<Message>[];
  /** The first of each name. */
  readonly #headers: readonly Placed<MessageHeader>[];

  /** @param firstMessages the index of the first message of each name, in their order */
  constructor(log: ChatLog, levels: RuleLevels, firstMessages: readonly number[]) {
    const on = [...levels.keys()];
    this.#levels = levels;
    this.#speakersRules = on.filter(rule => rule.scope === 'speakers');
    this.#nameRules = on.filter(rule => rule.scope === 'name');
    const { messages, startLines } = log.transcript;
    const place = <T>(what: T, index: number): Placed<T> => ({ what, index, line: startLines[index]! });
    this.#messages = this.#speakersRules.length === 0 ? [] : messages.map(place);
    this.#headers = firstMessages.map(index => place(ownHeader(messages[index]!.header), index));
  }

  /** The findings, in the order of the text. */
  find(people: People): Finding[] {
    const view = new SpeakersView(
      this.#headers.map(({ what }) => what.speaker),
      people,
    );
    const findings: Finding[] = [];
    const add = (rule: Rule, index: number, line: number, report: Report) =>
      findings.push({
        ...shifted(report, line),
        rule,
        severity: this.#levels.get(rule)!,
        messageIndex: index,
      });
    for (const rule of this.#speakersRules) {
      for (const { what, index, line } of this.#messages)
        rule.check(view, what, report => add(rule, index, line, report));
    }
    for (const rule of this.#nameRules) {
      for (const { what, index, line } of this.#headers)
        rule.check(view, what, report => add(rule, index, line, report));
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
  readonly people: People;
  readonly #speakers: readonly string[];
  #names: NameIndex | undefined;

  constructor(speakers: readonly string[], people: People) {
    this.#speakers = speakers;
    this.people = people;
  }

  get names(): NameIndex {
    this.#names ??= withAliases(new NameIndex(this.#speakers), this.people);
    return this.#names;
  }
}

/** A header that does not hold on to the text of its log. */
function ownHeader(header: MessageHeader): MessageHeader {
  return { ...header, speaker: detach(header.speaker) };
}

function shifted(report: Report, line: number): Report {
  const { range, related } = report;
  return {
    ...report,
    range: shiftRange(range, line),
    ...(related !== undefined && { related: { ...related, range: shiftRange(related.range, line) } }),
  };
}
