import { cleanText } from '../text/cleanText';
import { isBlank } from '../text/lines';
import { escapePart } from './escapeMarkdown';
import { codeBlockMarkdown } from './writeMarkdown';

/** A fence that any Markdown reads as one: with nothing but a language after it. */
const FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*([\w+#.-]*)[ \t]*$/;

/** What some Markdown reads as the begin of a block of code, whatever follows. */
const OPEN_FENCE = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})/;

/** What may become a tag, an instruction of Liquid or kramdown, or an address, or begin code that goes on in other messages. */
const MAY_CHANGE = /<|\{[{%:]|\]\s*[(:[]|\$\$|^ {0,3}(?:`{3}|~{3})/m;

/** An escape; an address in angle brackets, without Liquid; and what is changed. Code is found before. */
const SIGNS =
  /\\[!-/:-@[-`{-~]|<(?![^<>]*\{[{%:])(?:https?:\/\/[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,99})>|<(?=[\p{L}_:/!?])|(?<=\{)\{|\{(?=[{%:])|(?<=\{)%|\](?=\s*[(:[])|\$\$/gu;

/** The target of a link: an address, as applications link it. */
const LINKED = /^\]\(\s*(?:<(?=[^<>]*>))?(?:https?:\/\/|mailto:)/i;
const DEFINED = /^\]:\s*<?(?:https?:\/\/|mailto:)/i;

/**
 * Markdown that an application renders, for a log. Its Markdown stays; what the application shows as text does not become anything else on
 * a page: tags of HTML, Liquid, kramdown's lists of attributes and formulas, and links that lead to other than web and mail addresses.
 *
 * @param markdown with `\n` between lines
 */
export function foreignMarkdown(markdown: string): string {
  const text = cleanText(markdown);
  if (!MAY_CHANGE.test(text)) return text;
  const blocks: string[] = [];
  let prose: string[] = [];
  const endProse = () => {
    const written = withoutHtml(prose);
    if (!isBlank(written)) blocks.push(written.replace(/^(?:[ \t]*\n)+|\s+$/g, ''));
    prose = [];
  };
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const [, fence, language] = FENCE.exec(lines[i]!) ?? [];
    const end = fence === undefined ? -1 : endOfCode(lines, i + 1, fence);
    if (end === -1) {
      // Without an end it would go on into the next block.
      prose.push(
        lines[i]!.replace(
          OPEN_FENCE,
          (_all, space: string, signs: string) => space + signs.replace(/./g, '\\$&'),
        ),
      );
      continue;
    }
    endProse();
    blocks.push(codeBlockMarkdown(lines.slice(i + 1, end).join('\n'), language));
    i = end;
  }
  endProse();
  // Only after a blank line a block of code is one in any Markdown.
  return blocks.filter(block => block !== '').join('\n\n');
}

/** The line that ends a block of code; -1 if there is none. */
function endOfCode(lines: readonly string[], start: number, fence: string): number {
  for (let i = start; i < lines.length; i++) {
    const line = lines[i]!.trim();
    if (line.startsWith(fence) && line === fence[0]!.repeat(line.length)) return i;
  }
  return -1;
}

function withoutHtml(lines: readonly string[]): string {
  const parts = lines.map(partsOf);
  // Code that goes on in the next line depends on the blocks, which differ from Markdown to Markdown: then nothing counts as code.
  const areWhole = parts.every(each => each !== undefined);
  return lines
    .map((line, i) => {
      if (!areWhole) return withoutTags(line);
      return parts[i]!.reduce((written, { text, isCode }) => {
        if (!isCode) return written + withoutTags(text);
        return MAY_BE_LIQUID.test(text) ? withCodeAsText(written, text) : written + text;
      }, '');
    })
    .join('\n');
}

interface Part {
  readonly text: string;
  readonly isCode: boolean;
}

/** The code of a line, with its ticks, and what is between; `undefined` if a tick has no partner. */
function partsOf(line: string): readonly Part[] | undefined {
  const parts: Part[] = [];
  let from = 0;
  for (const token = /\\[\\`]|`+/g; ; ) {
    const match = token.exec(line);
    if (match === null) break;
    const [run] = match;
    if (run.startsWith('\\')) continue;
    const end = endOfRun(line, token.lastIndex, run.length);
    if (end === undefined) return undefined;
    parts.push({ text: line.slice(from, match.index), isCode: false });
    parts.push({ text: line.slice(match.index, end), isCode: true });
    from = end;
    token.lastIndex = end;
  }
  parts.push({ text: line.slice(from), isCode: false });
  return parts;
}

/** Where the next run of as many ticks ends. */
function endOfRun(line: string, start: number, length: number): number | undefined {
  const ticks = /`+/g;
  ticks.lastIndex = start;
  for (let match = ticks.exec(line); match !== null; match = ticks.exec(line)) {
    if (match[0].length === length) return ticks.lastIndex;
  }
  return undefined;
}

/** Liquid is executed in code as well, where nothing can be escaped: such code becomes text. */
const MAY_BE_LIQUID = /\{[{%]/;

function withCodeAsText(before: string, code: string): string {
  const text = escapePart(code.replace(/^`+ ?| ?`+$/g, ''), 'x', 'x');
  return closed(before) + closed(text);
}

/** Without a sign at its end, escaped or not, that could mean something together with what follows it. */
function closed(text: string): string {
  return text.replace(
    /(?<!\\)((?:\\\\)*)\\?([{<$\]&])$/,
    (_all, backslashes: string, sign: string) => `${backslashes}&#${sign.charCodeAt(0)};`,
  );
}

function withoutTags(text: string): string {
  return text.replace(SIGNS, (sign, offset: number) => {
    switch (sign[0]) {
      case '<':
        return sign.length > 1 ? sign : '\\<';
      case '{':
        return text[offset - 1] === '{' || text[offset + 1] === ':' ? '\\{' : '{';
      case '%':
        return '&#37;';
      case '$':
        return '\\$\\$';
      case ']':
        return isHarmless(text, offset) ? ']' : '\\]';
      default:
        return sign;
    }
  });
}

/** Whether what follows a bracket is an address of the web or for mail, or no target at all. */
function isHarmless(text: string, at: number): boolean {
  const next = text.slice(at, at + 2_100);
  if (next.startsWith('](')) return LINKED.test(next);
  // Only at the start of a line it defines a target.
  if (next.startsWith(']:')) return DEFINED.test(next) || !/^[ >]*\[[^\]]*$/.test(text.slice(0, at));
  return true;
}
