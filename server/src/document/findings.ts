import { FirstMessages } from '../log/firstMessages';
import type { LogView } from '../log/logView';
import { replaceItems } from '../model/edit';
import { messageIndexAt, type TranscriptChange } from '../model/transcript';
import {
  type Finding,
  type HeadRule,
  isFixUnsafe,
  type MessageRule,
  type NameRule,
  type NeighbourRule,
  type Report,
  type Rule,
  SEVERITIES,
  type Severity,
  type SpeakersRule,
} from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';
import { comparePositions, type Range, rangesTouch, shiftRange } from '../text/span';

interface Found {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly report: Report;
  /** The last `Finding` made from this entry. It holds for one start line. */
  placed: Finding | undefined;
  placedAt: number;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const NONE: Readonly<Record<Severity, number>> = { error: 0, warning: 0, information: 0, hint: 0 };

const NOTHING: readonly Found[] = Object.freeze([]);

/**
 * The findings of a log, updated with each change. Only the rules of the changed messages, of their neighbours and of the head
 * run again.
 */
export class Findings {
  readonly #log: LogView;
  #levels: RuleLevels;
  #messageRules: MessageRule[] = [];
  #neighbourRules: NeighbourRule[] = [];
  #speakersRules: SpeakersRule[] = [];
  #nameRules: NameRule[] = [];
  #headRules: HeadRule[] = [];
  #ofHead: readonly Found[] = NOTHING;
  /** One entry per message, as in `transcript.messages`. */
  #ofMessages: (readonly Found[])[] = [];
  /** The first messages of names, for the name rules; `undefined` while no name rule is on. */
  #firstMessages: FirstMessages | undefined;
  /** The number of findings of each severity. */
  #counts: Record<Severity, number> = { ...NONE };
  /** The number of findings of each rule. */
  readonly #ofRule = new Map<Rule, number>();
  /** The number of findings in messages whose rule has a fix that is safe for them. */
  #safelyFixable = 0;
  /** The reports on the message that is being checked, and their rule: one `#report` serves all rules. */
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
    this.configure(levels);
  }

  /** Sets the levels and runs every rule again. */
  configure(levels: RuleLevels): void {
    this.#levels = levels;
    const on = [...levels.keys()];
    this.#messageRules = on.filter(rule => rule.scope === 'message');
    this.#neighbourRules = on.filter(rule => rule.scope === 'neighbours');
    this.#speakersRules = on.filter(rule => rule.scope === 'speakers');
    this.#nameRules = on.filter(rule => rule.scope === 'name');
    this.#headRules = on.filter(rule => rule.scope === 'head');
    this.#firstMessages =
      this.#nameRules.length > 0 ? new FirstMessages(this.#log.transcript.messages) : undefined;
    this.#checkAllMessages();
    this.#checkHead();
  }

  /** Applies an edit of the log's transcript. `namesChanged`: whether a speaker was added or removed. */
  apply(change: TranscriptChange, namesChanged: boolean): void {
    const { first, removed, inserted, headChanged } = change;
    const otherFirsts = this.#firstMessages?.apply(change) ?? [];
    if (namesChanged && this.#speakersRules.length > 0) {
      this.#checkAllMessages();
    } else if (removed.length > 0 || inserted.length > 0) {
      for (let index = first; index < first + removed.length; index++)
        this.#count(this.#ofMessages[index]!, -1);
      replaceItems(
        this.#ofMessages,
        first,
        removed.length,
        new Array<readonly Found[]>(inserted.length).fill(NOTHING),
      );
      this.#checkMessages(first, this.#lastAffected(first + inserted.length));
      for (const index of otherFirsts) this.#checkMessages(index, index);
    } else if (headChanged && this.#ofMessages.length > 0) {
      // The first message depends on the line before it.
      this.#checkMessages(0, 0);
    }
    if (headChanged || removed.length !== inserted.length || first === 0) this.#checkHead();
  }

