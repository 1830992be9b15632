import { isBlank } from '../../../text/lines';
import { type ExportSource, type ReadContext, share } from '../exportSource';
import { readIsoTime } from '../input/times';
import { omitted, type ReadItem, unreadable } from '../readItem';
import type { SourceText } from '../sourceText';
import { cleanName } from './shared/cleanText';
import { dingTalkText as contentOf, dingTalkStart } from './shared/dingTalkContent';
import { textBlocks } from './shared/textBlocks';

/** `[2026-03-01 08:02:11] 苏小棠:`, with the text below. A message without a time has empty brackets. */
const HEADER = /^\[(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})?\] (.*):$/;

interface Header {
  readonly written: string | undefined;
  readonly name: string | undefined;
}

/** The text of dingtalk-chat-exporter, from its writer (exporters.py). It has no accounts, and does not mark recalled messages. */
export const dingTalkText: ExportSource = {
  id: 'dingtalk-txt',
  name: 'DingTalk (dingtalk-chat-exporter, text)',
  accounts: 'dingtalk',

  recognize(sample) {
    const first = sample.lines.findIndex(line => !isBlank(line));
    if (readHeader(sample.lines[first] ?? '')?.written === undefined) return 0;
    const headers = [...sample.lines.keys()].filter(at => readHeader(sample.lines[at]!) !== undefined);
    const loose = headers.filter(at => isBlank(sample.lines[at - 1] ?? ''));
    return share(
      true,
      // A text may hold such a line; in a log all lines are.
      loose.length >= headers.length * 0.8,
      readHeader(sample.lines[first + 1] ?? '') === undefined,
    );
  },

  read,
};

function readHeader(line: string): Header | undefined {
  const match = HEADER.exec(line);
  return match === null ? undefined : { written: match[1], name: cleanName(match[2]) };
}

function* read(text: SourceText, _context: ReadContext): Iterable<ReadItem> {
  yield dingTalkStart(text.path);
  const blocks = textBlocks(text, (line, isLoose) => (isLoose ? readHeader(line) : undefined));
  for (const { header, line, lines, isTooLong } of blocks) {
    if (isTooLong) yield unreadable(line, 'too-long');
    else if (header === undefined) yield unreadable(line, 'no-start');
    else yield readMessage(header, line, lines);
  }
}

function readMessage({ written, name }: Header, line: number, lines: readonly string[]): ReadItem {
  const time = readIsoTime(written ?? '');
  if (time === undefined) return unreadable(line, written === undefined ? 'no-time' : 'bad-time');
  if (name === undefined) return unreadable(line, 'no-sender');
  const content = contentOf(lines.join('\n').trimEnd());
  if (content.body === '' && content.attachments === undefined) return omitted('empty');
  return { kind: 'message', time, sender: { name }, ...content };
}
