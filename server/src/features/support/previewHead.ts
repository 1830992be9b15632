import type { ChatLog } from '../../document/chatLog';
import type { PreviewHead } from '../../protocol';
import { decodeText } from '../../render/entities';

/** More of a title or an author than anyone could read above a transcript. */
const MAX_TEXT_LENGTH = 200;

/** What stands above a transcript: the title or, without one, the file's name; the day; who wrote the log. */
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
  return text ? decodeText(text.slice(0, MAX_TEXT_LENGTH)) : undefined;
}
