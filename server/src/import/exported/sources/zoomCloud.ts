import { type ExportSource, share } from '../exportSource';
import { unreadable } from '../readItem';
import { cleanName } from './shared/cleanText';
import { after } from './shared/elapsed';
import { readMessageLines } from './shared/messageLines';
import { ZoomDays, ZoomReactions, zoomContent, zoomItem } from './shared/zoomChat';

/** `00:02:11⇥Nora:⇥hi` */
const LINE = /^(\d{1,2}):(\d{2}):(\d{2})\t\s*([^\t]{1,200}?)\s*:\t(.*)$/s;

/**
 * The chat beside a recording in Zoom's cloud. Times are counted from the beginning of the recording. With a start they are added to
 * it, without one they are as in the file.
 */
export const zoomCloud: ExportSource = {
  id: 'zoom-cloud',
  name: 'Zoom (cloud recording)',

  recognize({ lines }) {
    const found = lines.filter(line => LINE.test(line)).length;
    if (found === 0) return 0;
    return share(LINE.test(lines.find(line => line.trim() !== '') ?? ''), found > 1);
  },

  *read(text, context) {
    const days = new ZoomDays(text, context);
    const reactions = new ZoomReactions();
    for (const { text: line } of text.lines()) {
      const content = zoomContent(LINE.exec(line ?? '')?.[5]?.slice(0, 2000) ?? '');
      if (content.kind === 'reaction') reactions.add(content);
    }
    yield* readMessageLines(text.lines(), line => {
      const match = LINE.exec(line);
      if (match === null) return undefined;
      const [, hours, minutes, seconds, written, said = ''] = match;
      const { start } = context;
      const elapsed = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
      const time =
        start === undefined ? days.timeOf(undefined, [hours!, minutes!, seconds!]) : after(start, elapsed);
      const name = cleanName(written);
      return {
        text: said,
        toItem(whole, at) {
          if (time === undefined) return unreadable(at, 'bad-time');
          return name === undefined ? unreadable(at, 'no-sender') : zoomItem(name, whole, time, reactions);
        },
      };
    });
  },
};
