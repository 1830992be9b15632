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

/** More rounds than fixes that lead to other findings ever took; what is left then stays. */
const MAX_ROUNDS = 10;

/** Which fixes are wanted: the safe ones of all rules, if nothing else is said. */
export interface FixChoice {
  /** Only those of this rule. */
  readonly ruleId?: string;
  /** The unsafe ones too. */
  readonly unsafe?: boolean;
}

export interface MendedText {
  /** The mended text. */
  readonly text: string;
  /** What was mended, those findings among it that only came to light on the way. */
  readonly fixed: readonly FixCount[];
}

export interface FixAllResult extends MendedText {
  /** What leads from the text as it was to the mended one: an edit for each place, in the order of the text. */
  readonly edits: readonly Edit[];
}

/**
 * Mends the findings of a text.
 *
 * - An unsafe fix is applied only to a finding that the text had at first. What another fix brings about, as a sort puts two equal
 *   messages side by side, is left for its user to see.
 * - A safe fix, which loses nothing, also mends what comes to light. It never replaces what another fix wrote.
 * - Of fixes that overlap, the others take their turn in a later round, if their finding is still there then.
 *
 * Afterwards no finding has a safe fix, and with `unsafe` none that was there at first has any: but where one would have to replace what
 * another wrote.
 */
export function fixAll(text: string, options: ChatLogOptions, choice: FixChoice = {}): FixAllResult {
  const own = { ...options, levels: chosenLevels(options.levels, choice) };
  return new Mending(text, new ChatLog(text, own), own).run(choice.unsafe === true);
}

/** The same for a log that is there, which stays as it is. */
export function fixAllIn(log: ChatLog, choice: FixChoice = {}): FixAllResult {
  const { options } = log;
  const own = { ...options, levels: chosenLevels(options.levels, choice) };
  return new Mending(fullText(log.transcript), log, own).run(choice.unsafe === true);
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

/** A fix on its way into a text. */
interface Candidate {
  readonly finding: Finding;
  readonly edits: readonly OffsetEdit[];
}

/** A text while it is mended, round by round. */
class Mending {
  readonly #options: ChatLogOptions;
  readonly #pieces: PieceText;
  readonly #counts = new FixCounts();
  #text: string;
  /** Of the text as it is now; at first it may have rules that are not chosen. */
  #log: ChatLog;

  /** `log` is that of the text; the rules of `options` are those to apply. */
  constructor(text: string, log: ChatLog, options: ChatLogOptions) {
    this.#options = options;
    this.#pieces = new PieceText(text);
    this.#text = text;
    this.#log = log;
  }

  run(unsafe: boolean): FixAllResult {
    const atFirst = unsafe ? this.#unsafeFindings() : [];
    // Before what counts the messages, which some of these remove.
    this.#round(this.#candidates(atFirst.filter(isOfMessage)).sort(byMessageAndExtent));
    const inHead = new Awaited(atFirst.filter(isOfHead));
    this.#mendWhatIsSafe(inHead);
    // What moves messages comes last: it moves them as they have become.
    for (const rule of new Set(atFirst.map(({ rule }) => rule))) {
      if (rule.fixesAll) this.#sweep(rule, atFirst.filter(finding => finding.rule === rule).length);
    }
    this.#mendWhatIsSafe(inHead);
    return { text: this.#text, edits: this.#pieces.edits(), fixed: this.#counts.all };
  }

  /** Applies safe fixes until there are none left, and those unsafe ones of the head whose finding was there at first. */
  #mendWhatIsSafe(inHead: Awaited): void {
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
    return [...this.#log.findings.all()].filter(({ rule }) => this.#options.levels.has(rule));
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

  /** Applies the fixes that can be applied at once; of those that overlap the first. Returns their findings. */
  #round(candidates: readonly Candidate[]): Finding[] {
    const selection = new Selection(this.#pieces.written());
    const applied = candidates.filter(({ edits }) => selection.add(edits)).map(({ finding }) => finding);
    if (applied.length === 0 || !this.#apply(selection.edits)) return [];
    for (const finding of applied) this.#counts.add(finding.rule, isFixUnsafe(finding.rule, finding), 1);
    return applied;
  }

  /** Applies the one fix that mends all findings of a rule, of which there were so many at first. */
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

/** In the order of the text; of one message what takes most of it away first, as nothing else is left to do then. */
function byMessageAndExtent(a: Candidate, b: Candidate): number {
  return a.finding.messageIndex - b.finding.messageIndex || extent(b) - extent(a);
}

function extent({ edits }: Candidate): number {
  return edits.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Edits in the order of the text, none of which meets another. */
export class Selection {
  readonly edits: OffsetEdit[] = [];
  readonly #written: readonly OffsetRange[];

  /** `written`: ranges, in the order of the text, that no edit may replace. */
  constructor(written: readonly OffsetRange[] = []) {
    this.#written = written;
  }

  /** Takes all edits of a fix, or none if one of them meets a taken one or replaces what is written. */
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

  /** Where an edit belongs: after those that start, and of these end, at the same place. */
  #indexAfter(edit: OffsetEdit): number {
    return partitionPoint(this.edits, taken => compareEdits(taken, edit) <= 0);
  }
}

function compareEdits(a: OffsetEdit, b: OffsetEdit): number {
  return a.start - b.start || a.end - b.end;
}

/**
 * Whether two edits, the one that starts first first, depend on each other. Removed or replaced stretches may follow each other, and
 * whole lines be inserted at one place; but what one inserts at the edge of what another replaces, or beside what another inserts, may
 * belong on either side.
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
