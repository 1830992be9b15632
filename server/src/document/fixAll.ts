import { fullText, type Transcript } from '../model/transcript';
import { type Finding, type Fixable, isFixUnsafe, type Rule } from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';
import { LineOffsets } from '../text/lineOffsets';
import { partitionPoint } from '../text/partitionPoint';
import { type OffsetEdit, type OffsetRange, PieceText, toOffsetEdit } from '../text/pieces';
import type { Edit } from '../text/span';
import { Awaited } from './awaited';
import { ChatLog, type ChatLogOptions } from './chatLog';
import { type FixCount, FixCounts } from './fixSummary';
import { type Found, place, placeFixable } from './found';
import { RuleRun } from './ruleRun';

/** The maximum number of rounds, more than any text has needed. Findings that remain after them stay. */
const MAX_ROUNDS = 10;

/** The maximum number of edits: an editor takes long to apply very many. */
export const MAX_EDITS = 10_000;

/** Which fixes to apply; by default the safe ones of all rules. */
export interface FixChoice {
  /** Only the fixes of this rule. */
  readonly ruleId?: string;
  /** Also unsafe fixes. */
  readonly unsafe?: boolean;
}

export interface FixedText {
  /** The fixed text. */
  readonly text: string;
  /** The fixes that were applied, including those of findings that appeared meanwhile. */
  readonly fixed: readonly FixCount[];
}

export interface FixAllResult extends FixedText {
  /**
   * The edits from the original text to the fixed one, in the order of the text: one for each place or, if there are more than
   * `MAX_EDITS` places, one for several. Computed when they are needed.
   */
  readonly edits: readonly Edit[];
  /** The fixed text, parsed. That of the given log, if there is one and nothing was fixed. */
  readonly transcript: Transcript;
}

/**
 * Fixes the findings of a text.
 *
 * - An unsafe fix is applied only to a finding that the text had at first. A finding that another fix causes, as when a sort
 *   puts two equal messages side by side, is left for the user to review.
 * - A safe fix, which loses nothing, is also applied to findings that appear meanwhile. It never replaces text that another fix
 *   wrote.
 * - If fixes overlap, one is applied. The others are applied in a later round, if their finding still exists.
 *
 * Afterwards no finding has a safe fix, and with `unsafe` no finding that was there at first has any fix, except where a fix
 * would replace text that another one wrote.
 */
export function fixAll(text: string, options: ChatLogOptions, choice: FixChoice = {}): FixAllResult {
  return new FixAllRun(text, undefined, options, choice).run();
}

/** The same for an existing log, which is not changed. */
export function fixAllIn(log: ChatLog, choice: FixChoice = {}): FixAllResult {
  return new FixAllRun(fullText(log.transcript), log, log.options, choice).run();
}

function chosenLevels(levels: RuleLevels, { ruleId, unsafe }: FixChoice): RuleLevels {
  return new Map(
    [...levels].filter(
      ([rule]) =>
        rule.fix !== undefined &&
        (ruleId === undefined || rule.id === ruleId) &&
        (unsafe || rule.fixSafety !== 'unsafe'),
    ),
  );
}

/** A fix that may be applied. */
interface Candidate<F extends Fixable = Fixable> {
  readonly finding: F;
  readonly edits: readonly OffsetEdit[];
}

/**
 * A text while fixes are applied, round by round. A text may have a million findings: of each, nothing is kept but its edits, and
 * a log only until it is fixed.
 */
class FixAllRun {
  readonly #options: ChatLogOptions;
  /** The rules whose fixes are applied. */
  readonly #chosen: RuleLevels;
  /** The rules that run in a log with comments that turn rules off. */
  readonly #levels: RuleLevels;
  readonly #isUnsafe: boolean;
  readonly #pieces: PieceText;
  readonly #counts = new FixCounts();
  #text: string;
  /** The log of the original text, if there was one. */
  readonly #given: ChatLog | undefined;
  /** The log of the current text, made when it is needed. */
  #log: ChatLog | undefined;
  /** The offsets of the current text, computed when they are needed. */
  #offsets: LineOffsets | undefined;

