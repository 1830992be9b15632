import type { Attachment, AttachmentKind, ExportedMessage, Reply } from '../../readItem';
import { fileName } from './attachmentKind';
import { attachment, readPlaceholder, readSeconds, relativePath } from './placeholder';
import { isAddress, labelled, labelledList, oneLine, plainBody } from './plainBody';
import { WECHAT_LABELS, type WeChatKind } from './weChatTypes';

/** What a message holds, apart from who sent it and when. */
export type Content = Pick<ExportedMessage, 'body' | 'attachments' | 'replyTo'>;

/** What an exporter says of a message. Texts are plain. */
export interface WeChatParts {
  readonly kind: WeChatKind;
  /** The text: of a text or an answer, the words of a voice message, else what the exporter shows for it. */
  readonly text?: string | undefined;
  /** The title of a link, the name of a file, place, person or program; an amount. */
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  /** Beside the title: an address, a remark. */
  readonly more?: string | undefined;
  /** The messages in a bundle, or its preview. */
  readonly lines?: readonly string[] | undefined;
  readonly path?: string | undefined;
  readonly seconds?: number | undefined;
  readonly replyTo?: Reply | undefined;
}

const ATTACHED: Readonly<Partial<Record<WeChatKind, AttachmentKind>>> = {
  image: 'image',
  sticker: 'sticker',
  voice: 'voice',
  video: 'video',
  file: 'file',
};

/** The content of a message of WeChat, as the application shows it. */
export function weChatContent(parts: WeChatParts): Content {
  const { kind, text, title, url, path, seconds, replyTo } = parts;
  const media = ATTACHED[kind];
  if (media !== undefined) {
    return {
      body: plainBody(text ?? ''),
      attachments: [
        attachment({
          kind: media,
          path,
          url,
          name: title ? oneLine(title) : undefined,
          seconds,
        }),
      ],
      ...(replyTo ? { replyTo } : {}),
    };
  }
  if (kind === 'text' || kind === 'quote') {
    return { body: plainBody(text ?? ''), ...(replyTo ? { replyTo } : {}) };
  }
  const label = WECHAT_LABELS[kind] ?? '消息';
  if (kind === 'forwarded' || kind === 'note') return { body: labelledList(label, title, parts.lines ?? []) };
  return { body: labelled(label, title ?? text, parts.more, url) };
}

/** The kind of attachment that a kind of message is; `undefined` if it is none. */
export function attachedKind(kind: WeChatKind): AttachmentKind | undefined {
  return ATTACHED[kind];
}

/**
 * The content of a message that is a file of some kind, from what the exporter has written for it: a path, an address, `[图片]`,
 * `[文件] a.pdf`, `[语音 3秒] voice/a.mp3`, the words of a voice message.
 */
export function mediaContent(kind: AttachmentKind, text: string): Content {
  const trimmed = text.trim();
  const placeholder = readPlaceholder(trimmed);
  if (placeholder === undefined) {
    const path = relativePath(trimmed);
    if (path !== undefined) return attached(kind, '', { path, name: nameOf(kind, path) });
    return isAddress(trimmed) ? attached(kind, '', { url: trimmed }) : attached(kind, text, {});
  }
  const { detail, rest } = placeholder;
  const seconds = readSeconds(detail);
  const shown = seconds === undefined && !detail.startsWith('-') ? detail : '';
  const [first = '', ...others] = rest.split('\n');
  const behind = first.trim();
  const file = relativePath(behind);
  const below = others.join('\n');
  if (kind === 'file' && behind !== '' && (file === undefined || !file.includes('/'))) {
    return attached(kind, below, { name: behind });
  }
  if (file !== undefined)
    return attached(kind, below, { path: file, name: shown || nameOf(kind, file), seconds });
  if (isAddress(behind)) return attached(kind, below, { url: behind, name: shown, seconds });
  return attached(kind, rest, { name: shown, seconds });
}

/** The content of a text whose kind the export does not tell: the same, or a text. */
export function shownContent(text: string): Content {
  const placeholder = readPlaceholder(text.trim());
  if (placeholder !== undefined) return mediaContent(placeholder.kind, text);
  const link = /^\[([^\]\n]{1,10})\][^\S\n]*([^\n]*)\n(https?:\S+)$/.exec(text.trim());
  if (link !== null) return { body: labelled(link[1]!, link[2], link[3]) };
  return { body: plainBody(text) };
}

function attached(
  kind: AttachmentKind,
  body: string,
  fields: Pick<Attachment, 'path' | 'url' | 'name' | 'seconds'>,
): Content {
  return { body: plainBody(body), attachments: [attachment({ kind, ...fields })] };
}

/** The name that the application shows: only files have one. */
function nameOf(kind: AttachmentKind, path: string): string | undefined {
  return kind === 'file' ? fileName(path) : undefined;
}

/** The text of an answer as WeFlow writes it: `收到[引用 苏小棠：早上好]`. `undefined` if it is none. */
export function splitQuote(text: string): { readonly said: string; readonly replyTo: Reply } | undefined {
  const at = text.indexOf('[引用 ');
  if (at === -1 || !text.endsWith(']')) return undefined;
  const quoted = text.slice(at + 4, -1);
  const [, name, shown] = /^([^\n：]{1,100})：(.*)$/s.exec(quoted) ?? [];
  return { said: text.slice(0, at), replyTo: name === undefined ? { text: quoted } : { name, text: shown } };
}
