import { pauses } from '../../log/pause';
import type { Transcript } from '../../model/transcript';
import { PREVIEW_MAP, type PreviewMap, type PreviewMapParams } from '../../protocol';
import { feature } from '../support/feature';
import { NO_PARAMS } from '../support/params';

/** The shortest pause that is shown, in seconds, and how many are shown at most. */
const SHORTEST_PAUSE = 1_800;
const MAX_PAUSES = 40;

/** How many times the map has. */
const TIMES = 160;

/** When there was talk in a log: its hours, its longest pauses, and times at equal distances. */
export const previewMap = feature<PreviewMapParams, PreviewMap>({
  method: PREVIEW_MAP,
  params: NO_PARAMS,
  capabilities: {},
  handle({ log, version }) {
    const { transcript, timeline } = log;
    const total = transcript.messages.length;
    return {
      version,
      total,
      hours: timeline.hours.flatMap(({ hour, first }) => (hour === undefined ? [] : [{ hour, first }])),
      pauses: longestPauses(transcript),
      times: Array.from({ length: total === 0 ? 0 : TIMES + 1 }, (_, i) =>
        timeAt(transcript, Math.round((i / TIMES) * (total - 1))),
      ),
    };
  },
});

function longestPauses(transcript: Transcript): PreviewMap['pauses'] {
  const all = [...pauses(transcript, 0, transcript.messages.length - 1, SHORTEST_PAUSE)];
  return all
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, MAX_PAUSES)
    .sort((a, b) => a.index - b.index)
    .map(({ index, seconds }) => ({ before: index, seconds }));
}

/** The valid time of a message, or of one shortly before it. */
function timeAt({ messages }: Transcript, index: number): number {
  for (let i = index; i >= Math.max(0, index - 100); i--) {
    const { timestamp } = messages[i]!.header;
    if (timestamp !== undefined) return timestamp;
  }
  return -1;
}
