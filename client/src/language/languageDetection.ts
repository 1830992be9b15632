/**
 * Tells whether a text is a chat log from its first lines: front matter, then a header. Meant for ordinary Markdown
 * files, so it takes only what leaves no doubt, and never more than a few dozen short looks at lines.
 */

/** How many lines the front matter may have, and how many blank ones may follow it. */
const MAX_FRONT_MATTER_LINES = 100;
const MAX_BLANK_LINES = 20;

/** No opening fence, closing fence or beginning of a header is longer; a line may have millions of characters. */
const LOOK = 64;

const OPENING_FENCE = /^\uFEFF?---[ \t]*$/;
const CLOSING_FENCE = /^(?:---|\.\.\.)[ \t]*$/;
const BLANK = /^\s*$/;
/** A header as the format has it, its near misses left aside: `> 07:08:28  Kim`. */
const HEADER = /^> [0-2]\d:[0-5]\d:[0-5]\d {2,}\S/;

/**
 * @param line gives a line by its zero-based number
 * @param lineCount how many there are
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
