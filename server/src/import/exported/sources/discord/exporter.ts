import { AT, DATE, readDate, type WrittenDate } from '../../../written/date';
import { plainLine } from '../../../written/marks';
import { readTime, TIME_BY_DATE, type WrittenTime } from '../../../written/time';
import type { Attachment, AttachmentKind } from '../../readItem';
import { attachmentKind, fileName } from '../shared/attachmentKind';
import { cleanName } from '../shared/cleanText';

/** The sentences that DiscordChatExporter writes for Discord's notices (PlainTextMessageExtensions.cs). */
const NOTICE =
  /^(?:Added .{1,100} to the group\.|Added a recipient\.|Left the group\.|Removed .{1,100} from the group\.|Removed a recipient\.|Started a call that lasted [\d,]{1,10} minutes\.|Changed the channel name(?:: .{1,100}|\.)|Changed the channel icon\.|Pinned a message\.|Started a thread\.|Joined the server\.)$/;

export function isExporterNotice(content: string): boolean {
  return content.length < 200 && NOTICE.test(content.trim());
}

/** A name without the four digits that told accounts apart until 2023: Discord showed them in profiles only. */
export function withoutDiscriminator(name: string): string | undefined {
  return cleanName(name.replace(/(?<=.)#\d{4}$/, ''));
}

/** A file at an address, or among those that the exporter downloaded: `refunds.json_Files/chart-1A2B3.png`. */
export function fileAt(address: string, name?: string, kind?: AttachmentKind): Attachment {
  const isWeb = /^https?:/i.test(address);
  const path = address.replaceAll('\\', '/');
  const shown = name ?? (isWeb ? cleanName(fileName(address)) : undefined);
  const found = kind ?? (shown === 'voice-message.ogg' ? 'voice' : attachmentKind(undefined, shown ?? path));
  if (isWeb) return { kind: found, url: address, ...(shown === undefined ? {} : { name: shown }) };
  // A path from the root is of the machine that exported.
  const isRelative = path !== '' && !/^(?:\/|[a-z]+:)/i.test(path);
  return {
    kind: found,
    ...(isRelative ? { path } : {}),
    ...(shown === undefined ? (isRelative ? {} : { name: cleanName(fileName(path)) }) : { name: shown }),
  };
}

const WRITTEN = new RegExp(`^(${DATE})${AT}(${TIME_BY_DATE})$`, 'i');
/** `01-Mar-26 08:03 AM`, the form of versions before 2022. */
const ABBREVIATED = /^(\d{1,2})-([a-z]{3})-(\d{2}|\d{4}) (.*)$/i;

/** A date and time in the form of the exporting machine's language; `undefined` if it is none. */
export function readWritten(text: string): { date: WrittenDate; time: WrittenTime } | undefined {
  const plain = plainLine(text).trim();
  const [, day, month, year, rest] = ABBREVIATED.exec(plain) ?? [];
  const line =
    day === undefined ? plain : `${day} ${month} ${year!.length === 2 ? `20${year}` : year}, ${rest}`;
  const [, dateText, timeText] = WRITTEN.exec(line) ?? [];
  if (dateText === undefined) return undefined;
  const date = readDate(dateText);
  const time = readTime(timeText!);
  return date === undefined || time === undefined ? undefined : { date, time };
}
