import { isBlank } from '../../text/lines';
import { type BlockHeader, isConvincing, readBlocks, readName } from './blocks';
import { DATE, readDate, readTime, TIME, type WrittenDate } from './clock';
import type { PasteSource, WrittenMessage } from './pastedMessage';

/** `Kim — Today at 8:19 AM`, `Kim — 今天08:19`, `Kim — 01/22/2018 8:19 AM`, and `Kim — 8:19 AM` in newer ones. */
const HEADER = new RegExp(
  `^(.{1,99}?) ?— ?(?:(today |yesterday |今天|昨天)(?:at )? ?|(${DATE}),?(?: at)? )?(${TIME})$`,
  'i',
);
/** A further message of the same speaker: `[8:20 AM]`, with its text behind it or below. */
const FURTHER = new RegExp(`^\\[(${TIME})\\] ?(.*)$`, 'i');
/** Compact mode: `[8:19 AM]Kim: Hi`. Never with seconds, which log files have. */
const COMPACT = new RegExp(`^\\[(${TIME})\\] ?([^:]{1,99}): ?(.*)$`, 'i');

/**
 * Discord: messages marked with the mouse and copied. The dash with a day is Discord's alone; a time without one is not, so more
 * evidence is asked for.
 */
export const discord: PasteSource = {
  id: 'discord',
  read(original, context) {
    const lines = joinHeaders(original);
    let isDated = false;
    const blocks = readBlocks(lines, (line, _index, before) => {
      const header = readHeader(line);
      if (header?.date !== undefined) isDated = true;
      return header ?? (before === undefined ? undefined : readFurther(line, before));
    });
    if (blocks !== undefined && (isDated || isConvincing(blocks, context))) return blocks;
    const compact = readBlocks(lines, readCompact);
    return compact && isConvincing(compact, context) ? compact : undefined;
  },
};

/** Newer ones have the name, the dash and the time in lines of their own. */
function joinHeaders(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const dash = lines[i]!.trim();
    const last = joined[joined.length - 1];
    if (dash.startsWith('—') && last !== undefined && !isBlank(last)) {
      const isAlone = dash === '—' && i + 1 < lines.length;
      const line = `${last.trimEnd()} ${dash}${isAlone ? ` ${lines[i + 1]!.trim()}` : ''}`;
      if (readHeader(line.replace(/[\u00a0\u202f]/g, ' ')) !== undefined) {
        joined[joined.length - 1] = line;
        if (isAlone) i++;
        continue;
      }
    }
    joined.push(lines[i]!);
  }
  return joined;
}

function readHeader(line: string): BlockHeader | undefined {
  const match = HEADER.exec(line);
  const [speaker, time] = [readName(match?.[1]), match && readTime(match[4]!)];
  if (!speaker || !time) return undefined;
  return { speaker, date: readDay(match![2], match![3]), time };
}

function readDay(word: string | undefined, written: string | undefined): WrittenDate | undefined {
  if (word !== undefined) return { kind: 'daysAgo', days: /today|今天/i.test(word) ? 0 : 1 };
  return written === undefined ? undefined : readDate(written);
}

function readFurther(line: string, before: WrittenMessage): BlockHeader | undefined {
  const match = FURTHER.exec(line);
  const time = match && readTime(match[1]!);
  if (!time || (before.time !== undefined && time.timestamp < before.time.timestamp)) return undefined;
  return { speaker: undefined, date: before.date, time, text: match![2]! };
}

function readCompact(line: string): BlockHeader | undefined {
  const match = COMPACT.exec(line);
  const [speaker, time] = [readName(match?.[2]), match && readTime(match[1]!)];
  return speaker && time && !time.hasSeconds ? { speaker, time, text: match![3]! } : undefined;
}