  /** `log` is the log of the text, if there is one. */
  constructor(text: string, log: ChatLog | undefined, options: ChatLogOptions, choice: FixChoice) {
    this.#options = options;
    this.#chosen = chosenLevels(options.levels, choice);
    this.#isUnsafe = choice.unsafe === true;
    this.#pieces = new PieceText(text);
    this.#text = text;
    this.#given = log;
    this.#log = log;
    // A comment that turns no rule off is a finding of its own, for which all rules have to run.
    const needsAll = [...this.#chosen.keys()].some(({ scope }) => scope === 'suppression');
    this.#levels = needsAll ? options.levels : this.#chosen;
  }

  run(): FixAllResult {
    const inHead = new Awaited(this.#isUnsafe ? this.#inHead().filter(isUnsafe) : []);
    const sweeping = new Map<Rule, number>();
    // Fixes in messages come first: some remove messages, and a later fix counts them.
    if (this.#isUnsafe) this.#round([], this.#unsafeInMessages(sweeping));
    this.#applySafeFixes(inHead);
    // Fixes that move messages run last, after all changes to the messages.
    for (const [rule, count] of sweeping) this.#sweep(rule, count);
    if (sweeping.size > 0) this.#applySafeFixes(inHead);
    const edits = () => this.#pieces.edits(MAX_EDITS);
    const transcript = () => this.#currentLog.transcript;
    return {
      text: this.#text,
      get edits() {
        return edits();
      },
      fixed: this.#counts.all,
      get transcript() {
        return transcript();
      },
    };
  }

  /** Applies safe fixes until there are none left, and the unsafe fixes of findings in the head that were there at first. */
  #applySafeFixes(inHead: Awaited): void {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const ofHead = this.#inHead()
        .filter(finding => !isUnsafe(finding) || inHead.has(finding))
        .map(finding => this.#candidate(finding))
        .filter(candidate => candidate !== undefined);
      const applied = this.#round(ofHead, this.#safeInMessages());
      if (applied === undefined) return;
      for (const { finding } of applied) if (isUnsafe(finding)) inHead.remove(finding);
    }
  }

  /** In the order of the text. */
  *#safeInMessages(): IterableIterator<Candidate> {
    const rules = this.#chosenRules(({ fixesAll, fixSafety }) => !fixesAll && fixSafety !== 'unsafe');
    for (const finding of this.#inMessages(rules, ({ rule, report }) => !isFixUnsafe(rule, report))) {
      const candidate = this.#candidate(finding);
      if (candidate !== undefined) yield candidate;
    }
  }

  /**
   * In the order of the text. Within a message the fix that removes most comes first, as the others are then not needed. The
   * findings of rules with one fix for all are counted in `sweeping`.
   */
  *#unsafeInMessages(sweeping: Map<Rule, number>): IterableIterator<Candidate> {
    let ofMessage: Candidate[] = [];
    const rules = this.#chosenRules(({ fixSafety }) => fixSafety !== undefined);
    for (const finding of this.#inMessages(rules, ({ rule, report }) => isFixUnsafe(rule, report))) {
      const { rule, messageIndex } = finding;
      if (rule.fixesAll) {
        sweeping.set(rule, (sweeping.get(rule) ?? 0) + 1);
        continue;
      }
      if (ofMessage[0] !== undefined && ofMessage[0].finding.messageIndex !== messageIndex) {
        yield* ofMessage.sort(byExtent);
        ofMessage = [];
      }
      const candidate = this.#candidate(finding);
      if (candidate !== undefined) ofMessage.push(candidate);
    }
    yield* ofMessage.sort(byExtent);
  }

  /** The findings of the chosen rules in the head. */
  #inHead(): readonly Finding[] {
    const log = this.#currentLog;
    if (this.#hasFindings) return log.findings.inHead(this.#chosen);
    return new RuleRun(log, this.#chosen).ofHead().map(found => place(log, found, -1, 0));
  }

  #chosenRules(isWanted: (rule: Rule) => boolean): RuleLevels {
    return new Map([...this.#chosen].filter(([rule]) => isWanted(rule)));
  }

  /** The findings of some rules in messages that a condition holds for, in the order of the text. */
  *#inMessages(
    rules: RuleLevels,
    isWanted: (found: Found) => boolean = () => true,
  ): IterableIterator<Fixable> {
    const log = this.#currentLog;
    if (this.#hasFindings) {
      yield* log.findings.inMessages(found => rules.has(found.rule) && isWanted(found));
      return;
    }
    const run = new RuleRun(log, rules);
    const { messages, startLines } = log.transcript;
    for (let index = 0; index < messages.length; index++)
      for (const found of run.ofMessage(index))
        if (isWanted(found)) yield placeFixable(found, index, startLines[index]!);
  }

  /** Whether the findings of the current log are stored: as it was given, or as comments that turn rules off need a view of all. */
  get #hasFindings(): boolean {
    return this.#currentLog === this.#given || this.#currentLog.findings.hasDirectives;
  }

  get #currentLog(): ChatLog {
    if (this.#log === undefined) {
      this.#log = new ChatLog(this.#text, { ...this.#options, levels: new Map() });
      if (this.#log.findings.hasDirectives) this.#log.configure(this.#levels);
    }
    return this.#log;
  }

  /** The fix of a finding; not every one has one. */
  #candidate<F extends Fixable>(finding: F): Candidate<F> | undefined {
    const fix = finding.rule.fix?.(this.#currentLog, finding);
    return fix && { finding, edits: this.#toOffsetEdits(fix.edits) };
  }

  #toOffsetEdits(edits: readonly Edit[]): OffsetEdit[] {
    this.#offsets ??= new LineOffsets(this.#text);
    const offsets = this.#offsets;
    return edits.map(edit => toOffsetEdit(offsets, edit));
  }

