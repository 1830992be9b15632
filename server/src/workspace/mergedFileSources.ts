import type { LogSource, SourceLog } from '../merge/logs/logSource';
import type { Message } from '../model/message';
import type { FileCopy } from '../protocol';
import { type LogWithFiles, withPictureNames } from './comparedPictures';
import { FileContents } from './fileContents';
import type { FileSystem } from './fileSystem';
import { MergedFiles, type MergedFolder, type PlannedFiles } from './mergedFiles';
import { shownFiles } from './shownFiles';
import type { Cancellation } from './workspace';

/** The logs of a source of a merge, and where their files may lie. */
export interface LogsOfSource {
  readonly logs: readonly SourceLog[];
  /** The URI of a folder: outside of it no file is looked for. */
  readonly top: string;
}

/** The sources of a merge, which knows pictures by their bytes, and the copies of files that merged logs need. */
export interface SourcesWithFiles {
  readonly sources: readonly LogSource[];
  /** @param messages of merged logs */
  copiesFor(messages: Iterable<Message>): readonly FileCopy[];
  /** The URIs of the folders of the result in which the files are, or will be. */
  readonly folders: ReadonlySet<string>;
}

/** Looks up the files that the logs of merges name. One for all conversations of a merge. */
export class MergedFileSources {
  readonly #files: Pick<FileSystem, 'list' | 'readFile' | 'size'>;
  readonly #uriOf: (log: SourceLog) => string;
  readonly #token: Cancellation | undefined;
  readonly #contents = new FileContents();
  readonly #planned: PlannedFiles = new Map();

  constructor(
    files: Pick<FileSystem, 'list' | 'readFile' | 'size'>,
    uriOf: (log: SourceLog) => string,
    token?: Cancellation,
  ) {
    this.#files = files;
    this.#uriOf = uriOf;
    this.#token = token;
  }

  /**
   * The sources with the addresses of files as the merged logs have them. What is cancelled is of no use.
   *
   * @param folder of the merged logs; `undefined` if they go nowhere, and addresses stay
   */
  async of(given: readonly LogsOfSource[], folder: MergedFolder | undefined): Promise<SourcesWithFiles> {
    const tops = given.map(({ top }) => top);
    const merged = folder && new MergedFiles(folder, tops, this.#files, this.#contents, this.#planned);
    const sources: LogWithFiles[][] = [];
    for (const [index, { logs, top }] of given.entries()) {
      const source: LogWithFiles[] = [];
      for (const log of logs) {
        if (this.#token?.isCancellationRequested) break;
        const files = await shownFiles(this.#uriOf(log), log.transcript, top, this.#files, this.#contents);
        if (merged === undefined) source.push({ log, files });
        else source.push(await (index === 0 ? merged.ofFirst(log, files) : merged.of(log, files)));
      }
      sources.push(source);
    }
    return {
      sources: await withPictureNames(sources, this.#contents, this.#token),
      copiesFor: messages => merged?.copiesFor(messages) ?? [],
      folders: merged?.folders ?? new Set(),
    };
  }
}
