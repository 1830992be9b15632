import { type ExportSource, share } from '../exportSource';
import { type ReadItem, unreadable } from '../readItem';
import { SAMPLE_SIZE } from '../sample';
import type { SourceText } from '../sourceText';
import { conversationOf, isManifest, isQce, isQceItem, qceHead } from './shared/qceExport';
import { qceMessage } from './shared/qceMessage';

/**
 * qq-chat-exporter's JSON, and that of programs that write the same form. From its writer (json_exporter.rs, and JsonExporter.ts
 * before version 6).
 */
export const qceJson: ExportSource = {
  id: 'qq-qce-json',
  name: 'QQ (qq-chat-exporter, JSON)',
  accounts: 'qq',

  recognize: sample =>
    isManifest(sample)
      ? 0
      : share(
          isQce(sample) || sample.hasJson('messages[].sender.uid', 'messages[].content.text'),
          sample.json.has('chatInfo.name') ||
            sample.json.has('chatInfo.type') ||
            sample.json.has('chatInfo.selfUid'),
          sample.json.has('messages[].content.text') ||
            // The list of senders may fill the sample.
            (sample.bytes.length >= SAMPLE_SIZE && sample.json.has('statistics.totalMessages')) ||
            /"messages"\s*:\s*\[\s*\]/.test(sample.text),
        ),

  read,
};

function* read(text: SourceText): Iterable<ReadItem> {
  const head = qceHead(text);
  let isStarted = false;
  for (const { path, value, line, problem } of text.json(isQceItem)) {
    if (!isQceItem(path)) {
      if (problem !== undefined) yield unreadable(line, problem);
      else head.add(path, value);
      continue;
    }
    // A manifest whose list of senders fills the sample: its chunks are files of their own.
    if (path !== 'messages[]') continue;
    if (!isStarted) {
      isStarted = true;
      head.complete();
      yield conversationOf(head);
    }
    yield problem === undefined ? qceMessage(value, '', line) : unreadable(line, problem);
  }
}
