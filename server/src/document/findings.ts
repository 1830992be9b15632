import type { LogView } from '../log/logView';
import type { Directive, NamedRule } from '../markdown/directives';
import { replaceItems } from '../model/edit';
import { messageIndexAt, type TranscriptChange } from '../model/transcript';
import { type Finding, type Fixable, isFixUnsafe, type Rule, SEVERITIES, type Severity } from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';
import { type Range, rangesTouch } from '../text/span';
import { finished, type Steps } from '../text/steps';
import { checkDirectives } from './checkDirectives';
import { type Aimed, DirectiveIndex } from './directiveIndex';
import {
  type Found,
  isChecked,
  isOfImages,
  NOTHING,
  place,
  placeFixable,
  sayTheSame,
  sortByPlace,
} from './found';
import { FoundCounts } from './foundCounts';
import { ImageWatch } from './imageWatch';
import { LineSuppressions, usedByLine } from './lineSuppressions';
import { RuleRun } from './ruleRun';
import { type Used, WideDirectives } from './wideDirectives';

/** Rules, as the keys of their levels or in a set. */
type RuleSet = Pick<ReadonlySet<Rule>, 'has'>;

/**
 * The findings of a log, updated with each change. Only the rules of the changed messages, of their neighbours and of the head
 * run again.
 */
export class Findings {
  readonly #log: LogView;
  #levels: RuleLevels;
  #rules: RuleRun;
  readonly #directives: DirectiveIndex;
  readonly #images: ImageWatch;
  #ofHead: readonly Found[] = NOTHING;
  /** One entry per message, as in `transcript.messages`. */
  #ofMessages: (readonly Found[])[] = [];
  readonly #counts = new FoundCounts();

  private constructor(log: LogView, levels: RuleLevels, mayHoldDirectives: boolean) {
    this.#log = log;
    this.#levels = levels;
    this.#directives = new DirectiveIndex(log.transcript, mayHoldDirectives);
    this.#images = new ImageWatch(log.images);
    this.#rules = new RuleRun(log, levels, this.#images);
  }

  /**
   * Finds all there is to find in a log, which must not change between the steps.
   *
   * @param mayHoldDirectives as for `DirectiveIndex`
   */
  static *inSteps(log: LogView, levels: RuleLevels, mayHoldDirectives: boolean): Steps<Findings> {
    const findings = new Findings(log, levels, mayHoldDirectives);
    yield* findings.#checkAll();
    return findings;
  }

