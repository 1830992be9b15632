import { type ExportSource, share } from '../exportSource';
import { SAMPLE_SIZE } from '../sample';
import { chunksOf, isManifest, isQce, readExport } from './shared/qceExport';

/**
 * qq-chat-exporter's JSON: `metadata`, `chatInfo`, `statistics`, then `messages`. From its writer (json_exporter.rs, and JsonExporter.ts
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

  parts: chunksOf,
  read: readExport,
};
