import { type ExportSource, share } from '../exportSource';
import { chunksOf, isManifest, isQce, readExport } from './shared/qceExport';

/**
 * The manifest of qq-chat-exporter's export in parts. It is read as the whole export: the messages of its chunks, in their order. From
 * the writer (json_exporter.rs), and ChatLab's reader for the versions before 5.5 (shuakami-qq-exporter-chunked.ts).
 */
export const qceManifest: ExportSource = {
  id: 'qq-qce-manifest',
  name: 'QQ (qq-chat-exporter, manifest of JSONL)',
  accounts: 'qq',

  recognize: sample =>
    share(
      isManifest(sample),
      isQce(sample) || sample.json.has('chatInfo.selfUid'),
      sample.json.has('chatInfo.name') || sample.json.has('chatInfo.type'),
    ),

  parts: chunksOf,
  read: readExport,
};
