import type { People } from '../people/people';
import { partitionPoint } from '../text/partitionPoint';
import type { LogRecord } from './logRecord';
import { mentionsOf } from './occurrences';

/** How often a name mentions, and is mentioned. */
export interface MentionCounts {
  /** The mentions of known names in its messages. */
  readonly mentionsGiven: number;
  /** Includes mentions by itself, and in messages without a speaker. */
  readonly mentionsGot: number;
}

/**
 * The mentions in a log, by the names that mention and are mentioned. `@all` and unknown names are left out: they mention no person that is
 * known.
 *
 * @param unnamed the lines of the headers without a speaker, which the record does not have
 */
export function countMentions(
  record: LogRecord,
  unnamed: readonly number[],
  people: People,
): ReadonlyMap<string, MentionCounts> {
  const counts = new Map<string, MentionCounts>();
  if (record.mentions.length === 0) return counts;
  const giverAt = giversIn(record, unnamed);
  for (const { name, known, line } of mentionsOf(record, people)) {
    if (!known) continue;
    add(counts, name, 0, 1);
    const giver = giverAt(line);
    if (giver !== undefined) add(counts, giver, 1, 0);
  }
  return counts;
}

function add(counts: Map<string, MentionCounts>, name: string, given: number, got: number): void {
  const { mentionsGiven = 0, mentionsGot = 0 } = counts.get(name) ?? {};
  counts.set(name, { mentionsGiven: mentionsGiven + given, mentionsGot: mentionsGot + got });
}

/** Says whose message a line is in; `undefined` for one without a speaker. */
function giversIn({ headers }: LogRecord, unnamed: readonly number[]) {
  const starts = Array.from({ length: headers.length }, (_, index) => headers.at(index).line);
  return (line: number): string | undefined => {
    const isAbove = (start: number) => start <= line;
    const header = partitionPoint(starts, isAbove) - 1;
    const start = starts[header];
    const other = unnamed[partitionPoint(unnamed, isAbove) - 1];
    if (start === undefined || (other !== undefined && other > start)) return undefined;
    return headers.names[headers.nameIndex(header)];
  };
}
