import { numberOf } from './values';

/** What a message of WeChat is. `notice` is the application's own sentence, `pat` is 拍一拍, `channel` is 视频号. */
export type WeChatKind =
  | 'text'
  | 'image'
  | 'voice'
  | 'video'
  | 'sticker'
  | 'file'
  | 'card'
  | 'location'
  | 'call'
  | 'link'
  | 'music'
  | 'forwarded'
  | 'note'
  | 'miniProgram'
  | 'channel'
  | 'quote'
  | 'announcement'
  | 'chain'
  | 'transfer'
  | 'redPacket'
  | 'share'
  | 'pat'
  | 'notice'
  | 'unknown';

/** `Type` of WeChat's database. From the tables of PyWxDump, WeChatMsg, chatlog and WechatExporter. */
const TYPES: Readonly<Record<number, WeChatKind>> = {
  1: 'text',
  2: 'text',
  3: 'image',
  34: 'voice',
  35: 'link',
  37: 'notice',
  40: 'notice',
  42: 'card',
  43: 'video',
  47: 'sticker',
  48: 'location',
  49: 'share',
  50: 'call',
  51: 'notice',
  52: 'notice',
  53: 'notice',
  62: 'video',
  64: 'notice',
  66: 'card',
  9999: 'notice',
  10000: 'notice',
  10002: 'notice',
  11000: 'notice',
};

/** The type inside an `appmsg`, which is `SubType` beside the type 49. */
const APP_TYPES: Readonly<Record<number, WeChatKind>> = {
  1: 'link',
  3: 'music',
  4: 'link',
  5: 'link',
  6: 'file',
  8: 'sticker',
  17: 'location',
  19: 'forwarded',
  24: 'note',
  33: 'miniProgram',
  36: 'miniProgram',
  40: 'forwarded',
  49: 'link',
  50: 'channel',
  51: 'channel',
  53: 'chain',
  57: 'quote',
  62: 'pat',
  63: 'channel',
  68: 'link',
  74: 'file',
  76: 'music',
  87: 'announcement',
  88: 'channel',
  92: 'music',
  2000: 'transfer',
  2001: 'redPacket',
  2003: 'redPacket',
};

const APP = 49;
const TWO_32 = 0x1_0000_0000;

/**
 * The kind of a message from its type and, for the type 49, the type inside. Version 4 of WeChat writes both in one number: the type in
 * the lower 32 bits, the type inside above them. Numbers may be written as text.
 */
export function weChatKind(type: unknown, subType?: unknown): WeChatKind {
  const whole = numberOf(type);
  if (whole === undefined) return 'unknown';
  const low = whole % TWO_32;
  const inside = numberOf(subType) || Math.floor(whole / TWO_32);
  if (low === APP) return APP_TYPES[inside] ?? 'share';
  return TYPES[low] ?? 'unknown';
}

/** The words with which the application shows what is no text. */
export const WECHAT_LABELS: Readonly<Partial<Record<WeChatKind, string>>> = {
  image: '图片',
  voice: '语音',
  video: '视频',
  sticker: '动画表情',
  file: '文件',
  card: '名片',
  location: '位置',
  call: '语音通话',
  link: '链接',
  music: '音乐',
  forwarded: '聊天记录',
  note: '笔记',
  miniProgram: '小程序',
  channel: '视频号',
  quote: '引用',
  announcement: '群公告',
  chain: '接龙',
  transfer: '转账',
  redPacket: '红包',
  share: '分享',
  unknown: '消息',
};