  /**
   * Applies the fixes that don't conflict; of conflicting ones, the first.
   *
   * @returns the applied ones of the head; `undefined` if nothing has changed
   */
  #round(
    inHead: readonly Candidate<Finding>[],
    inMessages: Iterable<Candidate>,
  ): readonly Candidate<Finding>[] | undefined {
    const selection = new Selection(this.#pieces.written());
    const counts = new FixCounts();
    const add = ({ finding, edits }: Candidate) => {
      if (!selection.add(edits)) return false;
      counts.add(finding.rule, isUnsafe(finding), 1);
      return true;
    };
    const applied = inHead.filter(add);
    for (const candidate of inMessages) add(candidate);
    if (!this.#apply(selection.edits)) return undefined;
    this.#counts.merge(counts);
    return applied;
  }

  /** Applies the single fix for all findings of a rule. `atFirst`: how many the text had at first. */
  #sweep(rule: Rule, atFirst: number): void {
    let first: Fixable | undefined;
    let count = 0;
    for (const finding of this.#inMessages(this.#chosenRules(each => each === rule))) {
      first ??= finding;
      count++;
    }
    const fix = first && rule.fix?.(this.#currentLog, first);
    if (first === undefined || fix === undefined) return;
    if (!this.#apply(this.#toOffsetEdits(fix.edits))) return;
    this.#counts.add(rule, isUnsafe(first), Math.min(atFirst, count));
  }

  /** Returns whether the edits changed anything. */
  #apply(edits: readonly OffsetEdit[]): boolean {
    if (edits.length === 0) return false;
    this.#pieces.apply(edits);
    const next = this.#pieces.toString();
    if (next === this.#text) return false;
    this.#text = next;
    this.#log = undefined;
    this.#offsets = undefined;
    return true;
  }
}

function isUnsafe(finding: Fixable): boolean {
  return isFixUnsafe(finding.rule, finding);
}

function byExtent(a: Candidate, b: Candidate): number {
  return extent(b) - extent(a);
}

function extent({ edits }: Candidate): number {
  return edits.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Independent edits (see `meet`), in the order of the text. */
export class Selection {
  readonly edits: OffsetEdit[] = [];
  readonly #written: readonly OffsetRange[];

  /** `written`: ranges, in the order of the text, that no edit may replace. */
  constructor(written: readonly OffsetRange[] = []) {
    this.#written = written;
  }

  /** Adds all edits of a fix, or none if one of them conflicts with an added edit or replaces written text. */
  add(edits: readonly OffsetEdit[]): boolean {
    const sorted = edits.length > 1 ? [...edits].sort(compareEdits) : edits;
    if (sorted.length === 0 || sorted.some(edit => this.#meets(edit) || this.#replacesWritten(edit)))
      return false;
    for (const edit of sorted) {
      const index = this.#indexAfter(edit);
      if (index === this.edits.length) this.edits.push(edit);
      else this.edits.splice(index, 0, edit);
    }
    return true;
  }

  #meets(edit: OffsetEdit): boolean {
    const index = this.#indexAfter(edit);
    const before = this.edits[index - 1];
    const after = this.edits[index];
    return (before !== undefined && meet(before, edit)) || (after !== undefined && meet(edit, after));
  }

  #replacesWritten({ start, end }: OffsetEdit): boolean {
    const next = this.#written[partitionPoint(this.#written, written => written.end <= start)];
    return start < end && next !== undefined && end > next.start;
  }

  /** The index for an edit, by start and then by end; after edits of the same range. */
  #indexAfter(edit: OffsetEdit): number {
    const last = this.edits.at(-1);
    // Nearly all come in the order of the text.
    if (last === undefined || compareEdits(last, edit) <= 0) return this.edits.length;
    return partitionPoint(this.edits, taken => compareEdits(taken, edit) <= 0);
  }
}

function compareEdits(a: OffsetEdit, b: OffsetEdit): number {
  return a.start - b.start || a.end - b.end;
}

/**
 * Whether two edits, given in the order of their starts, depend on each other. Removed or replaced ranges may be adjacent, and
 * whole lines may be inserted at one place. But text that is inserted at the edge of a replaced range, or beside another
 * insertion, may belong on either side.
 */
function meet(first: OffsetEdit, second: OffsetEdit): boolean {
  if (second.start < first.end) return true;
  if (second.start > first.end) return false;
  const [insertsFirst, insertsSecond] = [first, second].map(({ start, end }) => start === end);
  if (insertsFirst && insertsSecond) return !areWholeLines(first.newText, second.newText);
  return insertsFirst !== insertsSecond;
}

function areWholeLines(a: string, b: string): boolean {
  return (isLineEnd(a.at(-1)) && isLineEnd(b.at(-1))) || (isLineEnd(a[0]) && isLineEnd(b[0]));
}

function isLineEnd(unit: string | undefined): boolean {
  return unit === '\n' || unit === '\r';
}
