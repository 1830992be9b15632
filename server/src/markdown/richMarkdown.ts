import { cleanText } from '../text/cleanText';
import { withoutEnds } from '../text/whiteSpace';
import { type Emphasis, emphasizeParts } from './emphasis';
import { escapeMarkdown, escapePart } from './escapeMarkdown';
import { holdsLiquid } from './liquid';
import { urlEnd } from './url';
import { codeMarkdown, linkMarkdown } from './writeMarkdown';

/** A stretch of a formatted text. */
export interface TextRun {
  /** Plain, with `\n` between lines. */
  readonly text: string;
  readonly isBold?: boolean | undefined;
  readonly isItalic?: boolean | undefined;
  readonly isStruck?: boolean | undefined;
  /** Code has no other format. */
  readonly isCode?: boolean | undefined;
  /** The address that the text links to. */
  readonly url?: string | undefined;
}

/** So much of the Markdown before a run matters to it, in UTF-16 units. */
const TAIL = 4;

/**
 * Writes formatted text as Markdown that looks the same. Marks that Markdown would not see, inside of a word or beside punctuation, are
 * moved or kept apart from it. Takes linear time.
 */
export function richMarkdown(runs: readonly TextRun[]): string {
  const merged = mergeEqual(runs);
  if (merged.every(isPlain)) return escapeMarkdown(merged.map(({ text }) => text).join(''));
  const written: string[] = [];
  let tail = '';
  for (let i = 0; i < merged.length; ) {
    const end = endOfMarked(merged, i);
    const part = writeRuns(merged.slice(i, end), tail.endsWith('\n') ? '' : tail, startOf(merged[end]));
    written.push(part);
    tail = (tail + part.slice(-TAIL)).slice(-TAIL);
    i = end;
  }
  return written.join('');
}

function isPlain({ isBold, isItalic, isStruck, isCode, url }: TextRun): boolean {
  return !isBold && !isItalic && !isStruck && !isCode && url === undefined;
}

function mergeEqual(runs: readonly TextRun[]): TextRun[] {
  const merged: TextRun[] = [];
  for (const run of runs.map(withEffect)) {
    const previous = merged.at(-1);
    if (previous !== undefined && hasSameFormat(previous, run)) {
      merged[merged.length - 1] = { ...run, text: previous.text + run.text };
    } else if (run.text !== '') merged.push(run);
  }
  return merged;
}

/** A run without formats that show nothing, or that can't be written. */
function withEffect(run: TextRun): TextRun {
  const text = cleanText(run.text);
  const isShown = run.isCode ? !holdsLiquid(text) : run.url !== `mailto:${text}`;
  if (text.trim() === '' || !isShown) return { text };
  return text === run.text ? run : { ...run, text };
}

function hasSameFormat(a: TextRun, b: TextRun): boolean {
  if (a.isCode || b.isCode) return Boolean(a.isCode) === Boolean(b.isCode);
  return markOf(a) === markOf(b) && a.url === b.url;
}

/** The end of the runs with the marks of one, links or not. */
function endOfMarked(runs: readonly TextRun[], start: number): number {
  const mark = markOf(runs[start]!);
  let end = start + 1;
  while (mark !== undefined && end < runs.length && markOf(runs[end]!) === mark) end++;
  return end;
}

/** What the Markdown of a run begins with, as far as it matters to the one before it. */
function startOf(run: TextRun | undefined): string {
  if (run === undefined) return '';
  if (run.isCode) return '`';
  return markOf(run) ?? (run.url === undefined ? run.text : '[');
}

/** Writes a run, or several with the same marks. */
function writeRuns(runs: readonly TextRun[], before: string, after: string): string {
  const { text, url, isCode } = runs[0]!;
  if (isCode) return text.split('\n').map(writeCode).join('\n');
  const mark = markOf(runs[0]!);
  if (mark !== undefined) return emphasizeParts(runs, mark, { before, after });
  return url === undefined ? escapePart(text, before, after) : writeLink(text, url, before, after);
}

function writeCode(line: string): string {
  return line.trim() === '' ? '' : codeMarkdown(line);
}

/** A link has one line. An address that links to itself is written as it is if nothing that touches it would become a part of it. */
function writeLink(text: string, url: string, before: string, after: string): string {
  if (text === url && isAddressBetween(before, text, after)) return text;
  return text
    .split('\n')
    .map((line, i) => {
      const { start, inner, end } = withoutEnds(line);
      return escapePart(start, i === 0 ? before : '') + (inner === '' ? '' : linkMarkdown(inner, url)) + end;
    })
    .join('\n');
}

/** An address in which no Markdown reads a sign: `escapePart` would leave it as it is. */
const PLAIN_ADDRESS = /^https?:\/\/[A-Za-z0-9\-./?=&#%,:+]+$/;

function isAddressBetween(before: string, text: string, after: string): boolean {
  if (/[A-Za-z0-9\\]$/.test(before)) return false;
  if (!PLAIN_ADDRESS.test(text) && escapePart(text, before, ' ') !== text) return false;
  return urlEnd(text + after.slice(0, 100), 0) === text.length;
}

function markOf({ isBold, isItalic, isStruck, isCode }: TextRun): Emphasis | undefined {
  if (isCode) return undefined;
  const mark = `${isStruck ? '~~' : ''}${isBold ? '**' : ''}${isItalic ? '*' : ''}`;
  return mark === '' ? undefined : (mark as Emphasis);
}
