import { type ExportSource, share } from '../exportSource';
import { unreadable } from '../readItem';
import { cleanName } from './shared/cleanText';
import { startOf, transcriptItem } from './shared/cues';
import { isValues, numberOf } from './shared/values';

/** The JSON transcript of Podcasting 2.0: `segments` with `speaker`, `startTime` in seconds and `body`. A segment may be one word. */
export const transcriptPodcastJson: ExportSource = {
  id: 'transcript-podcast-json',
  name: 'Transcript (Podcasting 2.0, JSON)',

  recognize: sample =>
    sample.hasJson('segments[].startTime')
      ? share(
          sample.hasJson('segments[].body'),
          sample.hasJson('segments[].speaker'),
          sample.hasJson('version') || sample.hasJson('segments[].endTime'),
        )
      : 0,

  *read(text, context) {
    const start = startOf(context);
    let speaker: string | undefined;
    for (const { path, value, line, problem } of text.json(at => at === 'segments[]')) {
      if (problem !== undefined) yield unreadable(line, problem);
      if (path !== 'segments[]' || problem !== undefined) continue;
      if (!isValues(value)) {
        yield unreadable(line, 'syntax');
        continue;
      }
      const { speaker: name, startTime, body } = value;
      speaker = cleanName(name) ?? speaker;
      const said = typeof body === 'string' ? body : typeof body === 'number' ? String(body) : '';
      yield transcriptItem(speaker, said, numberOf(startTime), start, line);
    }
  },
};
