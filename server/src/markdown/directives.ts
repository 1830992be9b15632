import type { Message } from '../model/message';
import { content, isBlank } from '../text/lines';
import { forEachProseLine } from './proseLines';

/**
 * What a directive says of the rules it names:
 * - `disable-next-line`: they report nothing on the next line that is neither blank nor a directive.
 * - `disable`: they report nothing below, up to an `enable` of theirs or the end.
 * - `disable-file`: they report nothing in the log.
 */
export const DIRECTIVES = ['disable-next-line', 'disable', 'enable', 'disable-file'] as const;

export type DirectiveKind = (typeof DIRECTIVES)[number];

/** A rule that a directive names. Columns are UTF-16 units in its line. */
export interface NamedRule {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** A comment that turns rules off for a part of a log: `<!-- chatlog-disable-next-line RULE, RULE -->`. */
export interface Directive {
  /** `undefined` for a comment that begins as a directive does and is none: `chatlog-disable-nextline`. */
  readonly kind: DirectiveKind | undefined;
  /** As `lines` of the message or the head count. */
  readonly line: number;
  /** The columns of the comment. */
  readonly start: number;
  readonly end: number;
  /** The rules that it names. None stands for all of them. */
  readonly rules: readonly NamedRule[];
}

/** What every directive begins with. */
export const PREFIX = 'chatlog-';

/** What most messages have. */
export const NO_DIRECTIVES: readonly Directive[] = Object.freeze([]);

const OPEN = '<!--';
const CLOSE = '-->';

const SHORTEST = `${OPEN}chatlog-enable${CLOSE}`.length;

/** The directives in the body of a message. Fenced code has none. */
export function directivesOf(message: Message): readonly Directive[] {
  return mayHold(message) ? directivesOfProse(message) : NO_DIRECTIVES;
}

/** The same for a stretch of other Markdown. */
export function directivesOfProse(
  prose: Pick<Message, 'lines' | 'bodyStart' | 'bodyEnd'>,
): readonly Directive[] {
  const found: Directive[] = [];
  forEachProseLine(prose, (text, line) => {
    const directive = readDirective(text, line);
    if (directive !== undefined) found.push(directive);
  });
  return found.length === 0 ? NO_DIRECTIVES : found;
}

/** Whether a text may hold a directive of a message. */
export function mayHoldDirectives(text: string): boolean {
  return text.includes(OPEN);
}

/** Rules nearly all messages out. */
function mayHold(message: Message): boolean {
  if (message.plainText !== undefined) return mayHoldDirectives(message.plainText);
  const { lines, bodyStart, bodyEnd } = message;
  for (let i = bodyStart; i < bodyEnd; i++) {
    const line = lines[i]!;
    if (line.length >= SHORTEST && line.includes(OPEN)) return true;
  }
  return false;
}

/** Whether a line is a directive, and so no text for readers. */
export function isDirectiveLine(line: string): boolean {
  return line.includes(OPEN) && readDirective(content(line), 0) !== undefined;
}

/**
 * Reads a line of Markdown that is a directive and nothing else. Deeper than three spaces it would be code (CommonMark 0.31, "Indented
 * code blocks").
 */
export function readDirective(text: string, line: number): Directive | undefined {
  const start = /^ {0,3}/.exec(text)![0].length;
  if (!text.startsWith(OPEN, start)) return undefined;
  const close = text.indexOf(CLOSE, start + OPEN.length);
  if (close === -1 || !isBlank(text.slice(close + CLOSE.length))) return undefined;
  return readInside(text, line, start, start + OPEN.length, close, close + CLOSE.length);
}

/** Reads a line of YAML that is a directive: `# chatlog-disable-next-line RULE`. Only in the first column it is a comment for certain. */
export function readYamlDirective(text: string, line: number): Directive | undefined {
  return text.startsWith('#') ? readInside(text, line, 0, 1, text.length, text.trimEnd().length) : undefined;
}

/** What stands after ` -- ` says why, for people. */
function readInside(
  text: string,
  line: number,
  start: number,
  from: number,
  to: number,
  end: number,
): Directive | undefined {
  const words = wordsIn(text, from, to);
  const first = words[0]?.id;
  if (!first?.startsWith(PREFIX)) return undefined;
  const kind = DIRECTIVES.find(each => PREFIX + each === first);
  // `chatlog-` may begin what another program reads.
  if (kind === undefined && !/^chatlog-(?:dis|en)able/.test(first)) return undefined;
  const why = words.findIndex(({ id }) => id === '--');
  return { kind, line, start, end, rules: words.slice(1, why === -1 ? undefined : why) };
}

/** What white space and commas separate. */
function wordsIn(text: string, from: number, to: number): NamedRule[] {
  return Array.from(text.slice(from, to).matchAll(/[^\s,]+/g), ({ 0: id, index }) => ({
    id,
    start: from + index,
    end: from + index + id.length,
  }));
}
