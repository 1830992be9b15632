import { comparePositions, type Edit, range } from '../model/span';
import { contentLength } from '../model/text';
import { endPosition, fullText, lineAt, type Transcript, textInRange } from '../model/transcript';
import { ChatLog } from './chatLog';

/** A fix can bring to light what another rule mends (a rewritten header that is out of order); more rounds than these are none. */
const MAX_ROUNDS = 10;

/**
 * Applies the fixes of all findings, in place, until there is nothing left to fix.
 *
 * @param ruleId only those of this rule
 * @returns how many fixes were applied
 */
export function fixAll(log: ChatLog, ruleId?: string): number {
  let fixed = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { edits, fixes } = collectEdits(log, ruleId);
    if (fixes === 0) break;
    fixed += fixes;
    for (const edit of edits.reverse()) log.edit(edit);
  }
  return fixed;
}

/** What `fixAll` would do to a log, as edits of its present text that don't overlap. */
export function fixAllEdits(log: ChatLog, ruleId?: string): Edit[] {
  const first = collectEdits(log, ruleId);
  if (first.fixes === 0) return [];
  const copy = new ChatLog(fullText(log.transcript), log.options);
  for (const edit of [...first.edits].reverse()) copy.edit(edit);
  return fixAll(copy, ruleId) === 0 ? first.edits : [difference(log.transcript, copy.transcript)];
}

/** The edits of all fixes that can be applied together, in the order of the text; of two that overlap the first counts. */
function collectEdits(log: ChatLog, ruleId: string | undefined): { edits: Edit[]; fixes: number } {
  const edits: Edit[] = [];
  let fixes = 0;
  for (const finding of log.findings.all()) {
    if (finding.rule.fix === undefined || (ruleId !== undefined && finding.rule.id !== ruleId)) continue;
    // A fix for the whole log (sorting) is found once, not again for each finding that it covers.
    if (overlaps(edits, { range: finding.range, newText: '' })) continue;
    const fix = finding.rule.fix(log, finding);
    if (fix === undefined || fix.edits.some(edit => overlaps(edits, edit))) continue;
    for (const edit of fix.edits) insertSorted(edits, edit);
    fixes++;
  }
  return { edits, fixes };
}

/** Whether an edit shares text with one of `edits`, which are sorted, or inserts where one of them inserts. */
function overlaps(edits: readonly Edit[], { range: { start, end } }: Edit): boolean {
  const after = edits[indexAfter(edits, end)];
  const before = edits[indexAfter(edits, end) - 1];
  const clash = (other: Edit | undefined) =>
    other !== undefined &&
    ((comparePositions(other.range.start, end) < 0 && comparePositions(start, other.range.end) < 0) ||
      comparePositions(other.range.start, start) === 0);
  return clash(before) || clash(after);
}

/** The index of the first edit that begins after a position. */
function indexAfter(edits: readonly Edit[], position: Edit['range']['start']): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comparePositions(edits[middle]!.range.start, position) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insertSorted(edits: Edit[], edit: Edit): void {
  edits.splice(indexAfter(edits, edit.range.start), 0, edit);
}

/** One edit that makes `before` into `after`: the lines between the first and the last that differ. */
function difference(before: Transcript, after: Transcript): Edit {
  let first = 0;
  while (
    first < before.lineCount - 1 &&
    first < after.lineCount - 1 &&
    lineAt(before, first) === lineAt(after, first)
  )
    first++;
  let same = 0;
  const most = Math.min(before.lineCount, after.lineCount) - first - 1;
  while (
    same < most &&
    lineAt(before, before.lineCount - 1 - same) === lineAt(after, after.lineCount - 1 - same)
  )
    same++;
  return {
    range: range(first, 0, ...lineEnd(before, before.lineCount - 1 - same)),
    newText: textInRange(after, range(first, 0, ...lineEnd(after, after.lineCount - 1 - same))),
  };
}

function lineEnd(transcript: Transcript, line: number): [line: number, character: number] {
  const end = endPosition(transcript);
  return line >= end.line ? [end.line, end.character] : [line, contentLength(lineAt(transcript, line))];
}
