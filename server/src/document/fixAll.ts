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

/** The maximum number of rounds, more than any text has needed. Findings that remain after them stay. */
const MAX_ROUNDS = 10;

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
  /** The edits from the original text to the fixed one: one for each place, in the order of the text. */
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
  const chosen = chosenLevels(options.levels, choice);
  const own = { ...options, levels: neededLevels(options.levels, chosen) };
  return new FixAllRun(text, new ChatLog(text, own), own, chosen).run(choice.unsafe === true);
}

/** The same for an existing log, which is not changed. */
export function fixAllIn(log: ChatLog, choice: FixChoice = {}): FixAllResult {
  const { options } = log;
  const chosen = chosenLevels(options.levels, choice);
  const own = { ...options, levels: neededLevels(options.levels, chosen) };
  return new FixAllRun(fullText(log.transcript), log, own, chosen).run(choice.unsafe === true);
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

/** The rules that have to run: all of them for a rule that reports which comments turn none of them off. */
function neededLevels(all: RuleLevels, chosen: RuleLevels): RuleLevels {
  return [...chosen.keys()].some(({ scope }) => scope === 'suppression') ? all : chosen;
}

/** A fix that may be applied. */
interface Candidate {
  readonly finding: Finding;
  readonly edits: readonly OffsetEdit[];
}

/** A text while fixes are applied, round by round. */
class FixAllRun {
  readonly #options: ChatLogOptions;
  readonly #chosen: RuleLevels;
  readonly #pieces: PieceText;
  readonly #counts = new FixCounts();
  #text: string;
  /** The log of the current text. It may have rules that are not chosen. */
  #log: ChatLog;

  /** `log` is the log of the text; the rules of `chosen` are applied, those of `options` run. */
  constructor(text: string, log: ChatLog, options: ChatLogOptions, chosen: RuleLevels) {
    this.#options = options;
    this.#chosen = chosen;
    this.#pieces = new PieceText(text);
    this.#text = text;
    this.#log = log;
  }

  run(unsafe: boolean): FixAllResult {
    const atFirst = unsafe ? this.#unsafeFindings() : [];
    // Fixes in messages come first: some remove messages, and a later fix counts them.
    this.#round(this.#candidates(atFirst.filter(isOfMessage)).sort(byMessageAndExtent));
    const inHead = new Awaited(atFirst.filter(isOfHead));
    this.#applySafeFixes(inHead);
    // Fixes that move messages run last, after all changes to the messages.
    for (const rule of new Set(atFirst.map(({ rule }) => rule))) {
      if (rule.fixesAll) this.#sweep(rule, atFirst.filter(finding => finding.rule === rule).length);
    }
    this.#applySafeFixes(inHead);
    return { text: this.#text, edits: this.#pieces.edits(), fixed: this.#counts.all };
  }

  /** Applies safe fixes until there are none left, and the unsafe fixes of findings in the head that were there at first. */
  #applySafeFixes(inHead: Awaited): void {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const findings = this.#findings().filter(
        finding => !isFixUnsafe(finding.rule, finding) || (isOfHead(finding) && inHead.has(finding)),
      );
      const applied = this.#round(this.#candidates(findings));
      if (applied.length === 0) return;
      for (const finding of applied) if (isFixUnsafe(finding.rule, finding)) inHead.remove(finding);
    }
  }

  #findings(): Finding[] {
    return [...this.#log.findings.all()].filter(({ rule }) => this.#chosen.has(rule));
  }

  #unsafeFindings(): Finding[] {
    return this.#findings().filter(finding => isFixUnsafe(finding.rule, finding));
  }

  #candidates(findings: readonly Finding[]): Candidate[] {
    const offsets = new LineOffsets(this.#text);
    return findings.flatMap(finding => {
      const fix = finding.rule.fixesAll ? undefined : finding.rule.fix?.(this.#log, finding);
      return fix === undefined
        ? []
        : [{ finding, edits: fix.edits.map(edit => toOffsetEdit(offsets, edit)) }];
    });
  }

  /** Applies the fixes that don't conflict; of conflicting ones, the first. Returns their findings. */
  #round(candidates: readonly Candidate[]): Finding[] {
    const selection = new Selection(this.#pieces.written());
    const applied = candidates.filter(({ edits }) => selection.add(edits)).map(({ finding }) => finding);
    if (applied.length === 0 || !this.#apply(selection.edits)) return [];
    for (const finding of applied) this.#counts.add(finding.rule, isFixUnsafe(finding.rule, finding), 1);
    return applied;
  }

  /** Applies the single fix for all findings of a rule. `atFirst` is the number of findings that the text had at first. */
  #sweep(rule: Rule, atFirst: number): void {
    const findings = this.#findings().filter(finding => finding.rule === rule);
    const fix = findings[0] && rule.fix?.(this.#log, findings[0]);
    if (fix === undefined) return;
    const offsets = new LineOffsets(this.#text);
    if (!this.#apply(fix.edits.map(edit => toOffsetEdit(offsets, edit)))) return;
    this.#counts.add(rule, isFixUnsafe(rule, findings[0]!), Math.min(atFirst, findings.length));
  }

  /** Returns whether the edits changed anything. */
  #apply(edits: readonly OffsetEdit[]): boolean {
    this.#pieces.apply(edits);
    const next = this.#pieces.toString();
    if (next === this.#text) return false;
    this.#text = next;
    this.#log = new ChatLog(next, this.#options);
    return true;
  }
}

function isOfHead({ messageIndex }: Finding): boolean {
  return messageIndex === -1;
}

function isOfMessage(finding: Finding): boolean {
  return !isOfHead(finding);
}

/** In the order of the text. Within a message the fix that removes most comes first, as the others are then not needed. */
function byMessageAndExtent(a: Candidate, b: Candidate): number {
  return a.finding.messageIndex - b.finding.messageIndex || extent(b) - extent(a);
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
    for (const edit of sorted) this.edits.splice(this.#indexAfter(edit), 0, edit);
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
