import { type ExportSource, share } from '../exportSource';
import { unreadable } from '../readItem';
import { cleanName } from './shared/cleanText';
import { CUE_TIMES, cuesOf, type Said, SpeakerLabels, startOf, transcriptItem } from './shared/cues';
import { plainCue } from './shared/cueText';

/** `<v Nora Quill>Hi</v>` */
const VOICE = /<v(?:\.[^\s<>]{1,60})?[ \t]+([^<>\n]{1,200})>/g;

/**
 * A transcript in WebVTT, as Teams, Zoom and podcasts have it. Each cue is a message; a cue without a speaker belongs to the one
 * before. Times are counted from the start of the recording, which the file does not name.
 *
 * Two passes: whether a word before a colon is a name shows in the whole text.
 */
export const transcriptVtt: ExportSource = {
  id: 'transcript-vtt',
  name: 'Transcript (WebVTT)',

  recognize({ lines }) {
    if (!/^\ufeff?WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')) return 0;
    const labels = new SpeakerLabels();
    for (const cue of cuesOf(lines.map((text, i) => ({ number: i + 1, text })))) {
      labels.add(plainCue((cue.lines ?? []).join('\n')));
    }
    const hasVoice = lines.some(line => line.search(VOICE) !== -1);
    return share(
      lines.some(line => CUE_TIMES.test(line)),
      hasVoice || labels.isLabelled,
    );
  },

  *read(text, context) {
    const start = startOf(context);
    const labels = new SpeakerLabels();
    for (const cue of cuesOf(text.lines())) {
      for (const part of partsOf((cue.lines ?? []).join('\n')))
        if (part.speaker === undefined) labels.add(part.text);
    }
    let speaker: string | undefined;
    for (const cue of cuesOf(text.lines())) {
      if (cue.lines === undefined) {
        yield unreadable(cue.line, 'too-long');
        continue;
      }
      for (const part of partsOf(cue.lines.join('\n'))) {
        const said = part.speaker === undefined ? labels.split(part.text) : part;
        speaker = said.speaker ?? speaker;
        yield transcriptItem(speaker, said.text, cue.start, start, cue.line);
      }
    }
  },
};

/** The parts of a cue: one for each voice. */
function partsOf(text: string): Said[] {
  const voices = [...text.matchAll(VOICE)];
  if (voices.length === 0) return [{ speaker: undefined, text: plainCue(text) }];
  const before = plainCue(text.slice(0, voices[0]!.index));
  const parts = voices.map((voice, i): Said => {
    const end = voices[i + 1]?.index ?? text.length;
    const said = plainCue(text.slice(voice.index + voice[0].length, end));
    return { speaker: cleanName(plainCue(voice[1]!)), text: said };
  });
  return before.trim() === '' ? parts : [{ speaker: undefined, text: before }, ...parts];
}
