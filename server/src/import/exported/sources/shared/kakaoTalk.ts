import type { Timestamp } from '../../../../model/timestamp';
import type { Day } from '../../../../text/calendar';
import { dayOf, readDate } from '../../../written/date';
import { plainLine } from '../../../written/marks';
import { readTime } from '../../../written/time';
import { type Attachment, type ExportedMessage, omitted, type ReadItem, unreadable } from '../../readItem';
import { attachmentKind } from './attachmentKind';
import { plainBody } from './plainBody';

/** The name of the chat in the first line, in Korean and English: `환불모임 님과 카카오톡 대화`. */
const TITLES = [
  /^(.+?) ?\(\d{1,5}명\)(?:과|와) 카카오톡 대화$/,
  /^(.+?) ?님과의? 카카오톡 대화$/,
  /^(.+?) 카카오톡 대화$/,
  /^KakaoTalk Chats (?:with )?(.+)$/i,
  /^(.+?) (?:with|saved) KakaoTalk Chats(?: with .*)?$/i,
  /^(.+?) Talk Chats$/i,
];
/** The file's own name, with which an iPhone begins. */
const FILE_NAME = /^(?:Talk_|KakaoTalk_)[\w.: -]{6,60}\.(?:txt|csv)$/i;
const SAVED = /^(?:저장한 날짜|Date Saved|Saved Date) ?: ?\S/i;

/** Sentences of KakaoTalk about the chat. */
const NOTICE = new RegExp(
  [
    '^.{1,200}(?:님이|님을|님을?과|님에게|님께서) ?.{0,200}(?:나갔습니다|들어왔습니다|초대(?:했|하였)습니다|내보냈습니다|되었습니다|됩니다|가렸습니다|변경(?:했|하였)습니다|공유했습니다|시작했습니다|종료했습니다)\\.?$',
    '^.{1,100}(?:방장|부방장|관리자).{1,100}(?:습니다|됩니다)\\.?$',
    '^(?:채팅방|오픈채팅|보이스룸|불법촬영물|운영정책).{1,200}(?:습니다|됩니다|합니다|있습니다)\\.?$',
    '^.{1,100} (?:joined|left) this (?:chatroom|chat room)\\.(?: ?Report)?$|^.{1,100} invited .{0,200} ?\\.$|^.{1,100} (?:has been|was) removed from this (?:chatroom|chat room)\\.$',
  ].join('|'),
);
const DELETED =
  /^(?:삭제된 메시지입니다|메시지가 삭제되었습니다|채팅방 관리자가 메시지를 가렸습니다|The message has been deleted|This message was deleted|Message deleted|The message has been hidden.{0,40})\.?$/i;

/** The words in place of what is no text; in brackets in old versions. */
const KINDS: readonly (readonly [Attachment['kind'], RegExp])[] = [
  ['image', /^(?:사진|사진 ?\d+장|Photos?(?: \d+)?|\d+ photos|Image)$/i],
  ['sticker', /^(?:이모티콘|Emoticons?|Emojis?|Sticker)$/i],
  ['video', /^(?:동영상|동영상 ?\d+개|Videos?)$/i],
  ['voice', /^(?:음성 ?메시지|Voice (?:Note|Message)|Voicemail)$/i],
];
const FILE = /^(?:파일|File) ?: ?([^\n]{1,300})$/i;
/** The names of files beside the text, as a phone exports them. */
const HASHED_FILE = /^[0-9a-f]{32,64}\.\w{2,5}$/;

/** Whether a text begins as one of KakaoTalk. */
export function isKakaoHead(lines: readonly string[]): boolean {
  return lines.slice(0, 6).some(line => isKakaoFrame(line));
}

/** Whether a line is a part of the head: the name of the chat, the day of the export. */
export function isKakaoFrame(line: string): boolean {
  return kakaoTitle(line) !== undefined || isKakaoFileLine(line);
}

/** Whether a line is one of the head that no message has: people put the files of a long chat together. */
export function isKakaoFileLine(line: string): boolean {
  const tidied = tidy(line);
  return FILE_NAME.test(tidied) || SAVED.test(tidied);
}

