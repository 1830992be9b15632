import { emoticonAt } from '../markdown/emoticons';
import { isSurelyPlain } from '../markdown/surelyPlain';
import { bodyText, type Message } from '../model/message';
import { mentionsIn, type Names } from '../people/mention';
import type { People } from '../people/people';
import { type HtmlText, htmlText } from '../render/htmlText';
import { shownEnd } from '../render/plugins/mentions';
import { renderMessage } from '../render/renderMessage';

/** An image, with nothing before or after it: most images of real logs. */
const IMAGE = /^!\[([^[\]\\&<>`*_~^|{$@]*)\]\(https?:\/\/[\w./%-]+\)$/;

const NO_MENTIONS: readonly string[] = [];

/**
 * What a reader sees of a message's body. Equals the text of its HTML, but most messages are not rendered for it, which would take
 * ten times as long.
 */
export function shownText(message: Message, names: Names, people: People): HtmlText {
  // Markdown-it ends a paragraph with a line break.
  const line = bodyText(message).replace(/ +$/, '');
  if (line === '') return { text: '', mentions: NO_MENTIONS };
  const [, alternative] = IMAGE.exec(line) ?? [];
  if (alternative !== undefined) return { text: `${alternative}\n`, mentions: NO_MENTIONS };
  if (!isSurelyPlain(withoutSigns(line))) return htmlText(renderMessage(message, names, people));
  return {
    text: `${line.includes('[') ? withEmoji(line) : line}\n`,
    mentions: line.includes('@') ? shownMentions(line, names, people) : NO_MENTIONS,
  };
}

function shownMentions(line: string, names: Names, people: People): string[] {
  const shown: string[] = [];
  let end = 0;
  for (const mention of mentionsIn(line, names, people.known)) {
    if (mention.start < end) continue;
    end = shownEnd(line, mention, line.length);
    shown.push(line.slice(mention.start, end));
  }
  return shown;
}

/** A line without what would look like Markdown and is none. An address and a `!` at the end are shown as they are. */
function withoutSigns(line: string): string {
  const withoutEnd = line.endsWith('!') ? `${line.slice(0, -1)}.` : line;
  const withoutAddress = withoutEnd.includes('://') ? withoutEnd.replaceAll('://', '//') : withoutEnd;
  return withoutAddress.includes('[') ? replaceEmoticons(withoutAddress, () => '.') : withoutAddress;
}

function withEmoji(line: string): string {
  return replaceEmoticons(line, emoji => emoji);
}

function replaceEmoticons(line: string, replacement: (emoji: string) => string): string {
  return line.replace(/\[[^[\]]*\](?!\()/g, (written, at: number) => {
    const found = emoticonAt(line, at);
    return found?.end === at + written.length ? replacement(found.emoticon.emoji) : written;
  });
}
