import { cleanText } from '../text/cleanText';
import { type Emphasis, emphasizeParts } from './emphasis';
import { escapeMarkdown, escapePart } from './escapeMarkdown';
import { holdsLiquid } from './liquid';
import { codeBlockMarkdown, codeMarkdown, linkMarkdown } from './writeMarkdown';

/** A stretch of a formatted text. */
export interface TextRun {
  /** Plain, with `\n` between lines. */
  readonly text: string;
  readonly isBold?: boolean | undefined;
  readonly isItalic?: boolean | undefined;
  readonly isStruck?: boolean | undefined;
  /** The address that the text links to. */
  readonly url?: string | undefined;
  /** Code in a line, or a block of code, whose language may be unknown. Code has no other format. */
  readonly code?: 'inline' | { readonly language?: string | undefined } | undefined;
  /** Whether it is quoted, as whole lines. */
  readonly isQuoted?: boolean | undefined;
}

/**
 * Writes a formatted text as Markdown that looks the same. Formats that end inside of a word or beside punctuation are moved or marked
 * so that Markdown sees them.
 */
export function richMarkdown(runs: readonly TextRun[]): string {
  const merged = mergeEqual(runs);
  if (merged.every(isPlain)) return escapeMarkdown(merged.map(({ text }) => text).join(''));
  let written = '';
  for (let i = 0; i < merged.length; ) {
    let end = i + 1;
    const isQuoted = merged[i]!.isQuoted ?? false;
    while (end < merged.length && (merged[end]!.isQuoted ?? false) === isQuoted) end++;
    const part = merged.slice(i, end);
    written = isQuoted ? addBlock(written, quoted(part)) : addRuns(written, part, end < merged.length);
    i = end;
  }
  return written;
}

function isPlain({ isBold, isItalic, isStruck, url, code, isQuoted }: TextRun): boolean {
  return !isBold && !isItalic && !isStruck && url === undefined && code === undefined && !isQuoted;
}

function mergeEqual(runs: readonly TextRun[]): TextRun[] {
  const merged: TextRun[] = [];
  for (const run of runs.map(withEffect)) {
    if (run.text === '') continue;
    const previous = merged.at(-1);
    if (previous !== undefined && hasSameFormat(previous, run)) {
      merged[merged.length - 1] = { ...run, text: previous.text + run.text };
    } else merged.push(run);
  }
  return merged;
}

/** A run without formats that show nothing, or that can't be written. */
function withEffect(run: TextRun): TextRun {
  const { code, isQuoted } = run;
  const text = cleanText(run.text);
  if (code === 'inline' && holdsLiquid(text)) return { text: text.replace(/\s*\n\s*/g, ' '), isQuoted };
  return typeof code !== 'object' && text.trim() === '' ? { text, isQuoted } : { ...run, text };
}

function hasSameFormat(a: TextRun, b: TextRun): boolean {
  const isBlock = typeof a.code === 'object' || typeof b.code === 'object';
  if (isBlock || a.code !== b.code || Boolean(a.isQuoted) !== Boolean(b.isQuoted)) return false;
  return a.code !== undefined || (markOf(a) === markOf(b) && a.url === b.url);
}

/** @param isFollowed whether a block follows */
function addRuns(before: string, runs: readonly TextRun[], isFollowed: boolean): string {
  let written = before;
  let isAfterBlock = before !== '';
  for (let i = 0; i < runs.length; ) {
    const { code } = runs[i]!;
    if (typeof code === 'object') {
      written = addBlock(written, codeBlockMarkdown(runs[i]!.text, code.language));
      isAfterBlock = true;
      i++;
      continue;
    }
    const end = endOfMarked(runs, i);
    const marked = [...runs.slice(i, end)];
    if (isAfterBlock) {
      // The block has ended its line.
      marked[0] = { ...marked[0]!, text: marked[0]!.text.replace(/^[ \t]*\n/, '') };
      written += '\n\n';
      isAfterBlock = false;
    }
    written += writeRuns(marked, written, startOf(runs[end]));
    i = end;
  }
  return isFollowed ? written.trimEnd() : written;
}

/** The end of the runs with the marks of one, links or not. */
function endOfMarked(runs: readonly TextRun[], start: number): number {
  const mark = markOf(runs[start]!);
  let end = start + 1;
  if (mark === undefined) return end;
  while (end < runs.length && runs[end]!.code === undefined && markOf(runs[end]!) === mark) end++;
  return end;
}

/** What the Markdown of a run begins with, as far as it matters to the one before it. */
function startOf(run: TextRun | undefined): string {
  if (run === undefined || typeof run.code === 'object') return '';
  if (run.code !== undefined) return '`';
  return markOf(run) ?? (run.url === undefined ? run.text : '[');
}

/** Writes a run, or several with the same marks. */
function writeRuns(runs: readonly TextRun[], written: string, after: string): string {
  const { text, url, code } = runs[0]!;
  const before = written.endsWith('\n') ? '' : written;
  if (code !== undefined) return codeMarkdown(text);
  const mark = markOf(runs[0]!);
  if (mark !== undefined) return emphasizeParts(runs, mark, { before, after });
  return url === undefined || code !== undefined
    ? escapePart(text, before, after)
    : writeLink(text, url, before);
}

/** A link has one line. */
function writeLink(text: string, url: string, before: string): string {
  return text
    .split('\n')
    .map((line, i) => {
      const indent = /^\s*/.exec(line)![0];
      const label = line.slice(indent.length);
      return escapePart(indent, i === 0 ? before : '') + (label === '' ? '' : linkMarkdown(label, url));
    })
    .join('\n');
}

function quoted(runs: readonly TextRun[]): string {
  const markdown = richMarkdown(runs.map(run => ({ ...run, isQuoted: false })));
  const lines = markdown.replace(/^\n+|\s+$/g, '').split('\n');
  return lines.map(line => (line === '' ? '>' : `> ${line}`)).join('\n');
}

/** Adds Markdown that is a block of its own. */
function addBlock(before: string, block: string): string {
  const above = before.replace(/\s+$/, '');
  return above === '' ? block : `${above}\n\n${block}`;
}

function markOf({ isBold, isItalic, isStruck, code }: TextRun): Emphasis | undefined {
  if (code !== undefined) return undefined;
  const stars = (isBold ? '**' : '') + (isItalic ? '*' : '');
  const mark = (isStruck ? '~~' : '') + stars;
  return mark === '' ? undefined : (mark as Emphasis);
}
