import { parseLeniently } from '../../input/jsonValue';
import type { Attachment, AttachmentKind } from '../../readItem';
import { cleanName } from './cleanText';
import { feishuCard } from './feishuCard';
import { type FeishuMentions, feishuPost, feishuText, plainPost, withMentions } from './feishuPost';
import { FEISHU_LABELS, FEISHU_MEDIA } from './feishuTypes';
import { lookUp } from './lookUp';
import { attachment } from './placeholder';
import { labelled, labelledList, oneLine, plainBody } from './plainBody';
import { idOf, isValues, listOf, numberOf, stringOf, type Values, valuesOf } from './values';
import type { Content } from './weChatContent';

/** The people whom a message mentions. */
export function mentionsOf(message: Values): FeishuMentions {
  const mentions = new Map<string, string>();
  for (const each of listOf(message.mentions)) {
    const { key, name } = valuesOf(each);
    const shown = cleanName(name);
    if (typeof key === 'string' && shown !== undefined) mentions.set(key, shown);
  }
  return mentions;
}

/** The name that a message has for each identifier of a person: its sender's, if it is written, and those of its mentions. */
export function namesIn(message: Values): readonly (readonly [id: string, name: string])[] {
  const sender = valuesOf(message.sender);
  const given: (readonly [unknown, unknown])[] = [
    [sender.id, sender.name ?? sender.sender_name],
    ...listOf(message.mentions).map(each => {
      const { id, name } = valuesOf(each);
      return [isValues(id) ? id.open_id : id, name] as const;
    }),
  ];
  return given.flatMap(([id, name]) => {
    const [known, shown] = [idOf(id), cleanName(name)];
    return known === undefined || shown === undefined ? [] : [[known, shown] as const];
  });
}

/**
 * The content of a message as the interface gives it: JSON in a text, of another form for each type.
 *
 * @param names of people by their identifiers
 */
export function feishuContent(message: Values, names: ReadonlyMap<string, string>): Content {
  const type = typeOf(message);
  const mentions = mentionsOf(message);
  const content = jsonOf(message);
  if (typeof content === 'string') return { body: plainBody(withMentions(content, mentions)) };
  const kind = lookUp(FEISHU_MEDIA, type);
  if (kind !== undefined) return { body: '', attachments: [mediaOf(kind, content)] };
  if (type === 'text') return { body: feishuText(stringOf(content.text) ?? '', mentions) };
  if (type === 'post') return feishuPost(content, mentions);
  if (type === 'interactive') return { body: feishuCard(content, mentions) };
  if (type === 'vote') {
    return { body: labelledList('投票', stringOf(content.topic), listOf(content.options).map(stringOf)) };
  }
  return { body: labelled(lookUp(FEISHU_LABELS, type) ?? '消息', titleOf(type, content, names)) };
}

/** A message in one line, for a bundle. */
export function feishuLine(message: Values, names: ReadonlyMap<string, string>): string {
  const type = typeOf(message);
  const mentions = mentionsOf(message);
  const content = jsonOf(message);
  if (typeof content === 'string') return oneLine(withMentions(content, mentions));
  if (type === 'text') return oneLine(withMentions(stringOf(content.text) ?? '', mentions));
  if (type === 'post') return oneLine(plainPost(content, mentions));
  const title = titleOf(type, content, names) ?? stringOf(content.file_name) ?? stringOf(content.title);
  return oneLine(`[${lookUp(FEISHU_LABELS, type) ?? '消息'}] ${title ?? ''}`);
}

function typeOf(message: Values): string {
  return stringOf(message.msg_type) ?? stringOf(message.message_type) ?? 'text';
}

/** The parsed content; as a text if it is no JSON. */
function jsonOf(message: Values): Values | string {
  // Its content is a sentence that says so.
  if (typeOf(message) === 'merge_forward') return {};
  const content = valuesOf(message.body).content ?? message.content;
  if (typeof content !== 'string') return valuesOf(content);
  const parsed = parseLeniently(content)?.value;
  return isValues(parsed) ? parsed : content;
}

function mediaOf(kind: AttachmentKind, content: Values): Attachment {
  const milliseconds = numberOf(content.duration);
  const name = kind === 'file' || kind === 'video' ? stringOf(content.file_name) : undefined;
  return attachment({
    kind,
    name: name && oneLine(name),
    seconds: milliseconds ? Math.round(milliseconds / 100) / 10 : undefined,
  });
}

function titleOf(type: string, content: Values, names: ReadonlyMap<string, string>): string | undefined {
  switch (type) {
    case 'hongbao':
      return stringOf(content.text)?.replace(/^\[[^\]]*\]\s*/, '');
    case 'share_user':
      return names.get(idOf(content.user_id) ?? '');
    case 'todo':
      return plainPost(valuesOf(content.summary), new Map());
    case 'merge_forward':
    case 'share_chat':
      return undefined;
    default:
      return (
        stringOf(content.summary) ??
        stringOf(content.topic) ??
        stringOf(content.name) ??
        stringOf(content.text)
      );
  }
}
