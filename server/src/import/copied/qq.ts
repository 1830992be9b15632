import { isBlank } from '../../text/lines';
import { type BlockHeader, isConvincing, type ReadLine, readBlocks, readName } from './blocks';
import { DATE, readDate, readTime, TIME_WITH_SECONDS, type WrittenDate } from './clock';
import type { PasteSource } from './pastedMessage';

/** The number or address that some copies have after the name. */
const ACCOUNT = '[(<（](?:\\d{5,12}|[^\\s()<>（）@]{1,40}@[^\\s()<>（）]{1,40})[)>）]';
/** An export: `2018-01-22 8:19:43 李雷(10001)`; where the machine has a clock of twelve hours `2018-01-22 上午 8:19:43 李雷(10001)`. */
const EXPORTED = new RegExp(`^(\\d{4}-\\d{2}-\\d{2}) (${TIME_WITH_SECONDS}) (.{1,99}?)(${ACCOUNT})?$`, 'i');
/** Copied: `李雷 2018/1/22 8:19:43`, `李雷(10001) 8:19:43`; of the day itself without the date. */
const COPIED = new RegExp(
  `^(.{1,99}?)(${ACCOUNT})?:? {1,2}(?:(${DATE}|\\d{2}-\\d{2}) )?(${TIME_WITH_SECONDS})$`,
  'i',
);
/** More lines than an export begins with. */
const MAX_PRELIMINARY = 20;
/** The ranks that QQ puts before the name. */
const RANK = /^(?:【(?:群主|管理员|LV\s?\d{1,3}[^】]{0,20})】){1,3}(?=.)/;

/**
 * QQ: messages copied from a chat, or an export. Seconds are always there. A name and a time are common in other texts, too, so
 * without an account more evidence is asked for.
 */
export const qq: PasteSource = {
  id: 'qq',
  read(lines, context) {
    let accounts = 0;
    const isExport = /^消息记录/.test(lines.find(line => !isBlank(line)) ?? '');
    const readLineAfterBreak: ReadLine = (line, index) => {
      // A copied message begins after a blank line; a line of its text may look the same.
      if (index > 0 && !isBlank(lines[index - 1]!) && !/^=+$/.test(lines[index - 1]!)) return undefined;
      const read = readLine(line);
      if (read?.hasAccount) accounts++;
      return read?.header;
    };
    const blocks = readBlocks(lines, readLineAfterBreak, isExport ? MAX_PRELIMINARY : 0);
    if (blocks === undefined) return undefined;
    const { messages, leftOut, preliminary } = blocks;
    if (accounts < messages.length && !isConvincing(blocks, context)) return undefined;
    return { messages, leftOut: leftOut + preliminary.length };
  },
};

function readLine(line: string): { header: BlockHeader; hasAccount: boolean } | undefined {
  const exported = EXPORTED.exec(line);
  if (exported !== null) return header(exported[3], exported[4], readDate(exported[1]!), exported[2]!);
  const copied = COPIED.exec(line);
  if (copied === null) return undefined;
  const written = copied[3];
  const date = written === undefined ? undefined : (readShortDate(written) ?? readDate(written));
  if (written !== undefined && date === undefined) return undefined;
  return header(copied[1], copied[2], date, copied[4]!);
}

function header(
  name: string | undefined,
  account: string | undefined,
  date: WrittenDate | undefined,
  clock: string,
): { header: BlockHeader; hasAccount: boolean } | undefined {
  const speaker = readName(name?.replace(RANK, ''));
  const time = readTime(clock);
  if (speaker === undefined || time === undefined) return undefined;
  return { header: { speaker, date, time }, hasAccount: account !== undefined };
}

/** `03-01`, as the newer QQ writes the days of this year. */
function readShortDate(text: string): WrittenDate | undefined {
  const match = /^(\d{2})-(\d{2})$/.exec(text);
  return match === null
    ? undefined
    : { kind: 'date', year: undefined, month: Number(match[1]), day: Number(match[2]) };
}
