import { fullText } from '../model/transcript';
import type { Finding, Rule } from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';
import { LineOffsets } from '../text/lineOffsets';
import { partitionPoint } from '../text/partitionPoint';
import { type OffsetEdit, PieceText, toOffsetEdit } from '../text/pieces';
import type { Edit } from '../text/span';
import { ChatLog, type ChatLogOptions } from './chatLog';

/** More rounds than fixes that lead to other findings ever took; what is left then stays. */
const MAX_ROUNDS = 10;

export interface FixAllResult {
  /** The mended text. */
  readonly text: string;
  /** What leads from the text as it was to the mended one: an edit for each place, in the order of the text. */
  readonly edits: readonly Edit[];
  /** How many findings were mended, those among them that only came to light on the way. */
  readonly fixed: number;
}

/**
 * Mends all findings of a text that have a fix, and those that come to light by it, until there is none left.
 *
 * @param ruleId only those of this rule
 */
export function fixAll(text: string, options: ChatLogOptions, ruleId?: string): FixAllResult {
  const own = { ...options, levels: fixableLevels(options.levels, ruleId) };
  return mend(text, new ChatLog(text, own), own);
}

/** The same for a log that is there, which stays as it is: what would mend it, as edits of its present text in its order. */
export function fixAllEdits(log: ChatLog, ruleId?: string): readonly Edit[] {
  const { options } = log;
  return mend(fullText(log.transcript), log, { ...options, levels: fixableLevels(options.levels, ruleId) })
    .edits;
}

function fixableLevels(levels: RuleLevels, ruleId: string | undefined): RuleLevels {
  return new Map(
    [...levels].filter(([rule]) => rule.fix !== undefined && (ruleId === undefined || rule.id === ruleId)),
  );
}

/** `first` is the log of the text; the rules of `options` are those to apply. */
function mend(text: string, first: ChatLog, options: ChatLogOptions): FixAllResult {
  const pieces = new PieceText(text);
  let log = first;
  let mended = text;
  let fixed = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const selected = selectEdits(log, mended, options.levels);
    if (selected.edits.length === 0) break;
    pieces.apply(selected.edits);
    const next = pieces.toString();
    if (next === mended) break;
    mended = next;
    fixed += selected.fixed;
    log = new ChatLog(mended, options);
  }
  return { text: mended, edits: pieces.edits(), fixed };
}

/** The fixes that can be applied at once; of those that overlap the first. */
function selectEdits(
  log: ChatLog,
  text: string,
  levels: RuleLevels,
): { edits: readonly OffsetEdit[]; fixed: number } {
  const offsets = new LineOffsets(text);
  const toOffset = (edit: Edit) => toOffsetEdit(offsets, edit);
  const selection = new Selection();
  const sweeping = new Map<Rule, Finding[]>();
  let fixed = 0;
  for (const finding of log.findings.all()) {
    if (!levels.has(finding.rule)) continue;
    if (finding.rule.fixesAll) {
      const same = sweeping.get(finding.rule);
      if (same === undefined) sweeping.set(finding.rule, [finding]);
      else same.push(finding);
      continue;
    }
    const fix = finding.rule.fix?.(log, finding);
    if (fix !== undefined && selection.add(fix.edits.map(toOffset))) fixed++;
  }
  // What changes much comes last, lest it keeps the small fixes from being applied.
  for (const [rule, findings] of sweeping) {
    const fix = rule.fix?.(log, findings[0]!);
    if (fix !== undefined && selection.add(fix.edits.map(toOffset))) fixed += findings.length;
  }
  return { edits: selection.edits, fixed };
}

/** Edits in the order of the text, none of which meets another. */
class Selection {
  readonly edits: OffsetEdit[] = [];

  /** Takes all edits of a fix, or none if one of them meets a taken one. */
  add(edits: readonly OffsetEdit[]): boolean {
    const sorted = [...edits].sort(compareEdits);
    if (sorted.length === 0 || sorted.some(edit => this.#meets(edit))) return false;
    for (const edit of sorted) this.edits.splice(this.#indexAfter(edit), 0, edit);
    return true;
  }

  #meets(edit: OffsetEdit): boolean {
    const index = this.#indexAfter(edit);
    const before = this.edits[index - 1];
    const after = this.edits[index];
    return (before !== undefined && meet(before, edit)) || (after !== undefined && meet(edit, after));
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
 * Whether two edits, the one that starts first first, overlap. Removed or replaced stretches may follow each other, and several
 * insertions stand at one place; but where one inserts at the edge of what another replaces, they are not independent.
 */
function meet(first: OffsetEdit, second: OffsetEdit): boolean {
  if (second.start < first.end) return true;
  if (second.start > first.end) return false;
  return (first.start === first.end) !== (second.start === second.end);
}
