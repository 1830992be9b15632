import { type ExportSource, share } from '../exportSource';
import { readChunkAlone } from './shared/qceExport';

/** A chunk of qq-chat-exporter's export in parts: a message in each line (chunked_jsonl_writer.rs). */
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
      sample.json.has('id') && sample.json.has('timestamp'),
    );
  },

  read: readChunkAlone,
};
