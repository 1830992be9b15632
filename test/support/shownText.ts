import { bodyText } from '../../server/src/model/message';
import { parseTranscript } from '../../server/src/model/parse';
import { renderMessage } from '../../server/src/render/renderMessage';
import { isBlank } from '../../server/src/text/lines';
import { renderContext } from './renderContext';

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** The text that the preview shows of a body of Markdown, as `textOfHtml` reads it. */
export function shownText(markdown: string, names: readonly string[] = []): string {
  return textOfHtml(shownHtml(markdown, names));
}

/** What the preview makes of a body of Markdown. */
export function shownHtml(markdown: string, names: readonly string[] = []): string {
  const { messages } = parseTranscript(`> 07:08:28  Kim Park  \n   \n${markdown}\n`);
  const [message] = messages;
  if (
    messages.length !== 1 ||
    bodyText(message!).trimEnd() !== markdown.replace(/^(?:[ \t]*\n)+|\s+$/g, '')
  ) {
    return `not one message: ${markdown}`;
  }
  return renderMessage(message!, renderContext(names));
}

/**
 * The text of rendered paragraphs, links, mentions and emoticons. A paragraph ends with a blank line, spaces that don't break are
 * spaces, and an emoticon is its name. Tags of anything else stay, so that it differs from any plain text.
 */
export function textOfHtml(html: string): string {
  return html
    .replace(/<span class="emoticon"[^>]* title="([^"]*)"[^>]*>[^<]*<\/span>/g, '$1')
    .replace(/<span class="mention"[^>]*>([^<]*)<\/span>/g, '$1')
    .replace(/<a href="[^"]*">([^<]*)<\/a>/g, '$1')
    .replace(/<br>\n/g, '\n')
    .replace(/<\/p>\n(?=<)/g, '\n\n')
    .replace(/<\/p>\n$/, '')
    .replace(/<p(?: class="(?:emoji(?: large)?|images)")? data-line="\d+">/g, '')
    .replace(/&\w+;/g, entity => ENTITIES[entity] ?? entity)
    .replaceAll('\u00a0', ' ')
    .replace(/ +$/gm, '');
}

/**
 * What remains of a text that is shown: without white space at the ends of lines, blank lines around it, and characters that no file
 * or text holds. Tabs at the beginning of a line are four columns wide.
 */
export function visibleText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/(?!\n|\t)\p{Cc}/gu, '')
    .split('\n')
    .map(line => (isBlank(line) ? '' : line.trimEnd().replace(/^[ \t]+/, withSpaces)))
    .join('\n')
    .replaceAll('\u00a0', ' ')
    .replace(/^\n+|\n+$/g, '');
}

function withSpaces(indent: string): string {
  let spaces = '';
  for (const sign of indent) spaces += sign === '\t' ? ' '.repeat(4 - (spaces.length % 4)) : ' ';
  return spaces;
}
