import { type ExportSource, share } from '../exportSource';
import { unreadable } from '../readItem';
import { CUE_TIMES, cuesOf, SpeakerLabels, startOf, transcriptItem } from './shared/cues';
import { plainCue } from './shared/cueText';

/**
 * A transcript in SubRip, with names and colons before texts (podcasts). Captions of films have no names and are not recognized.
 * Times are counted from the start of the recording, which the file does not name. Two passes, as for WebVTT.
 */
export const transcriptSrt: ExportSource = {
  id: 'transcript-srt',
  name: 'Transcript (SubRip)',

  recognize({ lines }) {
    const written = lines.filter(line => line.trim() !== '');
    const isNumbered = /^\ufeff?\d{1,6}\s*$/.test(written[0] ?? '') && CUE_TIMES.test(written[1] ?? '');
    const isTimed = isNumbered || (CUE_TIMES.test(written[0] ?? '') && /\d,\d{3} *-->/.test(written[0]!));
    if (!isTimed) return 0;
    const labels = new SpeakerLabels();
    for (const cue of cuesOf(lines.map((text, i) => ({ number: i + 1, text })))) {
      labels.add(plainCue((cue.lines ?? []).join('\n')));
    }
    return share(isTimed, labels.isLabelled);
  },

  *read(text, context) {
    const start = startOf(context);
    const labels = new SpeakerLabels();
    for (const cue of cuesOf(text.lines())) labels.add(plainCue((cue.lines ?? []).join('\n')));
    let speaker: string | undefined;
    for (const cue of cuesOf(text.lines())) {
      if (cue.lines === undefined) {
        yield unreadable(cue.line, 'too-long');
        continue;
      }
      const said = labels.split(plainCue(cue.lines.join('\n')));
      speaker = said.speaker ?? speaker;
      yield transcriptItem(speaker, said.text, cue.start, start, cue.line);
    }
  },
};
