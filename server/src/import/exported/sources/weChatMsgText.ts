import { isBlank } from '../../../text/lines';
import { readName } from '../../written/name';
import { type ExportSource, share } from '../exportSource';
import { readIsoTime } from '../input/times';
import { type MessageTime, omitted, type ReadItem, unreadable } from '../readItem';
import { cleanName } from './shared/cleanText';
import { isSurelyNotice, tencentNotice } from './shared/notice';
import { labelled, plainBody } from './shared/plainBody';
import { type TextBlock, textBlocks } from './shared/textBlocks';
import { type Content, shownContent } from './shared/weChatContent';

/**
 * `2026-03-01 08:02:11 苏小棠`; the text is below it, and a blank line below that. A notice is in the line of the time, or below a time
 * without a name.
 */
const HEADER = /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})(?: (.{1,500}))?$/;
/** What the program writes for what is no text, and the words it puts before an answer's and a link's. */
const OWN = /^(?:\[(?:图片|语音|视频|文件|表情包|音乐分享)\]|引用:.*|\s+\[链接\]:title:.*)$/;

interface Header {
  readonly time: MessageTime | undefined;
  readonly name: string;
}

/** WeChatMsg's (MemoTrace's) text. From the writer (exporter_txt.py). It holds neither accounts nor the name of the conversation. */
export const weChatMsgText: ExportSource = {
  id: 'wechat-wechatmsg-txt',
  name: 'WeChat (WeChatMsg, text)',

  recognize({ lines }) {
    const first = lines.findIndex(line => !isBlank(line));
    if (!HEADER.test(lines[first] ?? '')) return 0;
    const names: string[] = [];
    let [blocks, headers, hasOwn] = [0, 0, false];
    for (const [at, line] of lines.entries()) {
      if (OWN.test(line)) hasOwn = true;
      if (isBlank(line) || (at > 0 && !isBlank(lines[at - 1]!))) continue;
      blocks++;
      const header = HEADER.exec(line);
      if (header === null) continue;
      headers++;
      const name = header[2];
      // A notice has nothing below.
      if (name !== undefined && !isBlank(lines[at + 1] ?? '')) names.push(name);
    }
    const isOfPeople = names.every(name => readName(name) !== undefined && !/[:：]$/.test(name));
    // Other texts have titles behind their times: people speak more than once.
    const areRepeated = names.length > 2 && new Set(names).size * 2 <= names.length;
    return share(
      headers > 1 && headers >= blocks * 0.5,
      names.length > 1 && isOfPeople,
      hasOwn || areRepeated,
    );
  },

  *read(text) {
    for (const block of textBlocks(text, (line, isLoose) => (isLoose ? readHeader(line) : undefined))) {
      yield readBlock(block);
    }
  },
};

function readHeader(line: string): Header | undefined {
  const [, written, name] = HEADER.exec(line) ?? [];
  return written === undefined ? undefined : { time: readIsoTime(written), name: name ?? '' };
}

function readBlock({ header, line, lines, isTooLong }: TextBlock<Header>): ReadItem {
  if (isTooLong) return unreadable(line, 'too-long');
  if (header === undefined) return unreadable(line, 'no-start');
  const text = lines.join('\n').trimEnd();
  // The text of an empty message is a line, of a notice there is none.
  if (header.name === '') return tencentNotice(text);
  if (text === '' && lines.length < 2) return tencentNotice(header.name);
  if (isSurelyNotice(text)) return tencentNotice(text);
  if (header.time === undefined) return unreadable(line, 'bad-time');
  if (text === '') return omitted('empty');
  const name = cleanName(header.name);
  if (name === undefined) return unreadable(line, 'no-sender');
  return { kind: 'message', time: header.time, sender: { name }, ...contentOf(text) };
}

function contentOf(text: string): Content {
  const [, said, name, quoted] = /^(.*)\n引用:(?:([^:\n]{1,100}):)?(.*)$/s.exec(text) ?? [];
  if (said !== undefined) {
    // What was quoted may be gone.
    const replyTo = quoted === '未知' ? {} : { name, text: quoted };
    return { body: plainBody(said), replyTo };
  }
  if (/^\s*\[链接\]:title:/.test(text)) {
    const value = (key: string) => {
      const found = new RegExp(`^\\s*(?:\\[链接\\]:)?${key}:(.*)$`, 'm').exec(text)?.[1]?.trim();
      return found === 'None' ? undefined : found;
    };
    return { body: labelled('链接', value('title'), undefined, value('url')) };
  }
  const [, first, rest] = /^\[(表情包|音乐分享)\](.*)$/s.exec(text) ?? [];
  if (first === '表情包') return shownContent(`[动画表情]${rest}`);
  return first === undefined ? shownContent(text) : { body: labelled('音乐', rest?.trim() || undefined) };
}
