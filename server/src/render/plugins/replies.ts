import type { MarkdownIt } from 'markdown-it';
import { readQuotedName } from '../../markdown/replyQuote';
import { decodeText } from '../entities';
import { speakerPaint } from '../speakerPaint';
import type { RenderEnvironment } from './mentions';

/**
 * Renders the quote of what a message answers as `blockquote.reply`, with the hue of the quoted speaker in `data-hue` and their color,
 * if there is one, in `data-color`. Their name is its first `strong`.
 */
export function replies(md: MarkdownIt): void {
  md.core.ruler.push('replies', state => {
    const [quote, paragraph, inline] = state.tokens;
    if (quote?.type !== 'blockquote_open' || paragraph?.type !== 'paragraph_open') return;
    const name = readQuotedName(inline!.content);
    if (name === undefined || inline!.children?.find(({ nesting }) => nesting !== 0)?.type !== 'strong_open')
      return;
    const { hue, color } = speakerPaint((state.env as RenderEnvironment).people.personOf(decodeText(name)));
    quote.attrSet('class', 'reply');
    quote.attrSet('data-hue', String(hue));
    if (color !== undefined) quote.attrSet('data-color', color);
  });
}
