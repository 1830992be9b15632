import { LINE_END, SEPARATOR } from '../../model/canonicalSpace';
import { parseTranscript } from '../../model/parse';
import type { Day } from '../../text/calendar';
import { contentLength, endOfText, isBlank } from '../../text/lines';
import { quoteWhereNeeded } from '../../yaml/yamlString';

/** How the logs of a folder are named, headed and spaced. */
export interface LogStyle {
  fileName(day: Day): string;
  /** The lines from `---` to `---`, without terminators. */
  head(day: Day, messages: number): readonly string[];
  /** The white space after a header. */
  readonly headerEnd: string;
  /** The line between header and body, and between messages. */
  readonly separator: string;
  /** The white space after a line of a body. */
  readonly lineEnd: string;
  readonly newline: '\n' | '\r\n';
}

/** FORMAT.md's form. @param author the name of the conversation @param application as in titles: `WeChat` */
export function standardStyle(author: string, application: string): LogStyle {
  return {
    fileName: day => `${day}-chat.markdown`,
    head: (day, messages) => [
      '---',
      'layout:     source',
      `title:      "${day}-${application}"`,
      `date:       ${day} 12:00:00`,
      `author:     ${quoteWhereNeeded(author)}`,
      `lines:      ${messages}`,
      'tag:        [chat]',
      '---',
    ],
    headerEnd: LINE_END,
    separator: SEPARATOR,
    lineEnd: LINE_END,
    newline: '\n',
  };
}

/** The maximum number of messages that are read to learn the white space. */
const MAX_MESSAGES = 100;

/** The keys that every log needs (FORMAT.md). A log without them is no model. */
const REQUIRED = [/^layout\s*:/, /^title\s*:/, /^date\s*:/, /^author\s*:/, /^tags?\s*:/];

/**
 * The style of an existing log. Its front matter is kept line by line; only the day of `title` and `date`, and the number of
 * `lines`, change. `undefined` for a log without whole front matter, or
 * whose name has no day in front.
 */
export function styleLike(fileName: string, text: string): LogStyle | undefined {
  const rest = /^\d{4}-\d{2}-\d{2}(.*)$/.exec(fileName)?.[1];
  const template = headOf(text);
  if (rest === undefined || template === undefined) return undefined;
  return {
    fileName: day => `${day}${rest}`,
    head: (day, messages) => template.map(line => headLine(line, day, messages)),
    ...spaceOf(text),
    newline: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

function headOf(text: string): string[] | undefined {
  const lines = text.split(/\r\n|\n|\r/, 500);
  if (!/^\ufeff?---\s*$/.test(lines[0]!)) return undefined;
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  const head = lines.slice(1, end + 1);
  const isWhole = end !== -1 && REQUIRED.every(key => head.some(line => key.test(line)));
  return isWhole ? ['---', ...head] : undefined;
}

function headLine(line: string, day: Day, messages: number): string {
  if (/^(?:title|date)\s*:/.test(line)) return line.replace(/(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)/g, day);
  return line.replace(/^(lines\s*:\s*)\d+/, `$1${messages}`);
}

function spaceOf(text: string): Pick<LogStyle, 'headerEnd' | 'separator' | 'lineEnd'> {
  const ends = { header: new Counter(), separator: new Counter(), line: new Counter() };
  for (const { lines, bodyStart, bodyEnd } of parseTranscript(text).messages.slice(0, MAX_MESSAGES)) {
    ends.header.add(spaceAfter(lines[0]!));
    if (bodyEnd > bodyStart) ends.line.add(spaceAfter(lines[bodyEnd - 1]!));
    if (lines.length > 1 && isBlank(lines[1]!)) ends.separator.add(spaceAfter(lines[1]!));
  }
  return {
    headerEnd: ends.header.most ?? LINE_END,
    separator: ends.separator.most ?? SEPARATOR,
    lineEnd: ends.line.most ?? LINE_END,
  };
}

/** The white space at the end of a line, before its terminator. */
function spaceAfter(line: string): string {
  return line.slice(endOfText(line), contentLength(line));
}

class Counter {
  readonly #counts = new Map<string, number>();

  add(text: string): void {
    this.#counts.set(text, (this.#counts.get(text) ?? 0) + 1);
  }

  /** The most frequent text. */
  get most(): string | undefined {
    return [...this.#counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  }
}