  /** Runs the rules that depend on people outside the log again, after these have changed. */
  peopleChanged(): void {
    if (this.#speakersRules.length > 0) this.#checkAllMessages();
    else for (const index of this.#firstMessages?.indices ?? []) this.#checkMessages(index, index);
  }

  /** All findings, in the order of the text. */
  *all(): IterableIterator<Finding> {
    for (const found of this.#ofHead) yield this.#toFinding(found, -1);
    for (let index = 0; index < this.#ofMessages.length; index++) {
      for (const found of this.#ofMessages[index]!) yield this.#toFinding(found, index);
    }
  }

  /** The findings that touch a range, in the order of the text. */
  *touching(range: Range): IterableIterator<Finding> {
    for (const found of this.#ofHead) {
      if (rangesTouch(found.report.range, range)) yield this.#toFinding(found, -1);
    }
    const first = Math.max(0, messageIndexAt(this.#log.transcript, range.start.line));
    const last = messageIndexAt(this.#log.transcript, range.end.line);
    for (let index = first; index <= last; index++) {
      for (const found of this.#ofMessages[index]!) {
        const finding = this.#toFinding(found, index);
        if (rangesTouch(finding.range, range)) yield finding;
      }
    }
  }

  /**
   * Up to `limit` findings, and their total number: all of them in the order of the text or, if there are more, the most severe
   * first, and in the order of the text within a severity. It runs at each keystroke, so in a long log only the returned
   * findings are created.
   */
  severest(limit: number): { findings: Finding[]; total: number } {
    let total = 0;
    let missing = 0;
    const wanted = { ...NONE };
    const found = { error: [], warning: [], information: [], hint: [] } as Record<Severity, Finding[]>;
    for (const severity of SEVERITIES) {
      wanted[severity] = Math.min(this.#counts[severity], limit - missing);
      missing += wanted[severity];
      total += this.#counts[severity];
    }
    if (total <= limit) return { findings: [...this.all()], total };
    const take = (ofOne: readonly Found[], messageIndex: number) => {
      for (const each of ofOne) {
        const { severity } = each;
        if (found[severity].length === wanted[severity]) continue;
        found[severity].push(this.#toFinding(each, messageIndex));
        missing--;
      }
    };
    take(this.#ofHead, -1);
    for (let index = 0; missing > 0; index++) {
      const ofMessage = this.#ofMessages[index]!;
      if (ofMessage !== NOTHING) take(ofMessage, index);
    }
    return { findings: SEVERITIES.flatMap(severity => found[severity]), total };
  }

  /** Whether any finding satisfies a condition. */
  some(isSuch: (finding: Finding) => boolean): boolean {
    for (const finding of this.all()) if (isSuch(finding)) return true;
    return false;
  }

  /** The number of findings of a rule. */
  count(rule: Rule): number {
    return this.#ofRule.get(rule) ?? 0;
  }

  /**
   * The number of findings with a safe fix. In the head each finding's fix is computed, as many have none; in messages all
   * findings of rules with a safe fix count. It may run at each keystroke: the cost does not depend on the length of the log.
   */
  safelyFixable(): number {
    const ofHead = this.#ofHead.filter(found => {
      const { rule, report } = found;
      return !isFixUnsafe(rule, report) && rule.fix?.(this.#log, this.#toFinding(found, -1)) !== undefined;
    });
    return this.#safelyFixable + ofHead.length;
  }

  /**
   * The last message that a change affects. The message after the changed ones depends on them; if its time is invalid, so does
   * the one after it.
   */
  #lastAffected(index: number): number {
    const { messages } = this.#log.transcript;
    let last = index;
    while (last < messages.length - 1 && messages[last]!.header.timestamp === undefined) last++;
    return Math.min(last, messages.length - 1);
  }

  #checkAllMessages(): void {
    this.#counts = { ...NONE };
    this.#ofRule.clear();
    this.#safelyFixable = 0;
    this.#count(this.#ofHead, 1);
    this.#ofMessages = new Array<readonly Found[]>(this.#log.transcript.messages.length).fill(NOTHING);
    this.#checkMessages(0, this.#ofMessages.length - 1);
  }

  #checkMessages(first: number, last: number): void {
    for (let index = first; index <= last; index++) {
      this.#count(this.#ofMessages[index]!, -1);
      const found = this.#checkMessage(index);
      this.#count(found, 1);
      this.#ofMessages[index] = found;
    }
  }

  #count(found: readonly Found[], step: 1 | -1): void {
    for (const { rule, severity, report } of found) {
      this.#counts[severity] += step;
      this.#ofRule.set(rule, this.count(rule) + step);
      if (rule.scope !== 'head' && rule.fix !== undefined && !isFixUnsafe(rule, report))
        this.#safelyFixable += step;
    }
  }

  #checkMessage(index: number): readonly Found[] {
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
    if (this.#firstMessages?.has(index)) {
      for (const rule of this.#nameRules) {
        this.#current = rule;
        rule.check(this.#log, message.header, this.#report);
      }
    }
    return this.#found === undefined ? NOTHING : sortByPlace(this.#found);
  }

  #checkHead(): void {
    const all: Found[] = [];
    for (const rule of this.#headRules) {
      const severity = this.#levels.get(rule)!;
      rule.check(this.#log, report => all.push(toFound(rule, severity, report)));
    }
    this.#count(this.#ofHead, -1);
    this.#ofHead = sortByPlace(all);
    this.#count(this.#ofHead, 1);
  }

  /** The same object as long as the place is the same: of a thousand shown findings, a keystroke moves few. */
  #toFinding(found: Found, messageIndex: number): Finding {
    const line = messageIndex === -1 ? 0 : this.#log.transcript.startLines[messageIndex]!;
    if (found.placed?.messageIndex !== messageIndex || found.placedAt !== line) {
      found.placed = place(found, messageIndex, line);
      found.placedAt = line;
    }
    return found.placed;
  }
}

function toFound(rule: Rule, severity: Severity, report: Report): Found {
  return { rule, severity, report, placed: undefined, placedAt: -1 };
}

function place({ rule, severity, report }: Found, messageIndex: number, line: number): Finding {
  const { message, related, tag, data, isFixUnsafe } = report;
  const finding: Writable<Finding> = {
    rule,
    severity,
    messageIndex,
    range: shiftRange(report.range, line),
    message,
  };
  // Spelled out: spreading took 14 of the 160 ms that linting 343 real logs takes (a cold process).
  if (related !== undefined) finding.related = { ...related, range: shiftRange(related.range, line) };
  if (tag !== undefined) finding.tag = tag;
  if (data !== undefined) finding.data = data;
  if (isFixUnsafe) finding.isFixUnsafe = true;
  return finding;
}

function sortByPlace(found: Found[]): Found[] {
  return found.length < 2
    ? found
    : found.sort((a, b) => comparePositions(a.report.range.start, b.report.range.start));
}
