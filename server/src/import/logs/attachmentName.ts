import type { Attachment, AttachmentKind } from '../exported/readItem';
import type { PlaceholderLanguage } from './placeholderLanguage';

/** What applications call a kind of attachment. */
const KINDS: Readonly<Record<AttachmentKind, Readonly<Record<PlaceholderLanguage, string>>>> = {
  image: { en: 'Image', zh: '图片' },
  sticker: { en: 'Sticker', zh: '贴纸' },
  video: { en: 'Video', zh: '视频' },
  voice: { en: 'Voice message', zh: '语音' },
  audio: { en: 'Audio', zh: '音频' },
  file: { en: 'File', zh: '文件' },
};

/** The text of a link to an attachment, or of an image: its name, or what it is. */
export function attachmentName(attachment: Attachment, language: PlaceholderLanguage): string {
  return nameOf(attachment) ?? described(attachment, language);
}

/** What stands for an attachment that an export lacks, as applications write it: `[图片]`, `[语音 0:07]`, `[文件 a.pdf]`. */
export function missingAttachment(attachment: Attachment, language: PlaceholderLanguage): string {
  const name = nameOf(attachment);
  const text = described(attachment, language);
  return name === undefined ? `[${text}]` : `[${text} ${name}]`;
}

/** A name that people know. Those of voice messages and stickers are made up by programs. */
function nameOf({ kind, name }: Attachment): string | undefined {
  return kind === 'voice' || kind === 'sticker' ? undefined : name?.trim() || undefined;
}

function described({ kind, seconds }: Attachment, language: PlaceholderLanguage): string {
  const text = KINDS[kind][language];
  const isKnown = seconds !== undefined && Number.isFinite(seconds) && seconds >= 0;
  return isKnown ? `${text} ${duration(seconds)}` : text;
}

/** `0:07`, `1:02:03`. */
function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = String(whole % 60).padStart(2, '0');
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, '0')}:${rest}`;
}
