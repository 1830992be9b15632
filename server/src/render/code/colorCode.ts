import { type CodeLanguage, codeLanguage } from './languages';

type CodePart = 'comment' | 'string' | 'number' | 'keyword';

/**
 * Colors code: its HTML with `span.code-comment`, `.code-string`, `.code-number` and `.code-keyword`. It reads each character once, whatever the
 * code is.
 *
 * @param name the language as the code block names it
 * @returns `''` for an unknown language, as Markdown-it expects
 */
export function colorCode(code: string, name: string, escapeHtml: (text: string) => string): string {
  const language = codeLanguage(name);
  if (language === undefined) return '';
  let html = '';
  let plain = 0;
  for (const { part, start, end } of codeParts(code, language)) {
    html += escapeHtml(code.slice(plain, start));
    html += `<span class="code-${part}">${escapeHtml(code.slice(start, end))}</span>`;
    plain = end;
  }
  return html + escapeHtml(code.slice(plain));
}

interface FoundPart {
  readonly part: CodePart;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const NUMBER = /0[xXbBoO][\da-fA-F_]+|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?[a-zA-Z]{0,3}/y;

function* codeParts(code: string, language: CodeLanguage): Generator<FoundPart> {
  const { lineComments, blockComment, quotes, keywords, ignoresCase } = language;
  /** By quote, where the text ends in which one of them is known to stay open. */
  const open = new Map<string, number>();
  for (let start = 0; start < code.length; ) {
    const sign = code[start]!;
    if (lineComments.some(begin => code.startsWith(begin, start))) {
      const end = lineEnd(code, start);
      yield { part: 'comment', start, end };
      start = end;
    } else if (blockComment !== undefined && code.startsWith(blockComment[0], start)) {
      const found = code.indexOf(blockComment[1], start + blockComment[0].length);
      const end = found === -1 ? code.length : found + blockComment[1].length;
      yield { part: 'comment', start, end };
      start = end;
    } else if (quotes.includes(sign)) {
      const limit = sign === '`' ? code.length : lineEnd(code, start);
      const end = open.get(sign) === limit ? undefined : stringEnd(code, start, limit);
      if (end === undefined) open.set(sign, limit);
      else yield { part: 'string', start, end };
      start = end ?? start + 1;
    } else {
      const word = matchAt(WORD, code, start);
      const number = word === undefined ? matchAt(NUMBER, code, start) : undefined;
      if (word !== undefined && keywords.has(ignoresCase ? word.toLowerCase() : word)) {
        yield { part: 'keyword', start, end: start + word.length };
      } else if (number !== undefined) {
        yield { part: 'number', start, end: start + number.length };
      }
      start += (word ?? number ?? sign).length;
    }
  }
}

/** The end of a text in quotes. `undefined` if it is not closed before `limit`: an apostrophe. */
function stringEnd(code: string, start: number, limit: number): number | undefined {
  const quote = code[start]!;
  for (let at = start + 1; at < limit; at++) {
    if (code[at] === '\\') at++;
    else if (code[at] === quote) return at + 1;
  }
  return undefined;
}

function lineEnd(code: string, start: number): number {
  const end = code.indexOf('\n', start);
  return end === -1 ? code.length : end;
}

function matchAt(pattern: RegExp, text: string, start: number): string | undefined {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0];
}
