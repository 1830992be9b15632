import type { Timestamp } from '../../../../model/timestamp';
import type { Day } from '../../../../text/calendar';
import { dayOf, weekdayOf } from '../../../written/date';
import { plainLine } from '../../../written/marks';
import { readTime } from '../../../written/time';
import type { Attachment, AttachmentKind, ExportedMessage } from '../../readItem';
import { attachmentKind } from './attachmentKind';
import { plainBody } from './plainBody';

/** The languages of LINE's exports, for the names of the days of the week. */
const LANGUAGES = [
  'en',
  'ja',
  'zh-TW',
  'zh-CN',
  'ko',
  'th',
  'id',
  'es',
  'pt',
  'de',
  'fr',
  'it',
  'tr',
  'ru',
  'vi',
  'ms',
  'ar',
];

const YEAR_FIRST =
  /^(\d{4})([./])(\d{1,2})\2(\d{1,2})(?: ?[(（][\p{L}\p{M}.]{1,20}[)）]| ?(\p{L}[\p{L}\p{M}.]{0,20}))?$/u;
const YEAR_LAST = /^(\p{L}[\p{L}\p{M}.]{0,20}),? ?(\d{1,2})[./](\d{1,2})[./](\d{4})$/u;

/** `2026/03/01(日)`, `2026/3/1週日`, `2026.03.01 Sunday`, `Sun, 3/1/2026`: the line above the messages of a day. */
export class LineDays {
  #isDayFirst: boolean | undefined;

  /** The day; `undefined` if the line is another. */
  read(line: string): Day | undefined {
    const plain = plainLine(line).trim();
    const first = YEAR_FIRST.exec(plain);
    if (first !== null) {
      if (first[5] !== undefined && weekdayNamed(first[5]) === undefined) return undefined;
      return gregorian(Number(first[1]), Number(first[3]), Number(first[4]));
    }
    const last = YEAR_LAST.exec(plain);
    return last === null
      ? undefined
      : this.#readNumbers(last[1]!, Number(last[2]), Number(last[3]), Number(last[4]));
  }

  /** The day of the week tells whether the day or the month is first. */
  #readNumbers(word: string, first: number, second: number, year: number): Day | undefined {
    const weekday = weekdayNamed(word);
    if (weekday === undefined) return undefined;
    const [dayFirst, monthFirst] = [gregorian(year, second, first), gregorian(year, first, second)];
    const fits = (day: Day | undefined) => day !== undefined && weekdayOf(day) === weekday;
    if (fits(dayFirst) !== fits(monthFirst)) this.#isDayFirst = fits(dayFirst);
    return (this.#isDayFirst ? dayFirst : monthFirst) ?? dayFirst ?? monthFirst;
  }
}

/** A day, also with the year of the Thai calendar. */
function gregorian(year: number, month: number, day: number): Day | undefined {
  return dayOf(year > 2400 ? year - 543 : year, month, day);
}

let weekdays: ReadonlyMap<string, number> | undefined;

/** The day of the week with a name in one of LINE's languages, 0 for Sunday. */
function weekdayNamed(word: string): number | undefined {
  weekdays ??= weekdayNames();
  return weekdays.get(keyOf(word));
}

function weekdayNames(): Map<string, number> {
  const names = new Map<string, number>();
  for (const language of LANGUAGES) {
    for (const style of ['long', 'short', 'narrow'] as const) {
      // In Latin letters one letter may be several days, and no export writes it.
      if (style === 'narrow' && !/^(?:ja|zh|ko|th)/.test(language)) continue;
      const format = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
      // 2023-01-01 is a Sunday.
      for (let day = 0; day < 7; day++) names.set(keyOf(format.format(Date.UTC(2023, 0, 1 + day))), day);
    }
  }
  ['日', '一', '二', '三', '四', '五', '六'].forEach((sign, day) => {
    for (const before of ['', '週', '周', '星期', '禮拜']) names.set(before + sign, day);
  });
  return names;
}

function keyOf(word: string): string {
  return word.toLowerCase().replaceAll('.', '').replace(/^วัน/, '');
}

/**
 * The time of a message. The hour 24 is that after midnight. `before` is the time of the message above on the same day: in Japanese,
 * 午前12:03 after a time in the morning is the one at noon.
 */
