import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { type SharedConversation, sharedConversations } from '../../merge/logs/conversations';
import type { LogSource } from '../../merge/logs/logSource';
import { type LogMerge, type MergedLog, mergeLogs } from '../../merge/logs/mergeLogs';
import { newLog } from '../../merge/logs/newLog';
import type { People } from '../../people/people';
import { applyEdits } from '../../text/pieces';
import { readTextFile, type TextFile } from '../textFile';
import { UsageError } from '../usageError';
import type { MergeSource, ReadLog } from './mergeSources';
import { PictureNames } from './pictureNames';

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
}

/** The merge of one conversation. */
export interface PlannedConversation {
  /** The indices of the paths that have it, in the order of the sources of the merge. */
  readonly sources: readonly number[];
  readonly merge: LogMerge;
  readonly logs: readonly PlannedLog[];
}

/**
 * Merges the conversations of sources, and says where the results go. Nothing is written.
 *
 * @param output as given
 * @throws {UsageError} if it is open which conversations are the same, or where the result goes
 * @throws {FileError} if what is at the place of a result cannot be read
 */
export function planMerge(
  sources: readonly MergeSource[],
  output: string | undefined,
  people: People,
): PlannedConversation[] {
  const base = sources[0]!;
  const isFolder = sources.some(source => source.isFolder) || isThereAsFolder(output);
  if (output === undefined && isFolder) {
    throw new UsageError(l10n.t('The merge of a folder needs a folder for the result: {0}.', '-o OUT'));
  }
  const pictures = new PictureNames();
  return conversationsOf(sources).map(({ key, logs }) => {
    const merge = mergeLogs(
      logs.map(({ source, logs }): LogSource => {
        const root = resolve(sources[source]!.path);
        return { logs, pictureName: (log, address) => pictures.nameOf(root, log, address) };
      }),
      people,
    );
    const isOfBase = logs[0]!.source === 0;
    const first = isOfBase ? base : sources[logs[0]!.source]!;
    const folder = first.isFolder ? first.path : dirname(first.path);
    const planned = merge.logs.map(merged => {
      const fresh = merged.base === undefined ? newLog(merged) : undefined;
      const original = merged.base as ReadLog | undefined;
      const text = fresh?.text ?? applyEdits(original!.file.text, merged.edits);
      const name =
        original === undefined ? join(dirname(key), fresh!.fileName) : relative(folder, original.id);
      const path = pathOf(output, isFolder, isFolder ? name : basename(output ?? ''));
      return {
        merged,
        path,
        text,
        hasMark: original?.file.hasMark ?? false,
        ...stateOf(path, text, original),
      };
    });
    if (!isFolder && planned.length > 1) {
      throw new UsageError(
        output === undefined
          ? l10n.t(
              'The result is {0} logs, of as many days: it needs a folder, {1}.',
              planned.length,
              '-o OUT',
            )
          : l10n.t('The result is {0} logs, of as many days: {1} must be a folder.', planned.length, output),
      );
    }
    return { sources: logs.map(({ source }) => source), merge, logs: planned };
  });
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
