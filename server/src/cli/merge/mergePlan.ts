import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import { type SharedConversation, sharedConversations } from '../../merge/logs/conversations';
import { type LogMerge, type MergedLog, mergeLogs } from '../../merge/logs/mergeLogs';
import { newLog } from '../../merge/logs/newLog';
import { parseTranscript } from '../../model/parse';
import { fullText } from '../../model/transcript';
import { nodeFileSystem } from '../../node/nodeFileSystem';
import type { People } from '../../people/people';
import type { FileCopy } from '../../protocol';
import { applyEdits } from '../../text/pieces';
import { MergedFileSources } from '../../workspace/mergedFileSources';
import { readTextFile, type TextFile } from '../textFile';
import { UsageError } from '../usageError';
import { WorkspaceFolders } from '../workspaceFolder';
import type { MergeSource, ReadLog } from './mergeSources';

/** A log of the result. */
export interface PlannedLog {
  readonly merged: MergedLog;
  /** Absolute; `undefined` if the result is printed. */
  readonly path: string | undefined;
  readonly text: string;
  readonly hasMark: boolean;
  /**
   * - `same`: this is there already
   * - `new`: nothing is there
   * - `changed`: the log of the base is there, and is added to
   * - `other`: something else is there, which is not overwritten
   */
  readonly state: 'same' | 'new' | 'changed' | 'other';
  /** What is there. */
  readonly there: TextFile | undefined;
  /** The files that its messages name and that are not where it would find them. */
  readonly files: readonly FileCopy[];
}

/** The merge of one conversation. */
export interface PlannedConversation {
  /** The indices of the paths that have it, in the order of the sources of the merge. */
  readonly sources: readonly number[];
  readonly merge: LogMerge;
  readonly logs: readonly PlannedLog[];
  /** The absolute paths of the folders in which the files that the logs name are, or will be. */
  readonly fileFolders: readonly string[];
}

/**
 * Merges the conversations of sources, and says where the results go. Nothing is written.
 *
 * @param output as given
 * @param registryPath in a workspace folder
 * @throws {UsageError} if it is open which conversations are the same, or where the result goes
 * @throws {FileError} if what is at the place of a result cannot be read
 */
export async function planMerge(
  sources: readonly MergeSource[],
  output: string | undefined,
  people: People,
  registryPath: string,
): Promise<PlannedConversation[]> {
  const base = sources[0]!;
  const isFolder = sources.some(source => source.isFolder) || isThereAsFolder(output);
  if (output === undefined && isFolder) {
    throw new UsageError(l10n.t('The merge of a folder needs a folder for the result: {0}.', '-o OUT'));
  }
  const folders = new WorkspaceFolders(registryPath);
  const fileSources = new MergedFileSources(nodeFileSystem, ({ id }) => urlOf(id));
  const planned: PlannedConversation[] = [];
  for (const { key, logs } of conversationsOf(sources)) {
    const place = output === undefined ? undefined : placeOf(resolve(output), isFolder, key);
    const {
      sources: merged,
      copiesFor,
      folders: fileFolders,
    } = await fileSources.of(
      logs.map(({ source, logs }) => ({ logs, top: urlOf(topOf(sources[source]!)) })),
      place === undefined ? undefined : { uri: urlOf(place), top: urlOf(folders.ofFolder(place)) },
    );
    const merge = mergeLogs(merged, people);
    const isOfBase = logs[0]!.source === 0;
    const first = isOfBase ? base : sources[logs[0]!.source]!;
    const folder = first.isFolder ? first.path : dirname(first.path);
    const ofConversation = merge.logs.map((merged): PlannedLog => {
      const original = merged.base as ReadLog | undefined;
      const { fileName, text } =
        original === undefined
          ? newLog(merged)
          : {
              fileName: basename(original.id),
              text: applyEdits(fullText(original.transcript), merged.edits),
            };
      const name = original === undefined ? join(dirname(key), fileName) : relative(folder, original.id);
      const path = pathOf(output, isFolder, isFolder ? name : basename(output ?? ''));
      return {
        merged,
        path,
        text,
        hasMark: original?.file.hasMark ?? false,
        files: copiesFor(parseTranscript(text).messages),
        ...stateOf(path, text, original),
      };
    });
    if (!isFolder && ofConversation.length > 1) {
      throw new UsageError(
        output === undefined
          ? l10n.t(
              'The result is {0} logs, of as many days: it needs a folder, {1}.',
              ofConversation.length,
              '-o OUT',
            )
          : l10n.t(
              'The result is {0} logs, of as many days: {1} must be a folder.',
              ofConversation.length,
              output,
            ),
      );
    }
    planned.push({
      sources: logs.map(({ source }) => source),
      merge,
      logs: ofConversation,
      fileFolders: [...fileFolders].map(uri => fileURLToPath(uri)),
    });
  }
  return planned;
}

/** The folder of the logs of a conversation. @param output absolute */
function placeOf(output: string, isFolder: boolean, key: string): string {
  return isFolder ? join(output, dirname(key)) : dirname(output);
}

/** The folder outside of which no file of a source is looked for: the one that holds its path, or the site that the path is in. */
function topOf({ path }: MergeSource): string {
  const folder = dirname(resolve(path));
  const at = `${folder}${sep}`.lastIndexOf(`${sep}_posts${sep}`);
  return at > 0 ? folder.slice(0, at) : folder;
}

function urlOf(path: string): string {
  return pathToFileURL(resolve(path)).href;
}

/** @throws {UsageError} if it is open which conversations are the same */
function conversationsOf(sources: readonly MergeSource[]): SharedConversation<ReadLog>[] {
  const conversations = sharedConversations(sources);
  if (!('several' in conversations)) return conversations;
  throw new UsageError(
    l10n.t(
      '{0} has several conversations: to which of them does {1} belong? Give its folder.',
      sources[conversations.several]!.path,
      sources[conversations.log]!.path,
    ),
  );
}

function isThereAsFolder(path: string | undefined): boolean {
  return path !== undefined && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function pathOf(output: string | undefined, isFolder: boolean, name: string): string | undefined {
  if (output === undefined) return undefined;
  return resolve(isFolder ? join(output, name) : output);
}

function stateOf(
  path: string | undefined,
  text: string,
  base: ReadLog | undefined,
): Pick<PlannedLog, 'state' | 'there'> {
  if (path === undefined || !existsSync(path)) return { state: 'new', there: undefined };
  const isBase = base !== undefined && resolve(base.id) === path;
  const there = isBase ? base.file : readTextFile(path, true);
  if (there.text === text) return { state: 'same', there };
  return { state: isBase ? 'changed' : 'other', there };
}
