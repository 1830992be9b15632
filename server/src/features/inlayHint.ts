import * as l10n from '@vscode/l10n';
import type { InlayHint, InlayHintParams } from 'vscode-languageserver-protocol';
import { type Pause, pauses } from '../log/pause';
import { two } from '../model/timestamp';
import { messageIndexAt } from '../model/transcript';
import { contentLength } from '../text/lines';
import { gapText } from './hover/time';
import { feature } from './support/feature';
import { IN_RANGE } from './support/params';

/** The maximum number of hints: a client may request a whole long log, with a jump in time at every message. */
export const MAX_HINTS = 5_000;

/** The length of a pause of more than `chatlog.inlayHints.gap` minutes, at the end of the header after it. */
export const inlayHint = feature<InlayHintParams, InlayHint[]>({
  method: 'textDocument/inlayHint',
  params: IN_RANGE,
  capabilities: { inlayHintProvider: true },
  handle({ log, settings }, { range }) {
    const { transcript } = log;
    const { gap } = settings.inlayHints;
    if (gap === 0) return [];
    const hints: InlayHint[] = [];
    const first = Math.max(0, messageIndexAt(transcript, range.start.line));
    const last = messageIndexAt(transcript, range.end.line);
    for (const pause of pauses(transcript, first, last, gap * 60)) {
      const line = transcript.startLines[pause.index]!;
      if (line < range.start.line) continue;
      hints.push(toHint(pause, line, contentLength(transcript.messages[pause.index]!.lines[0]!)));
      if (hints.length === MAX_HINTS) break;
    }
    return hints;
  },
});

function toHint({ seconds, since }: Pause, line: number, character: number): InlayHint {
  return {
    position: { line, character },
    label: `+${duration(seconds)}`,
    tooltip: gapText(seconds, since),
    paddingLeft: true,
  };
}

/** Hours and minutes; below a minute, seconds. */
function duration(seconds: number): string {
  if (seconds < 60) return l10n.t('{0} s', seconds);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  if (hours === 0) return l10n.t('{0} min', minutes);
  return minutes === 0 ? l10n.t('{0} h', hours) : l10n.t('{0} h {1} min', hours, two(minutes));
}
