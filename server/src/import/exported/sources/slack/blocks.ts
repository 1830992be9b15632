import { escapeMarkdown } from '../../../../markdown/escapeMarkdown';
import { RichText, type Style } from '../shared/richText';
import { idOf, listOf, numberOf, stringOf, type Values, valuesOf } from '../shared/values';
import { slackEmoji, withTone } from './emoji';
import { mrkdwn } from './mrkdwn';
import type { SlackWorkspace } from './workspace';

/** Lists hold no deeper lists than this in Slack. */
const MAX_INDENT = 8;

/** Blocks as Markdown; `''` if they hold no text. */
export function blocksMarkdown(blocks: unknown, workspace: SlackWorkspace): string {
  return listOf(blocks)
    .map(block => blockMarkdown(valuesOf(block), workspace))
    .filter(part => part !== '')
    .join('\n\n');
}

function blockMarkdown(block: Values, workspace: SlackWorkspace): string {
  switch (block.type) {
    case 'rich_text':
      return richTextMarkdown(listOf(block.elements), workspace);
    case 'header':
    case 'section': {
      const parts = [block.text, ...listOf(block.fields)].map(each => textObject(each, workspace));
      return parts.filter(part => part !== '').join('\n');
    }
    case 'context':
      return listOf(block.elements)
        .map(each => textObject(each, workspace))
        .filter(part => part !== '')
        .join(' ');
    case 'markdown':
      return stringOf(block.text)?.trim() ?? '';
    case 'image':
    case 'video': {
      const title = stringOf(valuesOf(block.title).text) ?? stringOf(block.alt_text) ?? '';
      const href = stringOf(block.image_url) ?? stringOf(block.video_url);
      return new RichText().add(title || (href ?? ''), { href }).toString();
    }
    case 'table':
      return listOf(block.rows)
        .map(row =>
          listOf(row)
            .map(cell => blockMarkdown(valuesOf(cell), workspace) || textObject(cell, workspace))
            .join(' | '),
        )
        .join('\n');
    default:
      return '';
  }
}

/** `{ "type": "mrkdwn", "text": "…" }`, or `raw_text` and `plain_text`. */
function textObject(object: unknown, workspace: SlackWorkspace): string {
  const { type, text } = valuesOf(object);
  if (type === 'rich_text') return blockMarkdown(valuesOf(object), workspace);
  const words = stringOf(text);
  if (words === undefined) return '';
  return type === 'mrkdwn'
    ? mrkdwn(words, workspace)
    : escapeMarkdown(words.replace(/:([a-z0-9_+'-]{1,100}):/g, (whole, name) => slackEmoji(name) ?? whole));
}

function richTextMarkdown(elements: readonly unknown[], workspace: SlackWorkspace): string {
  const rich = new RichText();
  let list: string[] = [];
  const endList = () => {
    rich.addMarkdown(list.join('\n'));
    list = [];
  };
  for (const each of elements) {
    const element = valuesOf(each);
    if (element.type === 'rich_text_list') {
      list.push(...listLines(element, workspace));
      continue;
    }
    endList();
    const parts = listOf(element.elements);
    if (element.type === 'rich_text_quote') rich.addQuote(sectionMarkdown(parts, workspace));
    else if (element.type === 'rich_text_preformatted') {
      rich.addCode(
        parts.map(part => wordsOf(valuesOf(part), workspace)).join(''),
        stringOf(element.language),
      );
    } else for (const part of parts) addInline(rich, valuesOf(part), workspace);
  }
  endList();
  return rich.toString();
}

function sectionMarkdown(parts: readonly unknown[], workspace: SlackWorkspace): string {
  const rich = new RichText();
  for (const each of parts) {
    const part = valuesOf(each);
    // A quote holds texts, in some exports sections of texts.
    if (Array.isArray(part.elements))
      for (const inner of part.elements) addInline(rich, valuesOf(inner), workspace);
    else addInline(rich, part, workspace);
  }
  return rich.toString();
}

function listLines(list: Values, workspace: SlackWorkspace): readonly string[] {
  const indent = '   '.repeat(Math.min(numberOf(list.indent) ?? 0, MAX_INDENT));
  let number = (numberOf(list.offset) ?? 0) + 1;
  return listOf(list.elements).map(item => {
    const mark = list.style === 'ordered' ? `${number++}. ` : '- ';
    const content = sectionMarkdown(listOf(valuesOf(item).elements), workspace);
    return indent + mark + content.replaceAll('\n', `\n${indent}${' '.repeat(mark.length)}`);
  });
}

function addInline(rich: RichText, part: Values, workspace: SlackWorkspace): void {
  const { bold, italic, strike, code } = valuesOf(part.style);
  const style: Style = {
    bold: bold === true,
    italic: italic === true,
    strike: strike === true,
    code: code === true,
  };
  const href = part.type === 'link' ? stringOf(part.url) : undefined;
  rich.add(wordsOf(part, workspace), href === undefined ? style : { ...style, href });
}

/** The words of a part of a line. */
function wordsOf(part: Values, { people, channels }: SlackWorkspace): string {
  switch (part.type) {
    case 'link':
      return stringOf(part.text) ?? stringOf(part.url)?.replace(/^mailto:/, '') ?? '';
    case 'user': {
      const id = idOf(part.user_id) ?? '';
      return `@${people.get(id) ?? id}`;
    }
    case 'channel': {
      const id = idOf(part.channel_id) ?? '';
      return `#${channels.get(id)?.name ?? id}`;
    }
    case 'usergroup':
      return `@${idOf(part.usergroup_id) ?? ''}`;
    case 'broadcast':
      return `@${stringOf(part.range) ?? 'channel'}`;
    case 'emoji':
      return emojiOf(part);
    case 'date':
      return stringOf(part.fallback) ?? '';
    case 'color':
      return stringOf(part.value) ?? '';
    default:
      return stringOf(part.text) ?? '';
  }
}

function emojiOf(part: Values): string {
  const name = stringOf(part.name) ?? '';
  const tone = numberOf(part.skin_tone);
  const code = stringOf(part.unicode);
  // With a skin tone, the code holds it already.
  if (code !== undefined && /^[0-9a-f]{2,6}(?:-[0-9a-f]{2,6}){0,9}$/i.test(code)) {
    const points = code.split('-').map(each => Number.parseInt(each, 16));
    if (points.every(point => point <= 0x10ffff)) return String.fromCodePoint(...points);
  }
  const emoji = slackEmoji(name);
  if (emoji === undefined) return `:${name}:`;
  return tone === undefined || name.includes('skin-tone') ? emoji : withTone(emoji, tone);
}
