import * as l10n from '@vscode/l10n';
import { lineRange } from '../../../model/span';
import { forEachProseLine } from '../../markdown';
import type { MessageRule } from '../../rule';

/** An image with an `http:` address: editors and sites under https don't load it. Images in code are none. */
export const insecureUrl: MessageRule = {
  id: 'image/insecure-url',
  defaultLevel: 'information',
  scope: 'message',

  check(message, report) {
    if (!mayHold(message.lines)) return;
    forEachProseLine(message, (text, line) => {
      for (const { start, end } of insecureImages(text)) {
        report({
          range: lineRange(line, start, end),
          message: l10n.t(
            'The image has an "http:" address, which editors and secure sites block: expected "https:".',
          ),
        });
      }
    });
  },

  fix(_log, { range: { start } }) {
    const end = start.character + 'http'.length;
    return {
      title: l10n.t('Change to "https:"'),
      edits: [{ range: lineRange(start.line, end, end), newText: 's' }],
    };
  },
};

/** Rules nearly all messages out without a look at their Markdown. */
function mayHold(lines: readonly string[]): boolean {
  for (let i = 1; i < lines.length; i++) if (lines[i]!.includes('![')) return true;
  return false;
}

const INSECURE = /[ \t]{0,9}<?(?=(http:\/\/))/iy;

/** What follows white space after an address. */
const TITLE_OR_END = /[ \t]{1,99}[)"'(]/y;

/** Brackets, and what takes their meaning from them. */
const SIGNS = /\\.|!?\[|\]/g;

/**
 * The addresses of a line's images that are not secure. Brackets are matched with a stack, so that alternative text may hold
 * some, and an image stand inside a link; linear.
 */
function* insecureImages(text: string): Generator<{ start: number; end: number }> {
  if (!text.includes('![')) return;
  const open: boolean[] = [];
  for (const { 0: sign, index } of text.matchAll(SIGNS)) {
    if (sign !== ']') {
      if (sign[0] !== '\\') open.push(sign === '![');
      continue;
    }
    const isImage = open.pop();
    if (!isImage || text[index + 1] !== '(') continue;
    INSECURE.lastIndex = index + 2;
    if (!INSECURE.test(text)) continue;
    const start = INSECURE.lastIndex;
    const end = endOfAddress(text, start, text[start - 1] === '<');
    if (end !== -1) yield { start, end };
  }
}

/**
 * An address ends at white space, or at the parenthesis that closes the image; one in angle brackets at theirs. -1 where nothing
 * does, square brackets included: no address holds them but by a slip, and so no part of a line is looked at twice.
 */
function endOfAddress(text: string, start: number, bracketed: boolean): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const sign = text[i]!;
    if (sign === '[' || sign === ']') return -1;
    if (bracketed) {
      if (sign === '>') return i;
    } else if (sign === '(') depth++;
    else if (sign === ')') {
      if (depth-- === 0) return i;
    } else if (sign === ' ' || sign === '\t') {
      TITLE_OR_END.lastIndex = i;
      return TITLE_OR_END.test(text) ? i : -1;
    }
  }
  return -1;
}
