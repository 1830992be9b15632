import type { PeopleView } from '../log/logView';
import type { MessageHeader } from '../model/header';
import type { Message } from '../model/message';
import { NameIndex } from '../people/mention';
import { type People, withAliases } from '../people/people';
import type { Finding, FullReport, NameRule, Rule, SpeakersRule } from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';
import { detach } from '../text/detach';
import { comparePositions, shiftRange } from '../text/span';
import type { ChatLog } from './chatLog';

/** The place of a finding. */
type PlacedInLog = Pick<Finding, 'messageIndex' | 'range'>;

/** The input of a rule, and its place. */
interface Placed<T> {
  readonly what: T;
  readonly index: number;
  readonly line: number;
}

/**
 * The findings that can only be computed once all logs are read, for a log that is not kept until then. It keeps only the input
 * of the rules that depend on people.
 */
export class LaterFindings {
  readonly #levels: RuleLevels;
  readonly #speakersRules: readonly SpeakersRule[];
  readonly #nameRules: readonly NameRule[];
  readonly #messages: readonly Placed<Message>[];
  /** The first header of each name. */
  readonly #headers: readonly Placed<MessageHeader>[];

  /** @param firstMessages the index of the first message of each name, ascending */
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
    const add = (rule: Rule, index: number, line: number, report: FullReport) =>
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

/** Splits levels into those of the rules that depend on their log alone, and those of the rules that depend on people. */
export function splitLevels(levels: RuleLevels): { readonly own: RuleLevels; readonly people: RuleLevels } {
  const needsPeople = ({ scope }: Rule) => scope === 'speakers' || scope === 'name';
  return {
    own: new Map([...levels].filter(([rule]) => !needsPeople(rule))),
    people: new Map([...levels].filter(([rule]) => needsPeople(rule))),
  };
}

/**
 * Orders findings by place, as in `Findings.all`: the findings of a message are together. Findings at the same place keep their
 * order.
 */
export function compareFindings(a: PlacedInLog, b: PlacedInLog): number {
  return a.messageIndex - b.messageIndex || comparePositions(a.range.start, b.range.start);
}

/** The people of a log that is no longer kept. The names are computed when a rule requests them. */
export class SpeakersView implements PeopleView {
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

/** A copy of a header that does not retain the text of its log. */
function ownHeader(header: MessageHeader): MessageHeader {
  return { ...header, speaker: detach(header.speaker) };
}

function shifted(report: FullReport, line: number) {
  const { range, related } = report;
  return {
    ...report,
    range: shiftRange(range, line),
    ...(related !== undefined && { related: { ...related, range: shiftRange(related.range, line) } }),
  };
}
