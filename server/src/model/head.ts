import { isBlank } from '../text/lines';
import { type Fence, isClosingFence, readOpeningFence } from './fence';
import { FrontMatter } from './frontMatter';

/** What stands before the first header: the front matter, and text that belongs to nothing. */
export interface Head {
  readonly lines: readonly string[];
  readonly frontMatter: FrontMatter | undefined;
  /** The lines of `lines` after the front matter that are not blank around: from, to (exclusive); equal when there are none. */
  readonly strayStart: number;
  readonly strayEnd: number;
}

/** A top-level key, as a log without its opening fence begins with. */
const KEY = /^[A-Za-z][\w-]{0,40}[ \t]*:(?=\s|$)/;

/** Keys that nobody begins a chat with: enough to see front matter even where both fences are gone. */
const TELLING_KEY = /^(?:layout|title|date|author|tags?|lines|header-img)[ \t]*:(?=\s|$)/;

/** Reads the lines before the first header. `lines` holds no header. */
export function readHead(lines: readonly string[]): Head {
  const frontMatter = readFrontMatter(lines);
  let strayStart = frontMatter?.lines.length ?? 0;
  let strayEnd = lines.length;
  while (strayEnd > strayStart && isBlank(lines[strayEnd - 1]!)) strayEnd--;
  while (strayStart < strayEnd && isBlank(lines[strayStart]!)) strayStart++;
  return { lines, frontMatter, strayStart, strayEnd };
}

function readFrontMatter(lines: readonly string[]): FrontMatter | undefined {
  const first = withoutByteOrderMark(lines[0] ?? '');
  const fence = readOpeningFence(first);
  if (fence !== undefined && fence.kind !== 'nearMiss') {
    const second = fence.kind === 'fence' ? secondOpening(lines) : -1;
    return delimit(lines, Math.max(0, second), fence);
  }

  // Line 1 is no fence. What follows shows whether there is front matter all the same, so that one finding tells
  // of the fence, and none calls the keys stray text or missing.
  if (fence !== undefined) return holdsKey(lines, 1) ? delimit(lines, 0, fence) : undefined;
  if (KEY.test(first)) {
    return TELLING_KEY.test(first) || (closingLine(lines, 1) !== -1 && holdsTellingKey(lines))
      ? delimit(lines, -1, undefined)
      : undefined;
  }
  if (!isBlank(first)) return undefined;
  let line = 1;
  while (line < lines.length && isBlank(lines[line]!)) line++;
  const displaced = line < lines.length ? readOpeningFence(lines[line]!) : undefined;
  return displaced?.kind === 'fence' && holdsKey(lines, line + 1)
    ? delimit(lines, line, displaced)
    : undefined;
}

/** The line of a fence that opens the front matter once more, as pasting leaves it: without it, that would be empty. -1 when there is none. */
function secondOpening(lines: readonly string[]): number {
  let line = 1;
  while (line < lines.length && isBlank(lines[line]!)) line++;
  if (line === lines.length || readOpeningFence(lines[line]!)?.kind !== 'fence') return -1;
  const closing = closingLine(lines, line + 1);
  return closing !== -1 && holdsTellingKey(lines.slice(line + 1, closing)) ? line : -1;
}

function delimit(lines: readonly string[], openingLine: number, opening: Fence | undefined): FrontMatter {
  const closing = closingLine(lines, openingLine + 1);
  const end = closing !== -1 ? closing + 1 : opening === undefined ? firstBlank(lines) : lines.length;
  return new FrontMatter(lines.slice(0, end), openingLine, opening, closing);
}

function closingLine(lines: readonly string[], from: number): number {
  for (let line = from; line < lines.length; line++) if (isClosingFence(lines[line]!)) return line;
  return -1;
}

/** Without any fence, front matter can only be taken to end at the first blank line. */
function firstBlank(lines: readonly string[]): number {
  const line = lines.findIndex(isBlank);
  return line === -1 ? lines.length : line;
}

function holdsKey(lines: readonly string[], line: number): boolean {
  return line < lines.length && KEY.test(lines[line]!);
}

function holdsTellingKey(lines: readonly string[]): boolean {
  return lines.slice(0, 40).some(line => TELLING_KEY.test(line));
}

/** A line without the mark that editors on Windows put before the first one. */
export function withoutByteOrderMark(line: string): string {
  return line.charCodeAt(0) === 0xfeff ? line.slice(1) : line;
}