  /** Sets the levels and runs every rule again. */
  configure(levels: RuleLevels): void {
    this.#levels = levels;
    this.#rules = new RuleRun(this.#log, levels, this.#images);
    finished(this.#checkAll());
  }

  *#checkAll(): Steps<void> {
    yield* this.#checkAllMessages();
    this.#checkHead();
    if (this.#directives.anyWide) this.#judgeAll();
  }

  /**
   * Applies an edit of the log's transcript.
   *
   * @param namesChanged whether a speaker was added or removed
   * @param doubles other messages that may stand twice by now, or no longer, as `ClockDoubles.apply` gives them
   */
  apply(change: TranscriptChange, namesChanged: boolean, doubles: readonly number[] = []): void {
    const { first, removed, inserted, headChanged } = change;
    const otherFirsts = this.#rules.firstMessages?.apply(change) ?? [];
    const hadWide = this.#directives.anyWide;
    const knewImages = this.#images.areAllKnown;
    this.#directives.apply(change);
    this.#images.forget(removed);
    if (namesChanged && this.#rules.hasSpeakersRules) {
      finished(this.#checkAllMessages());
    } else if (removed.length > 0 || inserted.length > 0) {
      for (let index = first; index < first + removed.length; index++)
        this.#counts.add(this.#ofMessages[index]!, -1);
      replaceItems(
        this.#ofMessages,
        first,
        removed.length,
        new Array<readonly Found[]>(inserted.length).fill(NOTHING),
      );
      const last = this.#rules.lastAffected(first + inserted.length);
      this.#checkMessages(first, last);
      for (const index of new Set([...this.#rules.withinReach(change, first, last), ...doubles])) {
        if (index >= first && index <= last) continue;
        this.#replace(index, this.#rules.again(index, this.#ofMessages[index]!));
        if (!this.#judgesAtOnce) continue;
        this.#judge(index - 1);
        this.#judge(index);
      }
      for (const index of otherFirsts) this.#checkMessages(index, index);
    } else if (headChanged && this.#ofMessages.length > 0) {
      // The first message depends on the line before it.
      this.#checkMessages(0, 0);
    }
    if (headChanged || removed.length !== inserted.length || first === 0) this.#checkHead();
    const mayDecide = this.#directives.any && knewImages !== this.#images.areAllKnown;
    if (hadWide || this.#directives.anyWide || mayDecide) this.#judgeAll();
  }

  /**
   * Runs the rules of messages with local images again, after more is known of the files that these point to. Returns whether that
   * changes any finding.
   */
  imagesChanged(): boolean {
    const withImages = new Set(this.#images.messages);
    if (withImages.size === 0) return false;
    const knewImages = this.#images.areAllKnown;
    let changes = false;
    for (const [index, message] of this.#log.transcript.messages.entries()) {
      if (!withImages.has(message)) continue;
      const before = this.#ofMessages[index]!;
      this.#checkMessages(index, index);
      changes ||= !sayTheSame(before.filter(isOfImages), this.#ofMessages[index]!.filter(isOfImages));
    }
    if (!this.#directives.any) return changes;
    this.#judgeAll();
    return changes || knewImages !== this.#images.areAllKnown;
  }

  /** Runs the rules that depend on people outside the log again, after these have changed. */
  peopleChanged(): void {
    if (this.#rules.hasSpeakersRules) finished(this.#checkAllMessages());
    else for (const index of this.#rules.firstMessages?.indices ?? []) this.#checkMessages(index, index);
    // What a comment suppresses may only be known by now.
    if (this.#directives.any) this.#judgeAll();
  }

  /** Whether the log has comments that turn rules off. */
  get hasDirectives(): boolean {
    return this.#directives.any;
  }

  /** All findings, in the order of the text. */
  *all(): IterableIterator<Finding> {
    for (const found of this.#ofHead) if (!found.isSuppressed) yield this.#toFinding(found, -1);
    for (let index = 0; index < this.#ofMessages.length; index++) {
      const ofMessage = this.#ofMessages[index]!;
      for (let i = 0; i < ofMessage.length; i++) {
        const found = ofMessage[i]!;
        if (!found.isSuppressed) yield this.#toFinding(found, index);
      }
    }
  }

  /** The findings of some rules in the head. */
  inHead(rules: RuleSet): Finding[] {
    return this.#ofHead
      .filter(({ rule, isSuppressed }) => !isSuppressed && rules.has(rule))
      .map(found => this.#toFinding(found, -1));
  }

  /**
   * The findings in messages that a condition on what was reported holds for, in the order of the text. They are made for this call,
   * and not kept.
   */
  *inMessages(isWanted: (found: Found) => boolean): IterableIterator<Fixable> {
    const { startLines } = this.#log.transcript;
    for (let index = 0; index < this.#ofMessages.length; index++) {
      for (const found of this.#ofMessages[index]!)
        if (!found.isSuppressed && isWanted(found)) yield placeFixable(found, index, startLines[index]!);
    }
  }

  /** The findings that touch a range, in the order of the text. */
  *touching(range: Range): IterableIterator<Finding> {
    for (const found of this.#ofHead) {
      if (!found.isSuppressed && rangesTouch(found.report.range, range)) yield this.#toFinding(found, -1);
    }
    const first = Math.max(0, messageIndexAt(this.#log.transcript, range.start.line));
    const last = messageIndexAt(this.#log.transcript, range.end.line);
    for (let index = first; index <= last; index++) {
      for (const found of this.#ofMessages[index]!) {
        if (found.isSuppressed) continue;
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
    const wanted = {} as Record<Severity, number>;
    const found = { error: [], warning: [], information: [], hint: [] } as Record<Severity, Finding[]>;
    for (const severity of SEVERITIES) {
      wanted[severity] = Math.min(this.#counts.ofSeverity(severity), limit - missing);
      missing += wanted[severity];
      total += this.#counts.ofSeverity(severity);
    }
    if (total <= limit) return { findings: [...this.all()], total };
    const take = (ofOne: readonly Found[], messageIndex: number) => {
      for (const each of ofOne) {
        const { severity } = each;
        if (each.isSuppressed || found[severity].length === wanted[severity]) continue;
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
    return this.#counts.ofRule(rule);
  }

  /**
   * How many findings have a safe fix: for rules of the head each is tried, as many have none; of the others those count whose rule
   * has one. A keystroke may request it: it costs the same in any log.
   */
  safelyFixable(): number {
    const ofHead = this.#ofHead.filter(found => {
      const { rule, report, isSuppressed } = found;
      return (
        !isSuppressed &&
        rule.scope === 'head' &&
        !isFixUnsafe(rule, report) &&
        rule.fix?.(this.#log, this.#toFinding(found, -1)) !== undefined
      );
    });
    return this.#counts.safelyFixable + ofHead.length;
  }

  *#checkAllMessages(): Steps<void> {
    this.#counts.clear();
    this.#counts.add(this.#ofHead, 1);
    this.#images.forgetAll();
    this.#ofMessages = new Array<readonly Found[]>(this.#log.transcript.messages.length).fill(NOTHING);
    // *Fix All* makes logs without rules, which may be very long.
    if (this.#levels.size === 0) return;
    yield* this.#rules.ofAllMessages((index, found) => this.#replace(index, found));
    this.#judgeMessages(0, this.#ofMessages.length - 1);
  }

  #checkMessages(first: number, last: number): void {
    for (let index = first; index <= last; index++) {
      this.#replace(index, this.#rules.ofMessage(index));
    }
    this.#judgeMessages(first, last);
  }

  #judgeMessages(first: number, last: number): void {
    if (!this.#judgesAtOnce) return;
    // A comment at the end of what is before is about the first header.
    for (let index = first - 1; index <= last; index++) this.#judge(index);
  }

  #replace(index: number, found: readonly Found[]): void {
    const before = this.#ofMessages[index]!;
    // Nothing, as before.
    if (found === before) return;
    this.#counts.add(before, -1);
    this.#counts.add(found, 1);
    this.#ofMessages[index] = found;
  }

  #checkHead(): void {
    this.#counts.add(this.#ofHead, -1);
    this.#ofHead = this.#rules.ofHead();
    this.#counts.add(this.#ofHead, 1);
    if (this.#judgesAtOnce) this.#judge(-1);
  }

  /** Where a comment is about more than one line, all of them are looked at when the rules have run. */
  get #judgesAtOnce(): boolean {
    return this.#directives.any && !this.#directives.anyWide;
  }

  /** What the rules have found in a message, or in the head for -1; nothing beyond the last message. */
  #foundIn(index: number): readonly Found[] {
    return index === -1 ? this.#ofHead : (this.#ofMessages[index] ?? NOTHING);
  }

  /** Suppresses what the comments turn off anywhere, and checks all of them. Of most messages it sees that they have neither. */
  #judgeAll(): void {
    const last = this.#ofMessages.length - 1;
    const wide = new WideDirectives();
    for (let index = -1; index <= last; index++)
      for (const directive of this.#directives.of(index)) wide.turnOffEverywhere(directive);
    for (let index = -1; index <= last; index++) {
      const directives = this.#directives.of(index);
      let next = 0;
      for (const found of this.#foundIn(index)) {
        if (!isChecked(found)) continue;
        while (next < directives.length && directives[next]!.line < found.report.range.start.line)
          wide.pass(directives[next++]!);
        this.#suppressWidely(found, wide.suppresses(found.rule.id));
      }
      while (next < directives.length) wide.pass(directives[next++]!);
    }
    for (let index = -1; index <= last; index++) this.#judge(index, wide.used);
  }

  #suppressWidely(found: Found, isSuppressed: boolean): void {
    if (found.isSuppressedWidely === isSuppressed) return;
    this.#counts.add([found], -1);
    found.isSuppressedWidely = isSuppressed;
    // What a comment says of its line is looked at later.
    found.isSuppressed = isSuppressed;
    this.#counts.add([found], 1);
  }

  /**
   * Suppresses what a comment turns off in a message, or in the head for -1, and checks the comments in it.
   *
   * @param used what was used of the comments that are about more than one line
   */
  #judge(index: number, used?: Used): void {
    const directives = this.#directives.of(index);
    const carried = this.#directives.aimedAtNextHeader(index - 1);
    if (directives.length === 0 && carried.length === 0) return;
    const before = this.#foundIn(index);
    this.#counts.add(before, -1);
    const own = before.filter(isChecked);
    const aimed = this.#directives.aimed(index);
    const suppressions = new LineSuppressions([
      ...aimed,
      ...carried.map(directive => ({ directive, target: 0 })),
    ]);
    for (const found of own) {
      found.isSuppressed = found.isSuppressedWidely || suppressions.has(found);
    }
    const all = [...own, ...this.#checkDirectives(index, own, aimed, used)];
    const after = all.length === 0 ? NOTHING : sortByPlace(all);
    if (index === -1) this.#ofHead = after;
    else this.#ofMessages[index] = after;
    this.#counts.add(after, 1);
  }

  /** What the rules of comments report of those in a message, or in the head for -1. */
  #checkDirectives(
    index: number,
    own: readonly Found[],
    aimed: readonly Aimed[],
    usedWidely: Used | undefined,
  ): Found[] {
    const directives = this.#directives.of(index);
    if (directives.length === 0) return [];
    const { lines } = this.#partOf(index);
    const usedAtLines = usedByLine(aimed, own, this.#foundIn(index + 1), lines.length);
    const isUsed = (what: Directive | NamedRule) => usedAtLines.has(what) || usedWidely?.has(what) === true;
    const known = { people: this.#log.people, areImagesKnown: this.#images.areAllKnown };
    return checkDirectives(directives, lines, isUsed, this.#levels, known);
  }

  /** A message, or the head for -1. */
  #partOf(index: number): { readonly lines: readonly string[] } {
    const { head, messages } = this.#log.transcript;
    return index === -1 ? head : messages[index]!;
  }

  /** The same object as long as the place is the same: of a thousand shown findings, a keystroke moves few. */
  #toFinding(found: Found, messageIndex: number): Finding {
    const line = messageIndex === -1 ? 0 : this.#log.transcript.startLines[messageIndex]!;
    if (found.placed?.messageIndex !== messageIndex || found.placedAt !== line) {
      found.placed = place(this.#log, found, messageIndex, line);
      found.placedAt = line;
    }
    return found.placed;
  }
}
