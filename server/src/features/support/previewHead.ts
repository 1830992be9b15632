import type { ChatLog } from '../../document/chatLog';
import type { PreviewHead } from '../../protocol';
import { shownText } from '../../render/entities';

/** The maximum length of a title or an author above a transcript. */
const MAX_TEXT_LENGTH = 200;

/** The text above a transcript: the title or else the file name; the day; the author. */
export function previewHead(log: ChatLog): PreviewHead {
  const { head } = log.transcript;
  const title = textOf(log, 'title') ?? log.fileName;
  const author = textOf(log, 'author');
  const { day } = log;
  return {
    title,
    speakers: log.speakers.size,
    ...(day === undefined ? {} : { day }),
    ...(author === undefined ? {} : { author }),
    ...(head.strayEnd > head.strayStart ? { strayLine: head.strayStart } : {}),
  };
}

function textOf(log: ChatLog, key: string): string | undefined {
  const text = log.transcript.head.frontMatter?.entry(key)?.text.trim();
  return text ? shownText(text.slice(0, MAX_TEXT_LENGTH)) : undefined;
}
