import type { SaidCounts } from '../find/saidCounts';
import { hourOf, type Timestamp } from '../model/timestamp';
import type { AnswerCounts } from '../people/answers';
import type { Day } from '../text/calendar';
import { countMentions, type MentionCounts } from './countedMentions';
import type { HeaderSites } from './headerSites';
import { saidIn, saidUnder } from './saidInLog';
import type { Workspace } from './workspace';

/** What a log has of one name, as it is written there: a person may have several. */
export interface NameDigest extends SaidCounts, MentionCounts {
  readonly messages: number;
  /** How often each name speaks directly after this one, which may answer itself. Messages without a speaker are passed over. */
  readonly answers: AnswerCounts;
}

/** What statistics need of a log: counts, which can be added to those of other logs, and times. */
export interface LogDigest {
  readonly uri: string;
  readonly day: Day | undefined;
  /** Includes messages without a speaker, which count nowhere else. */
  readonly messages: number;
  /** The names that speak, in the order of their first messages; then known names that are only mentioned. */
  readonly names: ReadonlyMap<string, NameDigest>;
  /** The messages of each hour of the day, 24 numbers. Those without a valid time are left out. */
  readonly hours: readonly number[];
  /** The earliest and the latest time of a message. */
  readonly first: Timestamp | undefined;
  readonly last: Timestamp | undefined;
}

/**
 * The digest of a log as it is now, open or not. All but how much is said follows from its record and from the known people.
 *
 * @returns `undefined` if there is no such log
 * @throws if its file can't be read
 */
export async function digestOf(workspace: Workspace, uri: string): Promise<LogDigest | undefined> {
  const record = workspace.record(uri);
  if (record === undefined) return undefined;
  const { day, headers, messageCount } = record;
  const said = await saidIn(workspace, record);
  const mentions = countMentions(record, said.unnamed, workspace.people);
  const answers = answersIn(headers);
  const names = new Map<string, NameDigest>();
  for (const [index, name] of headers.names.entries()) {
    names.set(name, {
      messages: headers.counts[index]!,
      ...saidUnder(said, index),
      ...(mentions.get(name) ?? NO_MENTIONS),
      answers: answers[index]!,
    });
  }
  for (const [name, counts] of mentions) if (!names.has(name)) names.set(name, { ...SILENT, ...counts });
  return { uri: record.uri, day, messages: messageCount, names, ...timesIn(headers) };
}

const NO_MENTIONS: MentionCounts = { mentionsGiven: 0, mentionsGot: 0 };

/** For a name that does not speak. */
const SILENT: NameDigest = {
  messages: 0,
  characters: 0,
  images: 0,
  links: 0,
  ...NO_MENTIONS,
  answers: new Map(),
};

/** The answers to each name, in the order of the names. */
function answersIn(headers: HeaderSites): readonly AnswerCounts[] {
  const { length, names } = headers;
  const answers = names.map(() => new Map<string, number>());
  for (let i = 1; i < length; i++) {
    const counts = answers[headers.nameIndex(i - 1)]!;
    const answer = names[headers.nameIndex(i)]!;
    counts.set(answer, (counts.get(answer) ?? 0) + 1);
  }
  return answers;
}

function timesIn(headers: HeaderSites): Pick<LogDigest, 'hours' | 'first' | 'last'> {
  const hours = new Array<number>(24).fill(0);
  let first: Timestamp | undefined;
  let last: Timestamp | undefined;
  for (let i = 0; i < headers.length; i++) {
    const time = headers.timestamp(i);
    if (time === undefined) continue;
    hours[hourOf(time)]!++;
    if (first === undefined || time < first) first = time;
    if (last === undefined || time > last) last = time;
  }
  return { hours, first, last };
}
