import type { PeopleView } from '../log/logView';
import type { Message } from '../model/message';
import { NameIndex } from '../people/mention';
import { type People, withAliases } from '../people/people';
import type { Finding, FullReport, Rule, SpeakerSite } from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';
import { comparePositions } from '../text/span';
import type { ChatLog } from './chatLog';
import { placeFixable, withMessage } from './found';
import { rulesByScope } from './rulesByScope';

/** The place of a finding. */
type PlacedInLog = Pick<Finding, 'messageIndex' | 'range'>;

/** The input of a rule, and its place. */
interface Placed<T> {
  readonly what: T;
  readonly index: number;
  readonly line: number;
}

/** The first header of a name in a log. */
export interface FirstPlace {
  readonly name: string;
  readonly messageIndex: number;
  readonly line: number;
  /** The column where the name begins. */
  readonly start: number;
}

/**
 * @param names the speakers, each once; they don't retain the text of the log
 * @param firstMessages the index of the first message of each of them, ascending
 */
export function firstPlaces(
  log: ChatLog,
  names: readonly string[],
  firstMessages: readonly number[],
): FirstPlace[] {
  const { messages, startLines } = log.transcript;
  return firstMessages.map((messageIndex, i) => ({
    name: names[i]!,
    messageIndex,
    line: startLines[messageIndex]!,
    start: messages[messageIndex]!.header.speakerStart,
  }));
}

/**
 * The findings that can only be computed once all logs are read, for a log that is not kept until then. It keeps only the input
 * of the rules that depend on people.
 */
export class LaterFindings {
  readonly #levels: RuleLevels;
  readonly #firsts: readonly FirstPlace[];
  readonly #messages: readonly Placed<Message>[];

  /**
   * @param firsts the first header of each name
   * @param log the log, for rules that look at its messages
   */
  constructor(levels: RuleLevels, firsts: readonly FirstPlace[], log?: ChatLog) {
    const { speakers } = rulesByScope(levels);
    this.#levels = levels;
    this.#firsts = firsts;
    this.#messages =
      speakers.length === 0 || log === undefined
        ? []
        : log.transcript.messages.map((what, index) => ({
            what,
            index,
            line: log.transcript.startLines[index]!,
          }));
  }

  /** The findings, in the order of the text. */
  find(people: People): Finding[] {
    const view = new SpeakersView(
      this.#firsts.map(({ name }) => name),
      people,
    );
    const findings: Finding[] = [];
    const run = <T>(rule: Rule, places: readonly Placed<T>[], check: (what: T, report: OnReport) => void) => {
      const severity = this.#levels.get(rule)!;
      let at: Placed<T>;
      const report = (found: FullReport) => {
        const finding = placeFixable({ rule, severity, report: found }, at.index, at.line);
        findings.push(withMessage(finding, found.message));
      };
      for (at of places) check(at.what, report);
    };
    const { speakers, name } = rulesByScope(this.#levels);
    for (const rule of speakers)
      run(rule, this.#messages, (message, report) => rule.check(view, message, report));
    const headers = name.length === 0 ? [] : this.#firsts.map(headerAt);
    for (const rule of name) run(rule, headers, (header, report) => rule.check(view, header, report));
    return findings.sort(compareFindings);
  }
}

function headerAt({ name, messageIndex, line, start }: FirstPlace): Placed<SpeakerSite> {
  const what = { speaker: name, speakerStart: start, speakerEnd: start + name.length };
  return { what, index: messageIndex, line };
}

type OnReport = (found: FullReport) => void;

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
