import { decodeEntities } from '../merge/compared/entities';
import type { LogSource, SourceLog } from '../merge/logs/logSource';
import type { ComparedFile, FileContents } from './fileContents';
import type { ShownFiles } from './shownFiles';
import type { Cancellation } from './workspace';

/** A log of a merge, and the files that it names. */
export interface LogWithFiles<Log extends SourceLog = SourceLog> {
  readonly log: Log;
  readonly files: ShownFiles;
}

const IS_PICTURE = /\.(?:png|jpe?g|gif|webp|bmp|heic|avif|svg)$/i;

/**
 * Sources of a merge in which a picture has one name for the same bytes, whatever its files are called, and files with other bytes have
 * other names. A file is read only if another source has one of its size.
 *
 * @returns the sources; a merge of them is of no use if `token` is cancelled
 */
export async function withPictureNames(
  sources: readonly (readonly LogWithFiles[])[],
  contents: FileContents,
  token?: Cancellation,
): Promise<LogSource[]> {
  const names = await pictureNames(
    sources.map(logs => logs.flatMap(({ files }) => [...files.values()])),
    contents,
    token,
  );
  return sources.map((logs): LogSource => {
    const byLog = new Map<SourceLog, Map<string, string>>();
    for (const { log, files } of logs) {
      const byAddress = new Map<string, string>();
      for (const [address, { id }] of files) {
        const name = names.get(id);
        // An alignment reads addresses without character references.
        if (name !== undefined) byAddress.set(address, name).set(decodeEntities(address), name);
      }
      if (byAddress.size > 0) byLog.set(log, byAddress);
    }
    return {
      logs: logs.map(({ log }) => log),
      pictureName: (log, address) => byLog.get(log)?.get(address),
    };
  });
}

/** The names of pictures by the `id`s of their files: that of the first file with these bytes. */
async function pictureNames(
  sources: readonly (readonly ComparedFile[])[],
  contents: FileContents,
  token: Cancellation | undefined,
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const seen: { readonly file: ComparedFile; readonly size: number; readonly source: number }[] = [];
  const sourcesOfSize = new Map<number, Set<number>>();
  for (const [source, files] of sources.entries()) {
    for (const file of new Map(files.map(each => [each.id, each])).values()) {
      if (token?.isCancellationRequested) return names;
      const size = IS_PICTURE.test(file.name) ? await contents.size(file) : undefined;
      if (typeof size !== 'number') continue;
      seen.push({ file, size, source });
      sourcesOfSize.set(size, (sourcesOfSize.get(size) ?? new Set()).add(source));
    }
  }
  const byContent = new Map<string, string>();
  const taken = new Set<string>();
  for (const { file, size } of seen) {
    if (token?.isCancellationRequested) return names;
    const isShared = sourcesOfSize.get(size)!.size > 1;
    const content = (isShared ? await contents.hash(file) : undefined) ?? file.id;
    let name = byContent.get(content);
    if (name === undefined) {
      // Another picture may have this name elsewhere.
      name = taken.has(file.name) ? `${file.name} ${taken.size}` : file.name;
      taken.add(name);
      byContent.set(content, name);
    }
    names.set(file.id, name);
  }
  return names;
}
