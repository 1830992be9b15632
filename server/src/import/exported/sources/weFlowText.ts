import { isBlank } from '../../../text/lines';
import { type ExportSource, share } from '../exportSource';
import { readIsoTime } from '../input/times';
import { type MessageTime, omitted, type ReadItem, unreadable } from '../readItem';
import { cleanName } from './shared/cleanText';
import { isSurelyNotice, tencentNotice } from './shared/notice';
import { plainBody } from './shared/plainBody';
import { type TextBlock, textBlocks } from './shared/textBlocks';
import { shownContent, splitQuote } from './shared/weChatContent';

/** `2026-03-01 08:02:11 '苏小棠'`; the text is below it, and a blank line below that. */
const HEADER = /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}) '(.{1,200})'$/;

interface Header {
  readonly time: MessageTime;
  readonly name: string | undefined;
}

/** WeFlow's text. From the writer (TxtFormatter.ts). It holds no name of the conversation. */
export const weFlowText: ExportSource = {
  id: 'wechat-weflow-txt',
  name: 'WeChat (WeFlow, text)',

  recognize(sample) {
    const first = sample.lines.findIndex(line => !isBlank(line));
    if (!HEADER.test(sample.lines[first] ?? '')) return 0;
    return share(true, !HEADER.test(sample.lines[first + 1] ?? ''));
  },

  *read(text) {
    for (const block of textBlocks(text, (line, isLoose) => (isLoose ? readHeader(line) : undefined))) {
      yield readBlock(block);
    }
  },
};

function readHeader(line: string): Header | undefined {
  const match = HEADER.exec(line);
  const time = match === null ? undefined : readIsoTime(match[1]!);
  return time && { time, name: cleanName(match![2]) };
}

function readBlock({ header, line, lines, isTooLong }: TextBlock<Header>): ReadItem {
  if (isTooLong) return unreadable(line, 'too-long');
  if (header === undefined) return unreadable(line, 'no-start');
  const text = lines.join('\n').trimEnd();
  if (isSurelyNotice(text)) return tencentNotice(text);
  if (text === '') return omitted('empty');
  if (header.name === undefined) return unreadable(line, 'no-sender');
  const quote = splitQuote(text);
  return {
    kind: 'message',
    time: header.time,
    sender: { name: header.name },
    ...(quote ? { body: plainBody(quote.said), replyTo: quote.replyTo } : shownContent(text)),
  };
}
