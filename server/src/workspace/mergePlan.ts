import { sharedConversations } from '../merge/logs/conversations';
import { differentSources } from '../merge/logs/differentSources';
import { type MergedLog, mergeLogsSteps, type SourceOverlap } from '../merge/logs/mergeLogs';
import { newLog } from '../merge/logs/newLog';
import { type SettledLog, settledLog } from '../merge/logs/settledLog';
import { offerCounts } from '../merge/logs/takenOffers';
import { parseTranscript } from '../model/parse';
import type { People } from '../people/people';
import type { FileCopy, LogChoices, OfferCounts, SourceRelation } from '../protocol';
import type { Day } from '../text/calendar';
import type { FileSystem } from './fileSystem';
import { inTurns } from './inTurns';
import { MergedFileSources, type SourcesWithFiles } from './mergedFileSources';
import { type MergedSource, MergeRefused, type ReadLog } from './mergedSources';
import type { Cancellation } from './workspace';

/** A log of the first source, as it will be. */
export interface PlannedMergedLog {
  readonly uri: string;
  readonly day: Day;
  /** `other`: nothing is added, as the sources look like two conversations. */
  readonly state: 'new' | 'same' | 'merged' | 'other';
  readonly added: number;
  /** Messages that only one source has, by the index of the source. */
  readonly only: readonly number[];
  /** Messages that several sources have. */
  readonly common: number;
  /** Pairs that may be the same. Both stay. */
  readonly uncertain: number;
  /** For how many messages of the log other sources know something better. */
  readonly offers: OfferCounts;
  /** The files that its new messages name and that are copied, and those that are not, as they could be run. */
  readonly files: readonly FileCopy[];
  /** The text before and after, with what the user has chosen, and the files that it needs; `undefined` if nothing is added for the reason above. */
  change(choices?: LogChoices): SettledLogWithFiles | undefined;
}

/** A log as the user wants it, and the files that are copied for it. */
export interface SettledLogWithFiles extends SettledLog {
  readonly files: readonly FileCopy[];
}

export interface MergePlan {
  /** Also those to which nothing is added. */
  readonly logs: readonly PlannedMergedLog[];
  readonly relations: readonly SourceRelation[];
}

/**
 * Merges logs into those of the first source, and says what is added to them. Nothing is written. A merge that is cancelled has only some of
 * the logs.
 *
 * @param isAnyway whether what looks like two conversations is merged all the same
 * @throws {MergeRefused} if it is open which conversations are the same, or a log that was not chosen is where a new one goes
 */
export async function planMerge(
  sources: readonly MergedSource[],
  people: People,
  isAnyway: boolean,
  files: Pick<FileSystem, 'exists' | 'list' | 'readFile' | 'size'>,
  token: Cancellation,
): Promise<MergePlan> {
  const conversations = sharedConversations(sources);
  if ('several' in conversations) {
    const { several, log } = conversations;
    throw new MergeRefused('several', [sources[several]!.uri, sources[log]!.uri]);
  }
  const logs: PlannedMergedLog[] = [];
  const relations = new Map<string, SourceRelation>();
  const fileSources = new MergedFileSources(files, ({ id }) => id, token);
  for (const { key, logs: found } of conversations) {
    // The first source is the base, also of a conversation that it does not have.
    const merged = found[0]!.source === 0 ? found : [{ source: 0, logs: [] }, ...found];
    const folder = folderOf(sources[0]!, key);
    const withFiles = await fileSources.of(
      merged.map(({ source, logs }) => ({ logs, top: sources[source]!.workspaceFolder })),
      { uri: folder, top: sources[0]!.workspaceFolder },
    );
    if (token.isCancellationRequested) break;
    const merge = await inTurns(mergeLogsSteps(withFiles.sources, people), token);
    if (merge === undefined) break;
    const { logs: days, overlaps } = merge;
    const isRefused = !isAnyway && differentSources(overlaps).length > 0;
    const indices = merged.map(({ source }) => source);
    for (const each of relationsOf(
      overlaps,
      merged.map(({ logs }) => logs.length > 0),
      indices,
    )) {
      const pair = `${each.a} ${each.b}`;
      const before = relations.get(pair);
      if (before === undefined || WEIGHT[each.relation] > WEIGHT[before.relation]) relations.set(pair, each);
    }
    for (const day of days) {
      const only = sources.map((_, source) => day.counts.only[indices.indexOf(source)] ?? 0);
      logs.push(plannedLog(day, only, folder, isRefused, withFiles));
    }
  }
  await checkPlaces(logs, sources[0]!, files);
  return { logs, relations: [...relations.values()].sort((x, y) => x.a - y.a || x.b - y.b) };
}

/** Of the relations of two sources by conversation, the heaviest is shown. */
const WEIGHT = { apart: 0, same: 1, different: 2 };

/** Of each two sources of a merge that have logs. @param indices what these are among all sources */
function relationsOf(
  overlaps: readonly SourceOverlap[],
  has: readonly boolean[],
  indices: readonly number[],
): SourceRelation[] {
  const different = differentSources(overlaps);
  const relations: SourceRelation[] = [];
  for (let a = 0; a < has.length; a++) {
    for (let b = a + 1; b < has.length; b++) {
      if (!has[a] || !has[b]) continue;
      // Sources that have no time in common were not compared.
      const found = overlaps.find(each => each.a === a && each.b === b);
      // Two that are both the same as a third are one conversation, even if they have nothing in common.
      const isLinked = found?.overlap === 'different' && !different.includes(found);
      const relation = isLinked ? 'same' : (found?.overlap ?? 'apart');
      const common = found?.common ?? { a: 0, b: 0, pairs: 0 };
      relations.push({ a: indices[a]!, b: indices[b]!, relation, common });
    }
  }
  return relations;
}

/** The folder of the logs of a conversation. */
function folderOf({ uri, isFolder }: MergedSource, key: string): string {
  if (!isFolder) return uri.slice(0, uri.lastIndexOf('/'));
  const names = key.split('/').slice(0, -1);
  return [uri, ...names.map(encodeURIComponent)].join('/');
}

function plannedLog(
  merged: MergedLog,
  only: readonly number[],
  folder: string,
  isRefused: boolean,
  { copiesFor }: SourcesWithFiles,
): PlannedMergedLog {
  const { day, counts, added, offers } = merged;
  const { common, uncertain } = counts;
  const base = merged.base as ReadLog | undefined;
  const isNew = base === undefined;
  return {
    uri: isNew ? `${folder}/${encodeURIComponent(newLog(merged).fileName)}` : base.id,
    day,
    state: isRefused ? 'other' : isNew ? 'new' : added.length === 0 ? 'same' : 'merged',
    added: added.length,
    only,
    common,
    uncertain,
    offers: offerCounts(offers),
    files: copiesFor(added.map(({ message }) => message)),
    change(choices) {
      if (isRefused) return undefined;
      const log = settledLog(merged, base?.text, choices);
      return { ...log, files: copiesFor(parseTranscript(log.after).messages) };
    },
  };
}

/** @throws {MergeRefused} if there is something where a new log goes */
async function checkPlaces(
  logs: readonly PlannedMergedLog[],
  { workspaceFolder }: MergedSource,
  files: Pick<FileSystem, 'exists'>,
): Promise<void> {
  for (const { uri, state } of logs) {
    if (state === 'new' && (await files.exists(uri, workspaceFolder).catch(() => false)))
      throw new MergeRefused('occupied', [uri]);
  }
}
