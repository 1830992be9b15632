import { readdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import * as l10n from '@vscode/l10n';
import { logDay } from '../../log/logDay';
import { type ConversationSource, conversationOf } from '../../merge/logs/conversations';
import type { SourceLog } from '../../merge/logs/logSource';
import { parseTranscript } from '../../model/parse';
import { isLogName, isSkippedFolder } from '../../protocol/logFiles';
import type { Day } from '../../text/calendar';
import { undecodableName } from '../files/undecodableName';
import { reasonOf } from '../systemError';
import { FileError, readTextFile, type TextFile } from '../textFile';

/** A log that was read. Its `id` is its path. */
export interface ReadLog extends SourceLog {
  readonly file: TextFile;
}

/** A path of the command line, and the logs in it. */
export interface MergeSource extends ConversationSource<ReadLog> {
  /** As given. */
  readonly path: string;
}

/** The day of logs of which nothing says the day, if all of them are such. */
const NO_DAY: Day = '1970-01-01';

/** Reads the logs of paths. @throws {FileError} for the first that cannot be read, or is none */
export function readSources(paths: readonly string[]): MergeSource[] {
  const found = paths.map(path => ({ path, isFolder: isFolder(path) }));
  const files = found.map(({ path, isFolder }) => (isFolder ? logsIn(path) : [path]));
  const read = files.map(each => each.map(path => ({ path, file: readTextFile(path, true) })));
  const parsed = read.map(each =>
    each.map(({ path, file }) => {
      const transcript = parseTranscript(file.text);
      return { path, file, transcript, day: logDay(transcript.head, basename(path)) };
    }),
  );
  const anyDay = parsed.flat().find(({ day }) => day !== undefined)?.day ?? NO_DAY;
  return parsed.map((logs, index) => {
    const { path, isFolder } = found[index]!;
    const conversations = new Map<string, ReadLog[]>();
    for (const { path: id, day, ...log } of logs) {
      if (day === undefined && isFolder) throw new FileError(withoutDay(id));
      const key = isFolder ? conversationOf(relative(path, id).replaceAll('\\', '/')) : '';
      const same = conversations.get(key) ?? [];
      conversations.set(key, same);
      same.push({ ...log, id, fileName: basename(id), day: day ?? anyDay });
    }
    return { path, isFolder, conversations };
  });
}

function withoutDay(path: string): string {
  return l10n.t('{0}: nothing says of which day this log is.', path);
}

/** Whether a path is a folder. @throws {FileError} if there is nothing */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new FileError(
      undecodableName(path) ?? l10n.t('{0}: this file cannot be read ({1}).', path, reasonOf(error)),
    );
  }
}

/** The logs by name in a folder and below. @throws {FileError} if there is none, or a folder cannot be read */
function logsIn(folder: string): string[] {
  const logs: string[] = [];
  collect(folder, logs);
  if (logs.length === 0) throw new FileError(l10n.t('{0}: no chat log found.', folder));
  return logs;
}

function collect(folder: string, logs: string[]): void {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!isSkippedFolder(entry.name)) collect(path, logs);
      } else if (isLogName(entry.name)) {
        logs.push(path);
      }
    }
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(
      undecodableName(folder) ?? l10n.t('{0}: this folder cannot be read ({1}).', folder, reasonOf(error)),
    );
  }
}
