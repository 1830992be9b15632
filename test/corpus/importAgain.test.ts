import assert from 'node:assert/strict';
import { exportTree } from '../../server/src/import/exported/exportFile';
import { weChatLouYueXls } from '../../server/src/import/exported/sources/weChatLouYueXls';
import { ImportedExports } from '../../server/src/import/logs/importedExports';
import { standardStyle } from '../../server/src/import/logs/logStyle';
import { logText } from '../../server/src/import/logs/logText';
import { knownAccounts } from '../../server/src/import/logs/registryUpdate';
import { zoneOf } from '../../server/src/import/logs/zone';
import { bodyText, type Message } from '../../server/src/model/message';
import { parseTranscript } from '../../server/src/model/parse';
import { formatTimestamp } from '../../server/src/model/timestamp';
import { memoryFile, recognized } from '../import/exported/exports';
import { type RealLog, realLogs } from '../support/corpus';
import { encodeGbk } from '../support/gb18030';
import { shownText } from '../support/shownText';

const IMAGE = /^!\[[^\]]*\]\([^)]*\)$/;

/** The table that WeChat's exporter wrote for a log: the content is escaped once more than HTML needs, pictures are not in it. */
function tableOf({ fileName, text }: RealLog): Uint8Array {
  const day = fileName.slice(0, 10);
  const cells = (...values: readonly string[]) =>
    `<tr>${values.map(value => `<td class=xl24 x:str>${escapeHtml(value)}</td>`).join('')}</tr>\r\n`;
  const rows = parseTranscript(text).messages.map(message => {
    const body = bodyText(message).trimEnd();
    const isImage = IMAGE.test(body);
    const time = `${day} ${formatTimestamp(message.header.timestamp ?? 0)}`;
    const content = isImage ? '' : escapeHtml(appText(body));
    return cells(time, message.header.speaker, '', '接收', isImage ? '照片壁纸' : '文本', content);
  });
  return encodeGbk(
    `<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"></head><body><table x:str border=0>\r\n${cells('时间', '姓名', '微信号', '状态', '类型', '内容')}${rows.join('')}</table></body></html>`,
  );
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What the application showed: entities decoded, however often they were escaped. */
function appText(body: string): string {
  const entities: Record<string, string> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    nbsp: '\u00a0',
    '#160': '\u00a0',
  };
  let text = body;
  for (let before = ''; text !== before; ) {
    before = text;
    text = text.replace(/&(amp|lt|gt|quot|nbsp|#160);/g, (_, name: string) => entities[name]!);
  }
  return text;
}

function importedLog(log: RealLog): readonly Message[] {
  const file = memoryFile('chat.xls', tableOf(log));
  assert.equal(recognized(file), weChatLouYueXls.id);
  const imported = new ImportedExports({
    zone: zoneOf('UTC')!,
    media: 'copy',
    known: knownAccounts(undefined),
    uriOf: () => undefined,
    context: {},
  });
  const recognizedFile = { file, tree: exportTree([file]), source: weChatLouYueXls, shown: 'x', title: 'x' };
  for (const _ of imported.read(recognizedFile));
  const [conversation] = imported.conversations;
  if (conversation === undefined) return [];
  const [day] = conversation.days;
  const { speakers } = conversation;
  const style = standardStyle('x', 'WeChat');
  const text = logText(
    day!,
    conversation.messages(day!),
    index => speakers.name(index),
    style,
    name => name,
  );
  return parseTranscript(text).messages;
}

/** A message as it is compared. What GBK lacks is `?`, and white space is one space. */
function compared(message: Message, shown: string): string {
  const text = new TextDecoder('gb18030').decode(encodeGbk(`${message.header.speaker}|${shown}`));
  return `${message.header.timestamp}|${text.replace(/[\s\u00a0]+/g, ' ').trim()}`;
}

describe('real logs, made again from the table that would have led to them', () => {
  it('have the same messages', function () {
    let [all, same] = [0, 0];
    const different: string[] = [];
    const shownPicture = shownText('[图片]');
    for (const log of realLogs(this)) {
      // Messages without a content are listed as empty.
      const original = parseTranscript(log.text).messages.filter(message => bodyText(message).trim() !== '');
      const again = importedLog(log);
      assert.equal(again.length, original.length, log.path);
      for (const [index, message] of original.entries()) {
        const body = bodyText(message).trimEnd();
        const expected = compared(message, IMAGE.test(body) ? shownPicture : appText(body));
        const actual = compared(again[index]!, shownText(bodyText(again[index]!)));
        all++;
        if (actual === expected) same++;
        else different.push(`${log.path}: ${expected} → ${actual}`);
      }
    }
    assert.ok(same >= all * 0.99, `${same} of ${all}\n${different.slice(0, 20).join('\n')}`);
  });
});
