import { foreignMarkdown } from '../../../../markdown/foreignMarkdown';
import type { Attachment } from '../../readItem';
import { cleanName } from './cleanText';
import { attachment } from './placeholder';
import { oneLine, plainBody, withoutBlankEnds } from './plainBody';
import { RichText, type Style } from './richText';
import { isValues, listOf, stringOf, type Values, valuesOf } from './values';
import type { Content } from './weChatContent';

/** The names of the people that a message mentions, by the keys in its text: `@_user_1`. */
export type FeishuMentions = ReadonlyMap<string, string>;

/** `[标题](https://example.org)` in a text message: the only thing in it that is no plain text. */
const LINK = /\[([^\]\n]{1,500})\]\(((?:https?:\/\/|mailto:)(?:[^\s()]|\([^\s()]{0,500}\)){1,2000})\)/g;

/** A text with the names of the people that it mentions. */
export function withMentions(text: string, mentions: FeishuMentions): string {
  return text
    .replace(/@_user_\d{1,5}/g, key => (mentions.has(key) ? `@${mentions.get(key)}` : key))
    .replace(/@_all\b/g, '@所有人')
    .replace(
      /<at (?:user_id|id|open_id)=["']?([\w-]{1,100})["']?[^>\n]{0,100}>([^<\n]{0,100})<\/at>/g,
      (_, id: string, name: string) => `@${name || (id === 'all' ? '所有人' : id)}`,
    );
}

/** The body of a text message. */
export function feishuText(text: string, mentions: FeishuMentions): string {
  const said = withMentions(text, mentions);
  const rich = new RichText();
  let end = 0;
  for (const match of said.matchAll(LINK)) {
    const [whole, label = '', href] = match;
    rich.add(said.slice(end, match.index)).add(label, { href });
    end = match.index + whole.length;
  }
  return end === 0 ? plainBody(said) : withoutBlankEnds(rich.add(said.slice(end)).toString());
}

/** The content of a rich text: a title and rows of elements, perhaps in several languages, of which the first is taken. */
export function feishuPost(post: Values, mentions: FeishuMentions): Content {
  const { title, rows } = partsOf(post);
  const rich = new RichText();
  const attachments: Attachment[] = [];
  if (title !== undefined) rich.add(title, { bold: true }).add('\n');
  rows.forEach((row, at) => {
    if (at > 0) rich.add('\n');
    for (const element of row) addElement(rich, valuesOf(element), mentions, attachments);
  });
  for (const each of listOf(post.files)) {
    const name = stringOf(valuesOf(each).file_name);
    attachments.push(attachment({ kind: 'file', name: name && oneLine(name) }));
  }
  // A row that is only a picture leaves an empty line.
  const body = withoutBlankEnds(rich.toString().replace(/\n{3,}/g, '\n\n'));
  return { body, ...(attachments.length > 0 ? { attachments } : {}) };
}

/** The texts of a rich text, without styles. */
export function plainPost(post: Values, mentions: FeishuMentions): string {
  const { title, rows } = partsOf(post);
  const lines = rows.map(row => row.map(each => plainElement(valuesOf(each), mentions)).join(''));
  return [title ?? '', ...lines].filter(line => line !== '').join('\n');
}

function partsOf(post: Values): { title: string | undefined; rows: readonly (readonly unknown[])[] } {
  const isPost = 'content' in post || 'title' in post || 'content_v2' in post;
  const body = isPost ? post : valuesOf(post.zh_cn ?? Object.values(post).find(isValues));
  const rows = listOf(body.content).length > 0 ? listOf(body.content) : listOf(body.content_v2);
  // Some programs leave out the rows.
  const isFlat = rows.some(isValues);
  return { title: stringOf(body.title), rows: isFlat ? rows.map(row => [row]) : rows.map(listOf) };
}

function addElement(
  rich: RichText,
  element: Values,
  mentions: FeishuMentions,
  attachments: Attachment[],
): void {
  switch (element.tag) {
    case 'img':
      attachments.push(attachment({ kind: 'image' }));
      break;
    case 'media':
      attachments.push(attachment({ kind: 'video' }));
      break;
    case 'code_block':
      rich.addCode(stringOf(element.text) ?? '', stringOf(element.language)?.toLowerCase());
      break;
    case 'hr':
      rich.addMarkdown('---');
      break;
    case 'md':
      rich.addMarkdown(foreignMarkdown(withMentions(stringOf(element.text) ?? '', mentions)));
      break;
    default:
      rich.add(plainElement(element, mentions), styleOf(element));
  }
}

function plainElement(element: Values, mentions: FeishuMentions): string {
  const text = stringOf(element.text) ?? stringOf(valuesOf(element.text).content) ?? '';
  switch (element.tag) {
    case 'at':
      return mentionOf(element, mentions);
    case 'emotion':
      return `[${stringOf(element.emoji_type) ?? '表情'}]`;
    case 'img':
      return '[图片]';
    case 'media':
      return '[视频]';
    case 'hr':
      return '';
    case 'a':
      return text === '' ? (stringOf(element.href) ?? '') : text;
    default:
      return withMentions(text, mentions);
  }
}

function mentionOf(element: Values, mentions: FeishuMentions): string {
  const key = stringOf(element.user_id) ?? '';
  if (/^@?_?all$/.test(key)) return '@所有人';
  return `@${cleanName(element.user_name) ?? mentions.get(key) ?? key.replace(/^@/, '')}`;
}

function styleOf(element: Values): Style {
  const styles = listOf(element.style);
  return {
    bold: styles.includes('bold'),
    italic: styles.includes('italic'),
    strike: styles.includes('lineThrough'),
    href: element.tag === 'a' ? stringOf(element.href) : undefined,
  };
}
