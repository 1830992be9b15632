import { foreignMarkdown } from '../../../../markdown/foreignMarkdown';
import { cleanText } from './cleanText';
import { FEISHU_LABELS, FEISHU_MEDIA } from './feishuTypes';
import { lookUp } from './lookUp';
import { attachment, readSeconds } from './placeholder';
import { labelled, labelledList, oneLine, plainBody, withoutBlankEnds } from './plainBody';
import { stringOf, type Values } from './values';
import type { Content } from './weChatContent';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The content of a message as lark-cli shows it (convert_lib): a text for each type, with elements such as
 * `<file key="…" name="…"/>` and `<vote>`, where the interface gives JSON.
 */
export function renderedContent(message: Values): Content {
  const type = stringOf(message.msg_type) ?? 'text';
  const text = stringOf(message.content) ?? '';
  const kind = lookUp(FEISHU_MEDIA, type);
  if (kind !== undefined) {
    return {
      body: '',
      attachments: [
        attachment({
          kind,
          name: kind === 'file' || kind === 'video' ? attributeOf(text, 'name') : undefined,
          seconds: readSeconds(attributeOf(text, 'duration') ?? ''),
        }),
      ],
    };
  }
  if (type === 'text') return { body: plainBody(withoutMentionTags(text)) };
  if (type === 'post') return postOf(withoutMentionTags(cleanText(text)));
  const [, inside] = /^\[[^\]:\n]{1,30}: ?([^\n]*)\]$/.exec(text.trim()) ?? [];
  const label = lookUp(FEISHU_LABELS, type) ?? '消息';
  // The identifiers of people and groups are no names.
  if (inside !== undefined) return { body: labelled(label, /^o[uc]_\w+$/.test(inside) ? undefined : inside) };
  const title = attributeOf(text, 'title') ?? attributeOf(text, 'text');
  const lines = decoded(text.replace(/<[^<>\n]{1,2000}>/g, '\n'))
    .split('\n')
    .map(oneLine)
    .filter(line => line !== '');
  if (/^\[[^\]\n]{1,30}\]$/.test(text.trim())) return { body: labelled(label) };
  return {
    body: labelledList(
      label,
      title ?? lines.shift(),
      lines.map(line => line.replace(/^[•·-] ?/, '')),
    ),
  };
}

/** A rich text, which lark-cli writes as Markdown. Its pictures have keys in place of addresses. */
function postOf(markdown: string): Content {
  const attachments = [
    ...markdown.matchAll(/!\[Image\]\([\w-]*\)|\[(Image|Media)(?:: [\w-]*)?\]|<file [^<>\n]{0,2000}\/>/g),
  ].map(([whole, word]) =>
    attachment({
      kind: whole.startsWith('<file') ? 'file' : word === 'Media' ? 'video' : 'image',
      name: whole.startsWith('<file') ? attributeOf(whole, 'name') : undefined,
    }),
  );
  const body = markdown
    .replace(/!\[Image\]\([\w-]*\)|\[(?:Image|Media)(?:: [\w-]*)?\]|<(?:file|folder) [^<>\n]{0,2000}\/>/g, '')
    .replace(/<\/?u>/g, '')
    .replace(/\n{3,}/g, '\n\n');
  return {
    body: withoutBlankEnds(foreignMarkdown(body)),
    ...(attachments.length > 0 ? { attachments } : {}),
  };
}

function withoutMentionTags(text: string): string {
  return text
    .replace(/<at user_id="all"><\/at>/g, '@所有人')
    .replace(/<at user_id="[\w-]{1,100}">([^<\n]{0,100})<\/at>/g, '@$1');
}

function attributeOf(text: string, name: string): string | undefined {
  const [, value] = new RegExp(` ${name}="([^"\\n]{1,1000})"`).exec(text) ?? [];
  return value === undefined ? undefined : oneLine(decoded(value));
}

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos|#39);/g, (_, name: string) => ENTITIES[name] ?? "'");
}
