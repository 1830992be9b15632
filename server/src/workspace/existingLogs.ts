import type { SourceLog } from '../merge/logs/logSource';
import { mergeLogs } from '../merge/logs/mergeLogs';
import { parseTranscript } from '../model/parse';
import type { People } from '../people/people';
import type { LogRefusal } from '../protocol';
import type { Day } from '../text/calendar';
import { Fingerprint } from './fingerprint';
import type { ImportedDays } from './importedDays';
import { type ImportTarget, textOf } from './importTarget';
import { withNeighbours } from './neighbourDays';

/** A log that is there. Its `id` is its URI. */
export interface ExistingLog extends SourceLog {
  readonly text: string;
  readonly fingerprint: string;
}

/** The logs of some days that are there. */
export interface ExistingLogs {
  /** At most one for each day. */
  readonly logs: readonly ExistingLog[];
  /** The days of whose logs none can be chosen. */
  readonly refused: ReadonlyMap<Day, LogRefusal>;
}

/**
 * Reads the logs of days. Of several logs of a day, the one that has the most in common with the import is chosen.
 *
 * @param names the names of all logs of the folder, by day
 * @param imported the days of the import
 * @param isAnyway whether one is chosen even if nothing tells which
 */
export async function readExistingLogs(
  days: readonly Day[],
  names: ReadonlyMap<Day, readonly string[]>,
  imported: readonly SourceLog[],
  {
    target,
    source,
    people,
    isAnyway,
  }: {
    target: ImportTarget;
    source: ImportedDays;
    people: People;
    isAnyway: boolean;
  },
): Promise<ExistingLogs> {
  const logs: ExistingLog[] = [];
  const refused = new Map<Day, LogRefusal>();
  for (const day of days) {
    const ofDay: ExistingLog[] = [];
    for (const fileName of names.get(day) ?? []) {
      const log = await readLog(source.uriOf(fileName), fileName, day, target);
      if (log !== undefined) ofDay.push(log);
      else refused.set(day, 'unreadable');
    }
    if (ofDay.length === 0 || refused.has(day)) continue;
    const near = withNeighbours([day]);
    const beside = imported.filter(log => near.includes(log.day));
    const own = ofDay.find(({ id }) => id === source.uriOn(day));
    const chosen =
      ofDay.length === 1
        ? ofDay[0]
        : (mostInCommon(ofDay, beside, people) ?? (isAnyway ? (own ?? ofDay[0]) : undefined));
    if (chosen === undefined) refused.set(day, 'several');
    else logs.push(chosen);
  }
  return { logs, refused };
}

async function readLog(
  uri: string,
  fileName: string,
  day: Day,
  target: ImportTarget,
): Promise<ExistingLog | undefined> {
  const bytes = await target.read(uri);
  const text = bytes && textOf(bytes);
  if (bytes === undefined || text === undefined) return undefined;
  const fingerprint = new Fingerprint();
  fingerprint.add(bytes);
  return {
    id: uri,
    fileName,
    day,
    text,
    fingerprint: String(fingerprint),
    transcript: parseTranscript(text),
  };
}

/** The one log of several that has more in common with the import than any other. */
function mostInCommon(
  logs: readonly ExistingLog[],
  imported: readonly SourceLog[],
  people: People,
): ExistingLog | undefined {
  const found = logs
    .map(log => {
      const overlap = mergeLogs([{ logs: [log] }, { logs: imported }], people).overlaps[0];
      return { log, pairs: overlap?.overlap === 'same' ? overlap.common.pairs : 0 };
    })
    .sort((x, y) => y.pairs - x.pairs);
  return found[0]!.pairs > (found[1]?.pairs ?? 0) ? found[0]!.log : undefined;
}
