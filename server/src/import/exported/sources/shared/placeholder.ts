import type { Attachment, AttachmentKind } from '../../readItem';
import { isAddress } from './plainBody';

/** A word in brackets that stands for what is no text, and what is beside it. */
export interface Placeholder {
  readonly kind: AttachmentKind;
  /** Behind a colon or space inside the brackets: a name, a length. */
  readonly detail: string;
  /** Behind the brackets. */
  readonly rest: string;
}

const WORDS: readonly (readonly [AttachmentKind, string])[] = [
  ['image', '图片(?:消息)?|圖片|照片|闪照|Photo|Image|Picture|image'],
  ['sticker', '动画表情|表情包?|表情消息|GIF表情|动图|貼圖|商城表情|Sticker|Emoji|sticker'],
  ['voice', '语音(?:消息)?|語音|Audio|Voice|voice|audio'],
  ['video', '视频(?:消息)?|小视频|短视频|影片|Video|video'],
  ['file', '文件(?:消息)?|檔案|离线文件|File|file'],
];

const PATTERNS = WORDS.map(
  ([kind, words]) =>
    [
      kind,
      new RegExp(`^[[【](?:${words})(?:消息)?(?:[:：| ]\\s*([^\\]】\\n]{0,300}))?[\\]】][^\\S\\n]*`),
    ] as const,
);

/** Reads a placeholder at the beginning of a text; `undefined` if there is none. */
export function readPlaceholder(text: string): Placeholder | undefined {
  if (!/^[[【]/.test(text)) return undefined;
  for (const [kind, pattern] of PATTERNS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    return { kind, detail: (match[1] ?? '').trim(), rest: text.slice(match[0].length) };
  }
  return undefined;
}

/** Seconds of `7秒`, `7"`, `7s`, `3.20秒`, `0:07`, `1:02:03`; `undefined` for another text. */
export function readSeconds(text: string): number | undefined {
  const plain = /^(\d{1,6}(?:\.\d{1,3})?) ?(?:秒|''|"|″|s|sec)?$/i.exec(text.trim());
  if (plain !== null) return Number(plain[1]);
  const clock = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (clock === null) return undefined;
  return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
}

/**
 * A path as exporters write it, as a path from the exported file's folder; `undefined` if it is an address, absolute, or no path of a
 * file.
 */
export function relativePath(text: string | undefined): string | undefined {
  const path = (text ?? '')
    .trim()
    .replace(/\\/g, '/')
    .replace(/^(?:\.\/)+/, '');
  if (path === '' || path.length > 500 || /[\u0000-\u001f:*?"<>|]/.test(path) || path.startsWith('/'))
    return undefined;
  return /[^/.][^/]*\.[A-Za-z0-9]{1,8}$/.test(path) ? path : undefined;
}

/** An address as an attachment's, without those that only lead to the exporter on its own machine. */
export function webAddress(text: string | undefined): string | undefined {
  const url = (text ?? '').trim();
  if (!isAddress(url)) return undefined;
  return /^https?:\/\/(?:127\.|localhost|0\.0\.0\.0|\[::1\])/i.test(url) ? undefined : url;
}

/** An attachment without the fields that are absent. */
export function attachment(
  fields: { readonly [Key in keyof Attachment]: Attachment[Key] | undefined } & {
    readonly kind: AttachmentKind;
  },
): Attachment {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  ) as unknown as Attachment;
}
