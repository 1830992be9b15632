/** What a card stands for. Each has an icon. */
export type CardKind =
  | 'file'
  | 'voice'
  | 'video'
  | 'picture'
  | 'call'
  | 'place'
  | 'link'
  | 'program'
  | 'contact'
  | 'messages'
  | 'money'
  | 'list'
  | 'notice';

/** A line of a body that stands for what is no text: `[语音 0:07]`, `[文件 a.pdf]`, `[位置] 上海`. */
export interface CardLine {
  readonly kind: CardKind;
  /** The word in the brackets. */
  readonly label: string;
  /** What follows the word in the brackets and behind them, as Markdown; `''` if nothing does. */
  readonly detail: string;
}

/**
 * The words with which applications and exporters show what is no text, as our own import writes them too. Those of `MEDIA` stand alone or with
 * their detail in the brackets; behind the brackets there is text only of `OTHERS`.
 */
const MEDIA: Readonly<Record<string, CardKind>> = {
  文件: 'file',
  文件夹: 'file',
  语音: 'voice',
  音频: 'voice',
  视频: 'video',
  图片: 'picture',
  照片: 'picture',
  贴纸: 'picture',
  动画表情: 'picture',
  File: 'file',
  'Voice message': 'voice',
  Audio: 'voice',
  Video: 'video',
  Image: 'picture',
  Photo: 'picture',
  Sticker: 'picture',
};

const OTHERS: Readonly<Record<string, CardKind>> = {
  语音通话: 'call',
  视频通话: 'call',
  通话: 'call',
  视频会议: 'call',
  位置: 'place',
  实时位置: 'place',
  链接: 'link',
  音乐: 'link',
  视频号: 'video',
  小程序: 'program',
  名片: 'contact',
  个人名片: 'contact',
  群名片: 'contact',
  聊天记录: 'messages',
  笔记: 'messages',
  引用: 'messages',
  红包: 'money',
  微信红包: 'money',
  转账: 'money',
  投票: 'list',
  接龙: 'list',
  任务: 'list',
  日程: 'list',
  群公告: 'notice',
  卡片: 'link',
  分享: 'link',
  消息: 'notice',
  Call: 'call',
  Location: 'place',
  Link: 'link',
  Contact: 'contact',
  Poll: 'list',
  Checklist: 'list',
};

/** Labels that are emoticons where nothing follows: `[红包]`. */
const EMOTICONS = new Set(['红包']);

/** Bodies that stand for something without brackets: exporters write them where a message had no text. */
const BARE: Readonly<Record<string, CardKind>> = { 微信红包: 'money', 微信转账: 'money' };

/** `[label]` or `[label detail]`, and what is behind it. Import escapes the brackets where Markdown would read them. */
const LINE = /^\\?\[([\p{L}]{2,13}(?: message)?)(?:[ :：]{1,2}([^\]\n]{1,300}?))?\\?\](?!\(|\[)[ \t]*(.*)$/u;

/** Reads a line that stands for what is no text. `undefined` for any other line, and for an emoticon. */
export function readCardLine(line: string): CardLine | undefined {
  const trimmed = line.trim();
  const bare = lookUp(BARE, trimmed);
  if (bare !== undefined) return { kind: bare, label: trimmed, detail: '' };
  const [, label, inside = '', behind = ''] = LINE.exec(trimmed) ?? [];
  if (label === undefined) return undefined;
  const media = lookUp(MEDIA, label);
  if (media !== undefined) return behind === '' ? { kind: media, label, detail: inside } : undefined;
  const kind = lookUp(OTHERS, label);
  const detail = [inside, behind].filter(Boolean).join(' ');
  if (kind === undefined || (detail === '' && EMOTICONS.has(label))) return undefined;
  return { kind, label, detail };
}

const EXTENSIONS: Readonly<Record<string, CardKind>> = {
  mp3: 'voice',
  m4a: 'voice',
  amr: 'voice',
  ogg: 'voice',
  opus: 'voice',
  wav: 'voice',
  silk: 'voice',
  mp4: 'video',
  mov: 'video',
  webm: 'video',
};

/** What a file beside a log is, from its path; `undefined` for a path without an extension. */
export function fileKind(path: string): CardKind | undefined {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(path)?.[1]?.toLowerCase();
  return extension === undefined ? undefined : (lookUp(EXTENSIONS, extension) ?? 'file');
}

function lookUp(table: Readonly<Record<string, CardKind>>, key: string): CardKind | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
