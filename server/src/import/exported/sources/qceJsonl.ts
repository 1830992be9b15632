import { type ExportSource, type ReadContext, share } from '../exportSource';
import { parseLeniently } from '../input/jsonValue';
import { type ReadItem, unreadable } from '../readItem';
import type { SourceText } from '../sourceText';
import { conversationOf, qceHead } from './shared/qceExport';
import { qceMessage } from './shared/qceMessage';

/**
 * A chunk of qq-chat-exporter's export in parts: a message in each line (chunked_jsonl_writer.rs). The manifest, one folder above, has
 * the name of the conversation; without it the chunk has none.
 */
export const qceJsonl: ExportSource = {
  id: 'qq-qce-jsonl',
  name: 'QQ (qq-chat-exporter, JSONL)',
  accounts: 'qq',

  recognize(sample) {
    const first = sample.lines.find(line => line.trim() !== '');
    if (first === undefined || !/^\s*\{.*\}\s*$/.test(first)) return 0;
    return share(
      sample.json.has('sender.uid') || sample.json.has('sender.uin'),
      sample.json.has('content.text'),
      (sample.json.has('id') || sample.json.has('messageId')) && sample.json.has('timestamp'),
    );
  },

  read,
};

function* read(text: SourceText, context: ReadContext): Iterable<ReadItem> {
  const manifest = context.beside('../manifest.json');
  if (manifest !== undefined) {
    const head = qceHead(manifest);
    head.complete();
    yield conversationOf(head);
  }
  // Files are beside the manifest, not beside the chunk.
  const toExport = manifest === undefined ? '' : '../';
  for (const { number, text: line } of text.lines()) {
    if (line === undefined) yield unreadable(number, 'too-long');
    else if (line.trim() !== '') {
      const read = parseLeniently(line);
      yield read === undefined ? unreadable(number, 'syntax') : qceMessage(read.value, toExport, number);
    }
  }
}
