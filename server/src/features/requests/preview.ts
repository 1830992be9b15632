import type { ChatLog } from '../../document/chatLog';
import { messageIndexAt, type TranscriptChange } from '../../model/transcript';
import type { PreviewChangedParams, PreviewLocateParams, PreviewLocation } from '../../protocol';

export { previewCopy, previewWindow } from '../support/previewWindow';

/** The message that a line belongs to, and the line's offset in it. */
export function previewLocate({ transcript }: ChatLog, { line }: PreviewLocateParams): PreviewLocation {
  const index = messageIndexAt(transcript, line);
  if (index === -1) return { index, fraction: 0 };
  const { lines } = transcript.messages[index]!;
  return { index, fraction: Math.min(1, (line - transcript.startLines[index]!) / lines.length) };
}

/** The notification about an edit for a page. The edit is already applied to the log. */
export function toPreviewChanged(
  uri: string,
  version: number,
  { transcript }: ChatLog,
  { headChanged, first, removed, inserted, lineDelta }: TranscriptChange,
): PreviewChangedParams {
  const names = new Set(removed.map(message => message.header.speaker));
  const newNames = new Set(inserted.map(message => message.header.speaker));
  return {
    uri,
    version,
    total: transcript.messages.length,
    first,
    removed: removed.length,
    inserted: inserted.length,
    lineDelta,
    headChanged,
    speakersChanged: names.size !== newNames.size || [...names].some(name => !newNames.has(name)),
  };
}