/** The name of the chat from the head; `undefined` for other lines. */
export function kakaoTitle(line: string): string | undefined {
  // An old iPhone begins with the title as the file's name.
  const tidied = tidy(line).replace(/\.txt$/, '');
  if (tidied.length > 300) return undefined;
  for (const pattern of TITLES) {
    const name = pattern.exec(tidied)?.[1];
    // The number of members is behind the name.
    if (name !== undefined) return name.replace(/(?<=\S) (?:\d{1,5}|\(\d{1,5}\))$/, '').trim();
  }
  return undefined;
}

/** `2026년 3월 1일 일요일`, `Sunday, March 1, 2026`: the day above the messages, and on the desktop between dashes. */
export function kakaoDay(line: string): Day | undefined {
  const plain = plainLine(line).trim();
  const korean = /^(\d{4})년 (\d{1,2})월 (\d{1,2})일 [월화수목금토일]요일$/.exec(plain);
  if (korean !== null) return dayOf(Number(korean[1]), Number(korean[2]), Number(korean[3]));
  const english = /^[A-Z][a-z]{2,8}, ([A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})$/.exec(plain);
  return english === null ? undefined : toDay(english[1]!);
}

/** A day written in one of KakaoTalk's forms. */
export function toDay(written: string): Day | undefined {
  const date = readDate(written);
  return date?.kind === 'date' && date.year !== undefined
    ? dayOf(date.year, date.month, date.day)
    : undefined;
}

/** `오전 8:02`, `8:02 PM`, `PM 8:02`, `20:02` */
export function kakaoTime(written: string): Timestamp | undefined {
  const plain = plainLine(written).trim();
  return readTime(plain.replace(/^([AP]M) (\d{1,2}:\d{2})$/i, '$2 $1'))?.timestamp;
}

/** Whether a line is a sentence of KakaoTalk, and why it is no message. */
export function kakaoOmission(text: string): 'notice' | 'recalled' | undefined {
  const tidied = tidy(text);
  if (tidied.length > 500 || tidied.includes('\n')) return undefined;
  if (DELETED.test(tidied)) return 'recalled';
  return NOTICE.test(tidied) ? 'notice' : undefined;
}

/** The message of a line. */
export function kakaoMessage(
  name: string,
  text: string,
  day: Day | undefined,
  timestamp: Timestamp,
  line: number,
): ReadItem {
  if (DELETED.test(tidy(text))) return omitted('recalled');
  const sender = tidy(name);
  // Without a name it is KakaoTalk's own.
  if (sender === '') return omitted('notice');
  if (day === undefined) return unreadable(line, 'no-time');
  const content = kakaoContent(text);
  if (content.body === '' && content.attachments === undefined) return omitted('empty');
  const time = { kind: 'local', day, timestamp, hasSeconds: false } as const;
  return { kind: 'message', time, sender: { name: sender }, ...content };
}

export function kakaoContent(text: string): Pick<ExportedMessage, 'body' | 'attachments'> {
  const attachments = attachmentsOf(text.trim());
  return attachments === undefined ? { body: plainBody(text) } : { body: '', attachments };
}

function attachmentsOf(text: string): readonly Attachment[] | undefined {
  if (text.length > 400) return undefined;
  const word =
    /^<(.{1,20}) 읽지 않음>$/.exec(text)?.[1] ??
    /^\((이모티콘|emoticon)(?:_[^()\n]{1,40})?\)$/i.exec(text)?.[1] ??
    text;
  const kind = KINDS.find(([, pattern]) => pattern.test(word))?.[0];
  if (kind !== undefined) {
    const count = Math.min(Number(/\d+/.exec(word)?.[0] ?? 1), 30);
    return Array.from({ length: Math.max(count, 1) }, () => ({ kind }));
  }
  const file = FILE.exec(word)?.[1];
  if (file !== undefined) return [{ kind: attachmentKind(undefined, file), name: file }];
  return HASHED_FILE.test(text) ? [{ kind: attachmentKind(undefined, text), path: text }] : undefined;
}

function tidy(text: string): string {
  return plainLine(text.replace(/^\ufeff/, '')).trim();
}
