import { foreignMarkdown } from '../../../../markdown/foreignMarkdown';
import { parseLeniently } from '../../input/jsonValue';
import type { AttachmentKind, ConversationStart } from '../../readItem';
import { cleanName } from './cleanText';
import { attachment } from './placeholder';
import { oneLine, plainBody, withoutBlankEnds } from './plainBody';
import { isValues, listOf, numberOf, stringOf, type Values, valuesOf } from './values';
import { type Content, mediaContent, shownContent } from './weChatContent';

const MARKDOWN = 1200;

/** The conversation: the exporter names the folder of its files `chat.json`, `chat.csv`, `chat.txt` after it. */
export function dingTalkStart(path: string, id?: string): ConversationStart {
  const [, folder] = /(?:^|\/)([^/]+)\/chat\.[a-z]+$/i.exec(path) ?? [];
  return { kind: 'conversation', id, name: cleanName(folder) };
}

/**
 * The content of a message. Where the exporter finds no text, it writes DingTalk's own JSON.
 *
 * @param type the `contentType` of DingTalk's database
 */
export function dingTalkContent(text: string, type: unknown, attachments?: unknown): Content {
  const number = numberOf(type);
  const kind = kindOf(number);
  const raw = rawContent(text);
  if (kind === undefined) {
    if (raw !== undefined) return { body: '[消息]' };
    return number === MARKDOWN ? { body: withoutBlankEnds(foreignMarkdown(text)) } : shownContent(text);
  }
  const name = kind === 'file' ? fileNameIn([raw, ...listOf(attachments)]) : undefined;
  if (raw !== undefined || (text.trim() === '' && number !== undefined)) {
    return { body: '', attachments: [attachment({ kind, name })] };
  }
  if (kind === 'file' && !text.startsWith('[')) {
    return { body: '', attachments: [attachment({ kind, name: name ?? oneLine(text) })] };
  }
  const content = mediaContent(kind, text);
  const [found] = content.attachments ?? [];
  if (found === undefined || found.name !== undefined) return content;
  return { ...content, attachments: [attachment({ ...found, name })] };
}

function kindOf(type: number | undefined): AttachmentKind | undefined {
  if (type === 2) return 'image';
  if (type === 3) return 'voice';
  if (type === 202) return 'video';
  return type === 4 || (type !== undefined && type >= 500 && type < 600) ? 'file' : undefined;
}

/** DingTalk's JSON in place of a text. JSON that a person writes has no type of content. */
function rawContent(text: string): Values | undefined {
  if (!/^\{.*\}$/s.test(text.trim())) return undefined;
  const content = parseLeniently(text)?.value;
  return isValues(content) && ('contentType' in content || 'attachments' in content || text.trim() === '{}')
    ? content
    : undefined;
}

/** The name of a file in DingTalk's JSON, whose `extension` may be a text with JSON in it. */
function fileNameIn(values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const item = valuesOf(value);
    const extension =
      typeof item.extension === 'string'
        ? valuesOf(parseLeniently(item.extension)?.value)
        : valuesOf(item.extension);
    const name =
      stringOf(extension.f_name) ??
      stringOf(extension.fileName) ??
      stringOf(item.fileName) ??
      stringOf(item.filename) ??
      fileNameIn(listOf(item.attachments));
    if (name !== undefined) return oneLine(name);
  }
  return undefined;
}

/** The body of a message in the text, which has no types. */
export function dingTalkText(text: string): Content {
  return rawContent(text) === undefined ? shownContent(text) : { body: plainBody('[消息]') };
}
