import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { logOfText } from '../../export/logOfText';
import type { ExportSource } from '../../export/writer';
import type { People } from '../../people/people';
import { type Day, fileDayOf } from '../../text/calendar';
import { findLintedFiles } from '../lintedFiles';
import { registeredPeople } from '../registeredPeople';
import { readTextFile } from '../textFile';
import { WorkspaceFolders } from '../workspaceFolder';

/** A log on disk that is exported. */
export interface DiskLog extends ExportSource {
  readonly path: string;
  /** That of its name. */
  readonly day: Day | undefined;
}

export interface FoundLogs {
  /** By day; those without one last, in the order of the arguments. */
  readonly logs: readonly DiskLog[];
  /** The workspace folders of the logs, as URIs without a slash at the end. */
  readonly folders: readonly string[];
  /** Messages for the user about arguments without a log. */
  readonly problems: readonly string[];
}

/** The logs of the paths on a command line. Their texts are read when they are written. */
export function findExportedLogs(paths: readonly string[], registryPath: string): FoundLogs {
  const { files, folders, problems } = findLintedFiles(paths, registryPath);
  const workspaceFolders = new WorkspaceFolders(registryPath);
  const people = registeredPeople(folders.map(folder => workspaceFolders.registryOf(folder)));
  const logs = files.filter(({ kind }) => kind === 'log').map(({ path }) => toSource(path, people));
  const order = ({ day }: DiskLog) => day ?? '9999';
  return {
    logs: logs.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0)),
    folders: folders.map(folder => pathToFileURL(folder).href.replace(/\/$/, '')),
    problems,
  };
}

function toSource(path: string, people: People): DiskLog {
  const fileName = basename(path);
  return {
    path,
    uri: pathToFileURL(resolve(path)).href,
    day: fileDayOf(fileName),
    read: async () => logOfText(readTextFile(path).text, fileName, people),
  };
}
