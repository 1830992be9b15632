import { isBlank } from '../text/lines';
import { type Fence, isClosingFence, readOpeningFence } from './fence';
import { FrontMatter } from './frontMatter';

/** Everything before the first header: the front matter, and stray text. */
export interface Head {
  readonly lines: readonly string[];
  readonly frontMatter: FrontMatter | undefined;
  /** The first line of `lines` with stray text, and the line after the last one. Equal when there is none. */
  readonly strayStart: number;
  readonly strayEnd: number;
}

/** A top-level key. A log without its opening fence begins with one. */
const KEY = /^[A-Za-z][\w-]{0,40}[ \t]*:(?=\s|$)/;

/** Keys that a chat does not begin with. They identify front matter even when both fences are missing. */
const DISTINCTIVE_KEY = /^(?:layout|title|date|author|tags?|lines|header-img)[ \t]*:(?=\s|$)/;

/** Reads the lines before the first header. `lines` must not contain a header. */
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

  // Line 1 is not a fence. If the following lines look like front matter, they are read as such. Then the
  // missing fence is the only finding, and the keys are not reported as stray text or as missing.
  if (fence !== undefined) return holdsKey(lines, 1) ? delimit(lines, 0, fence) : undefined;
  if (KEY.test(first)) {
    return DISTINCTIVE_KEY.test(first) || (closingLine(lines, 1) !== -1 && holdsDistinctiveKey(lines))
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

/**
 * The line of a second opening fence, which pasting can leave. Without this check the front matter would be
 * empty. -1 when there is none.
 */
function secondOpening(lines: readonly string[]): number {
  let line = 1;
  while (line < lines.length && isBlank(lines[line]!)) line++;
  if (line === lines.length || readOpeningFence(lines[line]!)?.kind !== 'fence') return -1;
  const closing = closingLine(lines, line + 1);
  return closing !== -1 && holdsDistinctiveKey(lines.slice(line + 1, closing)) ? line : -1;
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

/** Without any fence, front matter is assumed to end at the first blank line. */
function firstBlank(lines: readonly string[]): number {
  const line = lines.findIndex(isBlank);
  return line === -1 ? lines.length : line;
}

function holdsKey(lines: readonly string[], line: number): boolean {
  return line < lines.length && KEY.test(lines[line]!);
}

function holdsDistinctiveKey(lines: readonly string[]): boolean {
  return lines.slice(0, 40).some(line => DISTINCTIVE_KEY.test(line));
}

/** A line without the byte order mark that editors on Windows put before the first line. */
export function withoutByteOrderMark(line: string): string {
  return line.charCodeAt(0) === 0xfeff ? line.slice(1) : line;
}
