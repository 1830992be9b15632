import { type BlockHeader, readBlocks, readName } from './blocks';
import { DATE, readDate, readTime, TIME } from './clock';
import type { PasteSource } from './pastedMessage';

/** Copied on the desktop: `Kim Park, [22.01.2018 08:19]`, the text in the lines below (Telegram Desktop writes the system's short format). */
const DESKTOP = new RegExp(`^(.{1,99}?), \\[(${DATE}),?(?: at)? (${TIME})\\]:?$`, 'i');
/** Copied on an Android phone: `[1/22/2018 8:19 AM] Kim Park: Hi`. Never with seconds, which log files have. */
const PHONE = new RegExp(`^\\[(${DATE}) (${TIME})\\] ([^:]{1,99}): ?(.*)$`, 'i');

/** Telegram: messages that were selected and copied, on a desktop or a phone. Of a single message it copies the text alone. */
export const telegram: PasteSource = {
  id: 'telegram',
  read: lines => readBlocks(lines, readLine),
};

function readLine(line: string): BlockHeader | undefined {
  const desktop = DESKTOP.exec(line);
  if (desktop !== null) return header(desktop[1], desktop[2]!, desktop[3]!);
  const phone = PHONE.exec(line);
  if (phone === null) return undefined;
  const read = header(phone[3], phone[1]!, phone[2]!);
  return read === undefined || read.time!.hasSeconds ? undefined : { ...read, text: phone[4]! };
}

function header(name: string | undefined, written: string, clock: string): BlockHeader | undefined {
  const [speaker, date, time] = [readName(name), readDate(written), readTime(clock)];
  return speaker && date && time ? { speaker, date, time } : undefined;
}
