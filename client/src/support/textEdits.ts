import type { LspEdit, LspPosition, LspRange } from '../../../server/src/protocol';

const LINE_END = /\r\n|\n|\r/;
const LF = 10;
const CR = 13;

/** Applies edits to a text. They don't overlap, and are in the order of the text. */
export function applyEdits(text: string, edits: readonly LspEdit[]): string {
  const offsetOf = offsetsIn(text);
  const parts: string[] = [];
  let at = 0;
  for (const { range, newText } of edits) {
    parts.push(text.slice(at, offsetOf(range.start)), newText);
    at = offsetOf(range.end);
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** The range of a whole text. */
export function wholeRange(text: string): LspRange {
  const lines = text.split(LINE_END);
  return {
    start: { line: 0, character: 0 },
    end: { line: lines.length - 1, character: lines.at(-1)!.length },
  };
}

/** The edits that undo such edits of a text, in the text that these give. */
export function inverseEdits(text: string, edits: readonly LspEdit[]): LspEdit[] {
  const offsetOf = offsetsIn(text);
  /** By how much the lines after the last edit moved, and the columns in the line where it ended. */
  let lines = 0;
  let columns = 0;
  let lastLine = -1;
  return edits.map(({ range: { start, end }, newText }) => {
    const inserted = newText.split(LINE_END);
    const last = inserted.at(-1)!.length;
    const from: LspPosition = {
      line: start.line + lines,
      character: start.character + (start.line === lastLine ? columns : 0),
    };
    const to: LspPosition = {
      line: from.line + inserted.length - 1,
      character: inserted.length === 1 ? from.character + last : last,
    };
    lines = to.line - end.line;
    columns = to.character - end.character;
    lastLine = end.line;
    return { range: { start: from, end: to }, newText: text.slice(offsetOf(start), offsetOf(end)) };
  });
}

/** Converts positions in a text to offsets. */
function offsetsIn(text: string): (position: LspPosition) => number {
  const starts = [0];
  // Not with a regular expression, which makes an object for each line of a thousand logs.
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === LF || (unit === CR && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
  }
  return ({ line, character }) => Math.min((starts[line] ?? text.length) + character, text.length);
}
