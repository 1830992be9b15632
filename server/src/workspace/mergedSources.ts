import { logDay } from '../log/logDay';
import { type ConversationSource, conversationOf } from '../merge/logs/conversations';
import type { SourceLog } from '../merge/logs/logSource';
import { parseTranscript } from '../model/parse';

import type { Day } from '../text/calendar';
import type { FileSystem } from './fileSystem';
import { textOf } from './importTarget';
import { nextTurn } from './nextTurn';
import { fileNameOf, uriKey } from './uri';
import type { Cancellation } from './workspace';

/** A log that was read. Its `id` is its URI. */
export interface ReadLog extends SourceLog {
  readonly text: string;
}

/** A log or a folder of logs that was chosen, with its logs. */
export interface MergedSource extends ConversationSource<ReadLog> {
  /** Of a folder without a slash at the end. */
  readonly uri: string;
  /** The workspace folder that it lies in, or that it is. */
  readonly workspaceFolder: string;
}

/** Why logs are not merged, and about which places that says something. */
export type MergeProblem = 'outside' | 'no-log' | 'no-day' | 'unreadable' | 'several' | 'occupied';

/** Logs are not merged. */
export class MergeRefused extends Error {
  constructor(
    readonly problem: MergeProblem,
    readonly uris: readonly string[],
  ) {
    super(`${problem}: ${uris.join(', ')}`);
  }
}

/** The day of logs of which nothing says the day, if all of them are such. */
const NO_DAY: Day = '1970-01-01';

/**
 * Reads the chosen logs.
 *
 * @param chosen URIs; those of folders have a slash at the end
 * @param folderOf the workspace folder of a URI
 * @throws {MergeRefused} for the first that cannot be read, or is none
 */
export async function readMergedSources(
  chosen: readonly string[],
  folderOf: (uri: string) => string | undefined,
  files: FileSystem,
  token: Cancellation,
): Promise<MergedSource[]> {
  const sources: { uri: string; isFolder: boolean; workspaceFolder: string; logs: ReadSource[] }[] = [];
  for (const each of chosen) {
    const isFolder = each.endsWith('/');
    const uri = each.replace(/\/$/, '');
    const workspaceFolder = folderOf(isFolder ? `${uri}/x` : uri);
    if (workspaceFolder === undefined) throw new MergeRefused('outside', [uri]);
    const logs: ReadSource[] = [];
    for (const log of isFolder ? (await files.findLogs([uri], false)).sort() : [uri]) {
      logs.push(await readLog(log, workspaceFolder, files));
      await nextTurn();
      if (token.isCancellationRequested) return [];
    }
    if (logs.every(({ transcript }) => transcript.messages.length === 0))
      throw new MergeRefused('no-log', [uri]);
    sources.push({ uri, isFolder, workspaceFolder, logs });
  }
  const anyDay = sources.flatMap(({ logs }) => logs).find(({ day }) => day !== undefined)?.day ?? NO_DAY;
  return sources.map(({ uri, isFolder, workspaceFolder, logs }) => {
    const conversations = new Map<string, ReadLog[]>();
    for (const { day, ...log } of logs) {
      if (day === undefined && isFolder) throw new MergeRefused('no-day', [log.id]);
      const key = isFolder ? conversationOf(uriKey(log.id).slice(uriKey(uri).length + 1)) : '';
      const same = conversations.get(key) ?? [];
      conversations.set(key, same);
      same.push({ ...log, day: day ?? anyDay });
    }
    return { uri, isFolder, workspaceFolder, conversations };
  });
}

type ReadSource = Omit<ReadLog, 'day'> & { readonly day: Day | undefined };

async function readLog(id: string, workspaceFolder: string, files: FileSystem): Promise<ReadSource> {
  const bytes = await files.readFile(id, workspaceFolder).catch(() => undefined);
  const text = bytes && textOf(bytes);
  if (text === undefined) throw new MergeRefused('unreadable', [id]);
  const transcript = parseTranscript(text);
  const fileName = fileNameOf(id);
  return { id, fileName, text, transcript, day: logDay(transcript.head, fileName) };
}
