import type { Day } from '../../text/calendar';
import { encodeUtf8 } from '../../text/decoder';
import type { PastedMessage } from '../copied/pastedMessage';
import { ExportError, type ExportFile } from '../exported/exportFile';
import type { ReadItem } from '../exported/readItem';
import { recognize } from '../exported/recognize';
import { SAMPLE_SIZE, Sample } from '../exported/sample';
import { EXPORT_SOURCES } from '../exported/sources';
import { SourceText } from '../exported/sourceText';
import { headerName } from './headerName';
import { messageBody } from './messageBody';
import { placeholderLanguage } from './placeholderLanguage';
import { RepliedMessages } from './repliedMessages';
import { type KnownAccounts, Speakers } from './speakers';
import type { Zone } from './zone';

/** A pasted text that is the text of an export. */
export interface PastedExport {
  /** The name of the source. */
  readonly source: string;
  readonly messages: readonly PastedMessage[];
  /** The number of items that are no messages, or could not be read. */
  readonly leftOut: number;
}

/** Pasted people are told apart by their names only. */
const NOTHING_KNOWN: KnownAccounts = { namesOf: () => [], belongsToOther: () => false };

/** A single line may fit a form by chance. */
const MIN_MESSAGES = 2;

/**
 * Reads a text as an export whose content was copied, with the sources that read files; `undefined` for any other text. Attachments are
 * named, as the clipboard does not have them.
 *
 * @param logDay the day of the log, for exports whose days are not in their text
 * @param today the day of the paste
 */
export function readPastedExport(
  text: string,
  zone: Zone,
  logDay: Day | undefined,
  today: Day | undefined,
): PastedExport | undefined {
  const file = fileOf(text);
  const sample = new Sample(encodeUtf8(text.slice(0, SAMPLE_SIZE / 4)));
  const found = recognize(sample, EXPORT_SOURCES);
  if (!('source' in found)) return undefined;
  const start =
    logDay === undefined
      ? undefined
      : ({ kind: 'local', day: logDay, timestamp: 0, hasSeconds: false } as const);
  const context = { beside: () => undefined, start, today };
  const language = placeholderLanguage(text);
  const speakers = new Speakers(undefined, NOTHING_KNOWN, new Map());
  const replied = new RepliedMessages(speakers, language);
  const messages: PastedMessage[] = [];
  let leftOut = 0;
  const add = (item: ReadItem) => {
    if (item.kind === 'omitted' || item.kind === 'unreadable') leftOut++;
    if (item.kind !== 'message') return;
    const { time, sender } = item;
    const { day, timestamp } = time.kind === 'local' ? time : zone.local(time.milliseconds);
    const replyTo = replied.next(item, speakers.indexOf(sender));
    const body = messageBody(item, { addressOf: ({ url }) => url, language }, replyTo);
    messages.push({
      day,
      timestamp,
      hasSeconds: time.kind === 'instant' || time.hasSeconds,
      speaker: headerName(sender),
      body: body.map(line => line.trimEnd()),
    });
  };
  try {
    for (const item of found.source.read(new SourceText(file, 'utf-8'), context)) add(item);
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
  }
  return messages.length < MIN_MESSAGES ? undefined : { source: found.source.name, messages, leftOut };
}

function fileOf(text: string): ExportFile {
  const bytes = encodeUtf8(text);
  return { path: 'text', size: bytes.length, bytes: () => [bytes] };
}