export function lineTime(text: string, before: Timestamp | undefined): Timestamp | undefined {
  const time = readTime(plainLine(text).trim().replace(/^24:/, '00:'))?.timestamp;
  const isNoon = /^午前 ?12:/.test(text) && time !== undefined && before !== undefined && before >= 3600;
  return isNoon ? time + 12 * 3600 : time;
}

/** The words in place of what is no text, in brackets on phones; in the languages of LINE. */
const KINDS: readonly (readonly [AttachmentKind, RegExp])[] = [
  ['image', /^(?:photos?|写真|画像|照片|圖片|图片|รูปภาพ|รูป|ภาพ|foto|gambar|사진|hình ảnh|ảnh)$/i],
  ['sticker', /^(?:stickers?|スタンプ|貼圖|贴图|สติก?เกอร์|stiker|스티커|nhãn dán|絵文字|emoji)$/i],
  ['video', /^(?:videos?|動画|影片|视频|視頻|วิดีโอ|동영상|vídeo)$/i],
  [
    'voice',
    /^(?:voice messages?|audio|ボイスメッセージ|語音訊息|语音信息|语音消息|ข้อความเสียง|pesan suara|음성메시지|음성 메시지|tin nhắn thoại)$/i,
  ],
  ['file', /^(?:files?|ファイル|檔案|文件|ไฟล์|berkas|file|파일|tệp|tập tin)$/i],
];

/** What LINE writes in place of a message that its sender took back. */
const UNSENT =
  /unsent (?:a|the) message|^message unsent|送信を取り消しました|收回了?訊息|收回訊息|撤回了?(?:一条)?消息|ยกเลิกข้อความ|ยกเลิกการส่งข้อความ|batal(?:kan)? (?:mengirim|pesan)|메시지를? ?(?:전송 )?취소|메시지 전송을 취소|đã thu hồi/i;

export function isUnsent(text: string): boolean {
  return text.length < 200 && UNSENT.test(text);
}

/** What a message contains. `isBare` for the desktop, which writes `Photos` without brackets. */
export function lineContent(text: string, isBare = false): Pick<ExportedMessage, 'body' | 'attachments'> {
  const attachment = attachmentOf(text.trim(), isBare);
  return attachment === undefined ? { body: plainBody(text) } : { body: '', attachments: [attachment] };
}

function attachmentOf(text: string, isBare: boolean): Attachment | undefined {
  const [, word = isBare ? text : '', rest = ''] = /^\[([^\][\n]{1,30})\]\s?([^\n]{0,300})$/.exec(text) ?? [];
  const kind = KINDS.find(([, pattern]) => pattern.test(word))?.[0];
  if (kind === undefined) return undefined;
  if (rest === '') return { kind };
  return kind === 'file' ? { kind: attachmentKind(undefined, rest), name: rest } : undefined;
}

/** The name of the chat in the first line of an export, in the languages of LINE. */
export function lineTitle(line: string): string | undefined {
  const [, title = ''] =
    /^(?:\[LINE\] ?|(?=Chat history (?:with|in) ))(.*)$/.exec(line.replace(/^\ufeff/, '').trim()) ?? [];
  for (const pattern of TITLES) {
    const name = pattern.exec(title)?.[1]?.trim();
    if (name) return name;
  }
  return title.trim() || undefined;
}

const TITLES = [
  /^Chat history (?:with|in) (.+)$/i,
  /^(.+?)(?:と)?のトーク履歴$/,
  /^[與与](.+)的聊天(?:記錄|记录|紀錄)$/,
  /^(.+)的聊天(?:記錄|记录|紀錄)$/,
  /^ประวัติการ(?:สนทนา|แชท)(?:กับ|ใน)?\s?(.+)$/,
  /^Riwayat (?:obrolan|chat|percakapan)(?: (?:dengan|di))? (.+)$/i,
  /^(.+?)(?:님과의|의) (?:대화|채팅)(?: 기록)?$/,
  /^(.+) ?聊天(?:記錄|记录|紀錄)$/,
];

/** Whether a line is the one below the title: `Saved on: 3/2/2026, 09:00`. */
export function isSavedLine(line: string): boolean {
  return /^(?:Saved on|保存日時|儲存日期|储存日期|保存日期|บันทึก(?:เมื่อ|วันที่)?|Disimpan (?:pada|di|tanggal)|저장 ?(?:날짜|일시|한 날짜)|Guardado el|Salvo em|Gespeichert am|Enregistré le)\s?[:：]/i.test(
    line.trim(),
  );
}
