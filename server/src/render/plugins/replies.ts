import type { MarkdownIt } from 'markdown-it';
import { readQuotedName } from '../../markdown/replyQuote';
import { decodeText } from '../entities';
import type { RenderEnvironment } from '../renderContext';
import { paintAttributes, speakerPaint } from '../speakerPaint';

/**
 * Renders the quote of what a message answers as `blockquote.reply`, with the paint of the quoted speaker in `data-slot` or
 * `data-color`. Their name is its first `strong`.
 */
export function replies(md: MarkdownIt): void {
  md.core.ruler.push('replies', state => {
    const [quote, paragraph, inline] = state.tokens;
    if (quote?.type !== 'blockquote_open' || paragraph?.type !== 'paragraph_open') return;
    const name = readQuotedName(inline!.content);
    if (name === undefined || inline!.children?.find(({ nesting }) => nesting !== 0)?.type !== 'strong_open')
      return;
    const { people, slots } = state.env as RenderEnvironment;
    quote.attrSet('class', 'reply');
    const paint = speakerPaint(people.personOf(decodeText(name)), slots);
    for (const [key, value] of paintAttributes(paint)) quote.attrSet(key, value);
  });
}
