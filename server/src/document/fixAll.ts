import { PREFIX } from '../markdown/directives';
import { fullText } from '../model/transcript';
import { type Finding, isFixUnsafe, type Rule } from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';
import { LineOffsets } from '../text/lineOffsets';
import { partitionPoint } from '../text/partitionPoint';
import { type OffsetEdit, type OffsetRange, PieceText, toOffsetEdit } from '../text/pieces';
import type { Edit } from '../text/span';
import { Awaited } from './awaited';
import { ChatLog, type ChatLogOptions } from './chatLog';
import { type FixCount, FixCounts } from './fixSummary';
import { place } from './found';
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
interface Candidate {
  readonly finding: Finding;
  readonly edits: readonly OffsetEdit[];
}

/** The unsafe findings that a text has at first, but for those with a fix of their own in a message. */
interface UnsafeAtFirst {
  readonly inHead: Finding[];
  /** The rules that have one fix for all their findings, with the number of these. */
  readonly sweeping: Map<Rule, number>;
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
    const atFirst: UnsafeAtFirst = { inHead: [], sweeping: new Map() };
    // Fixes in messages come first: some remove messages, and a later fix counts them.
    if (this.#isUnsafe) this.#round(this.#unsafe(atFirst));
    const inHead = new Awaited(atFirst.inHead);
    this.#applySafeFixes(inHead);
    // Fixes that move messages run last, after all changes to the messages.
    for (const [rule, count] of atFirst.sweeping) this.#sweep(rule, count);
    if (atFirst.sweeping.size > 0) this.#applySafeFixes(inHead);
    const pieces = this.#pieces;
    return {
      text: this.#text,
      get edits() {
        return pieces.edits(MAX_EDITS);
      },
      fixed: this.#counts.all,
    };
  }

  /** Applies safe fixes until there are none left, and the unsafe fixes of findings in the head that were there at first. */
  #applySafeFixes(inHead: Awaited): void {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const applied = this.#round(this.#safe(inHead));
      if (applied === undefined) return;
      for (const finding of applied) if (isFixUnsafe(finding.rule, finding)) inHead.remove(finding);
    }
  }

  /** In the order of the text. */
  *#safe(inHead: Awaited): IterableIterator<Candidate> {
    for (const finding of this.#findings()) {
      const { rule } = finding;
      if (rule.fixesAll || (isFixUnsafe(rule, finding) && !(isOfHead(finding) && inHead.has(finding))))
        continue;
      const candidate = this.#candidate(finding);
      if (candidate !== undefined) yield candidate;
    }
  }

  /**
   * The unsafe fixes in messages, in the order of the text. Within a message the one that removes most comes first, as the others
   * are then not needed. The other unsafe findings are put into `others`.
   */
  *#unsafe(others: UnsafeAtFirst): IterableIterator<Candidate> {
    let ofMessage: Candidate[] = [];
    for (const finding of this.#findings()) {
      const { rule, messageIndex } = finding;
      if (!isFixUnsafe(rule, finding)) continue;
      if (rule.fixesAll) others.sweeping.set(rule, (others.sweeping.get(rule) ?? 0) + 1);
      else if (isOfHead(finding)) others.inHead.push(finding);
      else {
        const candidate = this.#candidate(finding);
        if (candidate === undefined) continue;
        if (ofMessage[0] !== undefined && ofMessage[0].finding.messageIndex !== messageIndex) {
          yield* ofMessage.sort(byExtent);
          ofMessage = [];
        }
        ofMessage.push(candidate);
      }
    }
    yield* ofMessage.sort(byExtent);
  }

  #candidate(finding: Finding): Candidate | undefined {
    const fix = finding.rule.fix?.(this.#currentLog, finding);
    return fix && { finding, edits: this.#toOffsetEdits(fix.edits) };
  }

  #toOffsetEdits(edits: readonly Edit[]): OffsetEdit[] {
    this.#offsets ??= new LineOffsets(this.#text);
    const offsets = this.#offsets;
    return edits.map(edit => toOffsetEdit(offsets, edit));
  }

  /** The findings of the chosen rules, or of one of them, in the order of the text. They are not kept. */
  *#findings(only?: Rule): IterableIterator<Finding> {
    const levels = only === undefined ? this.#chosen : new Map([[only, this.#chosen.get(only)!]]);
    const log = this.#currentLog;
    // Comments that turn rules off need a view of all findings.
    if (log === this.#given || this.#text.includes(PREFIX)) {
      yield* log.findings.of(levels);
      return;
    }
    const run = new RuleRun(log, levels);
    for (const found of run.ofHead()) yield place(found, -1, 0);
    const { messages, startLines } = log.transcript;
    for (let index = 0; index < messages.length; index++)
      for (const found of run.ofMessage(index)) yield place(found, index, startLines[index]!);
  }

  get #currentLog(): ChatLog {
    this.#log ??= new ChatLog(this.#text, { ...this.#options, levels: this.#levels });
    return this.#log;
  }

  /**
   * Applies the fixes that don't conflict; of conflicting ones, the first.
   *
   * @returns the findings in the head whose fixes were applied; `undefined` if nothing has changed
   */
  #round(candidates: Iterable<Candidate>): readonly Finding[] | undefined {
    const selection = new Selection(this.#pieces.written());
    const counts = new FixCounts();
    const inHead: Finding[] = [];
    for (const { finding, edits } of candidates) {
      if (!selection.add(edits)) continue;
      counts.add(finding.rule, isFixUnsafe(finding.rule, finding), 1);
      if (isOfHead(finding)) inHead.push(finding);
    }
    if (!this.#apply(selection.edits)) return undefined;
    this.#counts.merge(counts);
    return inHead;
  }

  /** Applies the single fix for all findings of a rule. `atFirst`: how many the text had at first. */
  #sweep(rule: Rule, atFirst: number): void {
    let first: Finding | undefined;
    let count = 0;
    for (const finding of this.#findings(rule)) {
      first ??= finding;
      count++;
    }
    const fix = first && rule.fix?.(this.#currentLog, first);
    if (first === undefined || fix === undefined) return;
    if (!this.#apply(this.#toOffsetEdits(fix.edits))) return;
    this.#counts.add(rule, isFixUnsafe(rule, first), Math.min(atFirst, count));
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

function isOfHead({ messageIndex }: Finding): boolean {
  return messageIndex === -1;
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
    const sorted = [...edits].sort(compareEdits);
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
