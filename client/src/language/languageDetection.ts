/**
 * Detects a chat log by its first lines: front matter, then a header. It runs on ordinary Markdown files, so it accepts only
 * clear cases, and reads at most a few dozen short starts of lines.
 */

/** The maximum number of lines of front matter, and of blank lines after it. */
const MAX_FRONT_MATTER_LINES = 100;
const MAX_BLANK_LINES = 20;

/** The number of characters that are read of a line, which may have millions. No fence or beginning of a header is longer. */
const LOOK = 64;

const OPENING_FENCE = /^\uFEFF?---[ \t]*$/;
const CLOSING_FENCE = /^(?:---|\.\.\.)[ \t]*$/;
const BLANK = /^\s*$/;
/** A header exactly as in the format, without near misses: `> 07:08:28  Kim`. */
const HEADER = /^> [0-2]\d:[0-5]\d:[0-5]\d {2,}\S/;

/**
 * @param line returns a line by its zero-based number
 * @param lineCount the number of lines
 */
export function looksLikeChatLog(line: (index: number) => string, lineCount: number): boolean {
  const begins = (index: number, pattern: RegExp) => pattern.test(line(index).slice(0, LOOK));
  if (lineCount === 0 || !begins(0, OPENING_FENCE)) return false;
  const lastClosing = Math.min(lineCount - 1, MAX_FRONT_MATTER_LINES);
  let at = 1;
  while (at <= lastClosing && !begins(at, CLOSING_FENCE)) at++;
  if (at > lastClosing) return false;
  const lastBlank = Math.min(lineCount - 1, at + MAX_BLANK_LINES + 1);
  do at++;
  while (at <= lastBlank && begins(at, BLANK));
  return at <= lastBlank && begins(at, HEADER);
}
