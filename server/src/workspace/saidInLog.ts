import { countSaid, type SaidCounts, saidCounts } from '../find/saidCounts';
import type { Message } from '../model/message';
import { parseTranscript } from '../model/parse';
import type { LogRecord } from './logRecord';
import { TimeSlice } from './timeSlice';
import type { Workspace } from './workspace';

/** What the bodies of a log add to its record: numbers, as an index may have them of all logs. */
export interface SaidInLog {
  /** `COUNTS` numbers for each of the record's names, in their order. */
  readonly counts: Int32Array;
  /** The lines of the headers without a speaker, ascending. Nearly all logs have none. */
  readonly unnamed: readonly number[];
}

// What `SaidInLog.counts` holds of a name.
const CHARACTERS = 0;
const IMAGES = 1;
const LINKS = 2;
const COUNTS = 3;

/** The messages that are counted between two pauses: some microseconds each, unless they are Markdown. */
const AT_ONCE = 16;

/** Of logs that are not open. A file that has changed has another record. */
const known = new WeakMap<LogRecord, Promise<SaidInLog>>();

/** Several logs that are read at a time share it. */
const slice = new TimeSlice();

/**
 * What is said in a log: in an open one as it is typed now, at the cost of its edited messages and of a sum; in another one in its file, which is
 * read once for each of its records.
 *
 * @throws if the file can't be read
 */
export async function saidIn(workspace: Workspace, record: LogRecord): Promise<SaidInLog> {
  const open = workspace.openLog(record.uri);
  if (open !== undefined) {
    const { messages, startLines } = open.log.transcript;
    const sum = new SaidSum(record);
    for (const [index, message] of messages.entries()) sum.add(message, startLines[index]!, saidCounts);
    return sum.finish();
  }
  let said = known.get(record);
  if (said === undefined) {
    said = readSaid(workspace, record);
    known.set(record, said);
    said.catch(() => known.delete(record));
  }
  return said;
}

/** How much is said under a name, by its index in the record. */
export function saidUnder({ counts }: SaidInLog, nameIndex: number): SaidCounts {
  const at = nameIndex * COUNTS;
  return {
    characters: counts[at + CHARACTERS]!,
    images: counts[at + IMAGES]!,
    links: counts[at + LINKS]!,
  };
}

async function readSaid(workspace: Workspace, record: LogRecord): Promise<SaidInLog> {
  const pieces: string[] = [];
  for (const piece of await workspace.readPieces(record.uri)) {
    pieces.push(piece);
    await slice.pauseWhenDue();
  }
  const { messages, startLines } = parseTranscript(pieces.join(''));
  const sum = new SaidSum(record);
  for (const [index, message] of messages.entries()) {
    if (index % AT_ONCE === 0) await slice.pauseWhenDue();
    sum.add(message, startLines[index]!, countSaid);
  }
  return sum.finish();
}

/** Adds up what is said in the messages of a log. */
class SaidSum {
  readonly #nameIndices: ReadonlyMap<string, number>;
  readonly #counts: Int32Array;
  readonly #unnamed: number[] = [];

  constructor({ headers: { names } }: LogRecord) {
    this.#nameIndices = new Map(names.map((name, index) => [name, index]));
    this.#counts = new Int32Array(names.length * COUNTS);
  }

  add(message: Message, line: number, count: (message: Message) => SaidCounts): void {
    const { speaker } = message.header;
    if (speaker === '') {
      this.#unnamed.push(line);
      return;
    }
    const index = this.#nameIndices.get(speaker);
    // The file has changed since the record was made, and will have another one soon.
    if (index === undefined) return;
    const { characters, images, links } = count(message);
    const at = index * COUNTS;
    this.#counts[at + CHARACTERS]! += characters;
    this.#counts[at + IMAGES]! += images;
    this.#counts[at + LINKS]! += links;
  }

  finish(): SaidInLog {
    return { counts: this.#counts, unnamed: this.#unnamed };
  }
}
