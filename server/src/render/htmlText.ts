import { shownText } from './entities';

/** What a reader sees of rendered HTML. */
export interface HtmlText {
  /** The text, as `textContent` of a page has it. An image has its alternative text. */
  readonly text: string;
  /** The mentions in it, each with its `@`. */
  readonly mentions: readonly string[];
}

const MENTION = /<span class="mention"[^>]*>([^<]*)<\/span>/g;

/** The text of HTML that `renderMessage` wrote: in it, `<` and `>` are in tags alone. */
export function htmlText(html: string): HtmlText {
  return { text: decodeOnce(html.replace(/<[^>]*>/g, '')), mentions: mentionsIn(html) };
}

const NO_MENTIONS: readonly string[] = [];

/** The mentions in HTML that `renderMessage` wrote, each with its `@`. */
export function mentionsIn(html: string): readonly string[] {
  if (!html.includes('class="mention"')) return NO_MENTIONS;
  return Array.from(html.matchAll(MENTION), ([, text]) => decodeOnce(text!));
}

/** Decodes the four entities that Markdown-it writes. */
function decodeOnce(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(amp|lt|gt|quot);/g, entity => shownText(entity));
}
