import type { ReadContext } from '../../exportSource';
import { type ReadItem, unreadable } from '../../readItem';
import type { Sample } from '../../sample';
import type { SourceText } from '../../sourceText';
import { readMessageLines } from './messageLines';
import { ZoomDays, ZoomReactions, zoomContent, zoomHeader, zoomItem, zoomSender } from './zoomChat';

/** What a chat that Zoom saved on a computer has. */
export interface ZoomForm {
  readonly headers: number;
  /** Whether the first line is a header. */
  readonly isFirst: boolean;
  /** Whether texts are in the lines of their headers, as in old versions. */
  readonly isOld: boolean;
}

export function zoomForm({ lines }: Sample): ZoomForm | undefined {
  const written = lines.filter(line => line.trim() !== '');
  const headers = written.flatMap(line => zoomHeader(line) ?? []);
  if (headers.length === 0) return undefined;
  const old = headers.filter(({ text }) => text !== undefined).length;
  const isFirst = zoomHeader(written[0]!) !== undefined;
  return { headers: headers.length, isFirst, isOld: old * 2 > headers.length };
}

/** Reads a chat that Zoom saved on a computer. Two passes: reactions are behind the messages that they belong to. */
export function* readZoomSaved(text: SourceText, context: ReadContext): Iterable<ReadItem> {
  const reactions = reactionsIn(text);
  const days = new ZoomDays(text, context);
  yield* readMessageLines(text.lines(), line => {
    const header = zoomHeader(line);
    if (header === undefined) return undefined;
    const time = days.timeOf(header.day, header.clock);
    const name = zoomSender(header.from);
    return {
      text: header.text ?? '',
      toItem(whole, at) {
        if (time === undefined) return unreadable(at, 'bad-time');
        return name === undefined ? unreadable(at, 'no-sender') : zoomItem(name, whole, time, reactions);
      },
    };
  });
}

function reactionsIn(text: SourceText): ZoomReactions {
  const reactions = new ZoomReactions();
  const items = readMessageLines(text.lines(), line => {
    const header = zoomHeader(line);
    if (header === undefined) return undefined;
    return {
      text: header.text ?? '',
      toItem(whole) {
        const content = zoomContent(whole.slice(0, 2000));
        if (content.kind === 'reaction') reactions.add(content);
        return { kind: 'omitted', why: 'event' };
      },
    };
  });
  // Only what `toItem` collects counts.
  for (const _ of items);
  return reactions;
}
