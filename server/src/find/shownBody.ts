import { readCardLine } from '../markdown/cardLabels';
import { emoticonAt } from '../markdown/emoticons';
import { isSurelyPlain } from '../markdown/surelyPlain';
import { bodyText, type Message } from '../model/message';
import { mentionsIn } from '../people/mention';
import { type HtmlText, htmlText } from '../render/htmlText';
import { shownEnd } from '../render/plugins/mentions';
import type { RenderContext } from '../render/renderContext';
import { renderMessage } from '../render/renderMessage';
import { type Kinds, kindBit, kindsOfHtml } from './messageKinds';

/** An image, with nothing before or after it: most images of real logs. */
const IMAGE = /^!\[([^[\]\\&<>`*_~^|{$@]*)\]\(https?:\/\/[\w./%-]+\)$/;

/** An address that is shown as a link. */
const ADDRESS = /(?<![A-Za-z0-9])https?:\/\/[A-Za-z0-9]/i;

const NO_MENTIONS: readonly string[] = [];

/** What a reader sees of a message's body. */
export interface ShownBody extends HtmlText {
  /** What it holds, apart from mentions. */
  readonly kinds: Kinds;
}

/**
 * What a reader sees of a message's body. Equals the text of its HTML, but most messages are not rendered for it, which would take
 * ten times as long.
 */
export function shownBody(message: Message, context: RenderContext): ShownBody {
  // Markdown-it ends a paragraph with a line break.
  const line = withoutEndSpaces(bodyText(message));
  if (line === '') return { text: '', mentions: NO_MENTIONS, kinds: 0 };
  const [, alternative] = IMAGE.exec(line) ?? [];
  if (alternative !== undefined) {
    return { text: `${alternative}\n`, mentions: NO_MENTIONS, kinds: kindBit('image') };
  }
  if (!isSurelyPlain(withoutSigns(line)) || isCard(line)) return ofHtml(renderMessage(message, context));
  return {
    text: `${line.includes('[') ? withEmoji(line) : line}\n`,
    mentions: line.includes('@') ? shownMentions(line, context) : NO_MENTIONS,
    kinds: line.includes('://') && ADDRESS.test(line) ? kindBit('link') : 0,
  };
}

/** Whether a body is an image alone, in the form that most images of real logs have. */
export function isImageAlone(message: Message): boolean {
  return IMAGE.test(withoutEndSpaces(bodyText(message)));
}

/** A text without the spaces at its end. The expression ` +$` takes a time that grows with the square of a run of spaces within. */
function withoutEndSpaces(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0x20) end--;
  return end === text.length ? text : text.slice(0, end);
}

/** What a reader sees of a rendered body. */
export function ofHtml(html: string): ShownBody {
  return { ...htmlText(html), kinds: kindsOfHtml(html) };
}

/** Whether a line stands for what is no text, such as a red packet. */
function isCard(line: string): boolean {
  return (line.startsWith('[') || line.startsWith('微')) && readCardLine(line) !== undefined;
}

function shownMentions(line: string, { names, people }: RenderContext): string[] {
  const shown: string[] = [];
  let end = 0;
  for (const mention of mentionsIn(line, names, people.known)) {
    if (mention.start < end) continue;
    end = shownEnd(line, mention, line.length);
    shown.push(line.slice(mention.start, end));
  }
  return shown;
}

/** A line without what would look like Markdown and is none: a `!` at the end, and addresses, are shown as they are. */
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
