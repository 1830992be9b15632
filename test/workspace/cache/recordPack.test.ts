import assert from 'node:assert/strict';
import { ChatLog } from '../../../server/src/document/chatLog';
import {
  type PackedLog,
  RecordPackReader,
  RecordPackWriter,
} from '../../../server/src/workspace/cache/recordPack';
import { recordOf } from '../../../server/src/workspace/logRecord';
import { generateLog } from '../../bench/generateLog';
import { realLogs } from '../../support/corpus';

interface Text {
  readonly fileName: string;
  readonly text: string;
}

/** Packs the records of logs and reads them again. Returns the share of the texts' bytes that the pack takes. */
function packed(texts: readonly Text[]): number {
  const logs = texts.map(({ fileName, text }, i): PackedLog => {
    const log = new ChatLog(text, { fileName, levels: new Map() });
    return {
      record: recordOf(`file:///site/群/${fileName}`, log),
      stamp: { size: text.length, modified: 1_700_000_000_000.25 + i, changed: i },
    };
  });
  const writer = new RecordPackWriter();
  for (const log of logs) writer.add(log);
  const bytes = new Uint8Array(Buffer.concat(writer.finish()));
  const reader = new RecordPackReader(bytes, text => text);
  assert.equal(reader.count, logs.length);
  for (const log of logs) assert.deepEqual(reader.next(), log);
  assert.throws(() => reader.next(), RangeError);
  return bytes.length / texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
}

describe('a pack of records', () => {
  it('gives back each record, of logs of any kind', () => {
    packed([
      { fileName: 'a-chat.md', text: '' },
      { fileName: '2024-02-09-chat.md', text: '> 25:00:00  Kim\n> 08:00  \n\n@' },
      {
        fileName: '2024-02-09-chat.md',
        text: '---\nauthor: 5\ntitle: 5\n---\n> 08:00:00  Kim\n\n@ \ud83d\n',
      },
      { fileName: '2024-02-10-chat.md', text: '---\ntitle: "T"\nauthor: "Kim"\n---\n' },
    ]);
    assert.throws(() => new RecordPackReader(new Uint8Array(8), text => text), RangeError);
  });

  it('takes at most 15 % of the text', () => {
    const logs = Array.from({ length: 100 }, (_, seed) => {
      const day = new Date(Date.UTC(2024, 0, 1 + seed)).toISOString().slice(0, 10);
      return { fileName: `${day}-chat.md`, text: generateLog({ messages: 190, seed, day }) };
    });
    const share = packed(logs);
    assert.ok(share <= 0.15, String(share));
  });

  it('takes at most 15 % of real logs, and gives back the record of each', function () {
    const share = packed(realLogs(this));
    assert.ok(share <= 0.15, String(share));
  });
});
