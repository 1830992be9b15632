import { mentionsOfMe } from '../find/mentionsOfMe';
import { AnsweredMessages } from '../log/answeredMessages';
import { Permalinks } from '../log/permalink';
import { mentionsIn } from '../render/htmlText';
import { showMessage } from '../render/shownMessage';
import { type Counted, countLogs } from './countLogs';
import { pictureAddresses } from './pictures';
import type {
  ExportedLog,
  ExportSource,
  LogSummary,
  MediaUse,
  PictureOf,
  ShownPictures,
  TranscriptWriter,
} from './writer';

export interface ExportOptions {
  readonly sources: readonly ExportSource[];
  /** Without one, it is the title or the day of the only log, or the days of several. */
  readonly title?: string | undefined;
  readonly writer: TranscriptWriter;
  readonly media: MediaUse;
  readonly pictureOf: PictureOf;
}

/** A piece of the written transcript, and how many of the messages are written. */
export interface ExportPiece {
  readonly text: string;
  readonly written: number;
  readonly total: number;
}

/** Pieces have about this many UTF-16 units. */
const PIECE = 250_000;

/**
 * Writes logs as one transcript, in pieces. Nothing of the logs but what is written is kept, so a caller can pause or stop between pieces.
 *
 * @throws what reading a log throws
 */
export async function* exportTranscript(options: ExportOptions): AsyncGenerator<ExportPiece> {
  const { sources, writer, pictureOf } = options;
  const counted = await countLogs(sources, options);
  const { summary } = counted;
  let text = await writer.preamble(summary);
  let written = 0;
  for (const [index, source] of sources.entries()) {
    const log = counted.kept ?? (await source.read());
    const logSummary = summary.logs[index]!;
    text += writer.beginLog(logSummary);
    for (const message of messagesOf(log, logSummary, counted)) {
      const pictures: ShownPictures = await picturesOf(message.html, address =>
        pictureOf(address, source.uri),
      );
      text += writer.message(message, pictures);
      written++;
      if (text.length < PIECE) continue;
      yield { text, written, total: summary.messages };
      text = '';
    }
    text += writer.endLog();
  }
  yield { text: text + writer.postamble(), written, total: summary.messages };
}

function* messagesOf(log: ExportedLog, { id: logId }: LogSummary, { slots, personIndex }: Counted) {
  const { transcript, names, people } = log;
  const links = new Permalinks();
  const answered = new AnsweredMessages<string>();
  const context = { transcript, names, people, slots };
  const isOfMe = mentionsOfMe(log);
  for (const [index, message] of transcript.messages.entries()) {
    const link = links.next(message);
    const id = logId === '' ? link : `${logId}/${link}`;
    const shown = showMessage(context, index);
    const mentions = mentionsIn(shown.html);
    yield {
      ...shown,
      id,
      mentions,
      mentionsMe: mentions.some(isOfMe),
      person: personIndex(people.personOf(message.header.speaker).name),
      answers: answered.add(message, id),
    };
  }
}

const NO_PICTURES: ShownPictures = new Map();

async function picturesOf(
  html: string,
  pictureOf: (address: string) => Promise<string | undefined>,
): Promise<ShownPictures> {
  const addresses = pictureAddresses(html);
  if (addresses.length === 0) return NO_PICTURES;
  const found = new Map<string, string>();
  for (const address of addresses) {
    const source = await pictureOf(address);
    if (source !== undefined) found.set(address, source);
  }
  return found;
}
