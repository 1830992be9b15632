import { type ExportSource, share } from '../exportSource';
import { isManifest, isQce } from './shared/qceExport';

/**
 * The manifest of qq-chat-exporter's export in parts (json_exporter.rs): each chunk finds the name of the conversation in it. Before
 * version 5.5 its marks are others (ChatLab's shuakami-qq-exporter-chunked.ts).
 */
export const qceManifest: ExportSource = {
  id: 'qq-qce-manifest',
  name: 'QQ (qq-chat-exporter, manifest of JSONL)',
  isCompanion: true,

  recognize: sample =>
    share(
      isManifest(sample),
      isQce(sample) || sample.json.has('chatInfo.selfUid'),
      sample.json.has('chatInfo.name') || sample.json.has('chatInfo.type'),
    ),

  *read() {},
};
