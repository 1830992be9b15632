import type { CancellationToken } from 'vscode-languageserver';
import { logOfText } from '../export/logOfText';
import { titleWithMonth } from '../export/months';
import { MAX_EMBEDDED, pictureType } from '../export/pictureFiles';
import type { ExportSource } from '../export/writer';
import { unlessCancelled } from '../features/support/unlessCancelled';
import { fullText } from '../model/transcript';
import type { ExportBeginParams, ExportedPiece } from '../protocol';
import { toBase64 } from '../protocol/base64';
import { type Day, fileDayOf } from '../text/calendar';
import type { FileSystem } from '../workspace/fileSystem';
import { ImagePlaces } from '../workspace/imagePlace';
import { fileNameOf, isUnder, relativeAddress } from '../workspace/uri';
import type { Workspace } from '../workspace/workspace';

/** A log that is exported, and the day of its name. */
export interface DatedSource extends ExportSource {
  readonly day: Day | undefined;
}

/** The logs of some places by day: open ones as they are typed now, the others from their files when they are written. */
export async function exportedSources(
  workspace: Workspace,
  places: readonly string[],
  token: CancellationToken,
): Promise<DatedSource[]> {
  if (places.some(place => place.endsWith('/'))) await unlessCancelled(workspace.whenComplete(), token);
  const uris = new Set<string>();
  for (const place of places) {
    if (place.endsWith('/')) {
      // In the order of their days.
      for (const { uri } of workspace.logs()) if (isUnder(uri, place.slice(0, -1))) uris.add(uri);
    } else {
      uris.add(place);
    }
  }
  return [...uris].map(uri => toSource(workspace, uri));
}

function toSource(workspace: Workspace, uri: string): DatedSource {
  const open = workspace.openLog(uri)?.log;
  const fileName = fileNameOf(uri);
  const day = fileDayOf(fileName);
  if (open === undefined) {
    return {
      uri,
      day,
      read: async () => logOfText((await workspace.readLines(uri)).join(''), fileName, workspace.people),
    };
  }
  // A copy: the log may be edited while it is written. People keep the colors that they have in its preview.
  const copy = { ...logOfText(fullText(open.transcript), fileName, open.people), slots: open.slots };
  return { uri, day, read: async () => copy };
}

/** The pieces of a page with the logs. Its code is loaded on first use. */
export async function* exportPieces(
  workspace: Workspace,
  fileSystem: FileSystem | undefined,
  sources: readonly ExportSource[],
  params: ExportBeginParams,
): AsyncGenerator<ExportedPiece> {
  const { title, month = '', language, version, script, styles, isPaper, media } = params;
  const { exportTranscript } = await import('../export/exportTranscript');
  const { exportFormat } = await import('../export/formats');
  const writer = exportFormat('html').createWriter({
    language,
    version,
    isPaper,
    assets: { script, styles },
  });
  const pieces = exportTranscript({
    sources,
    title: titleWithMonth(title, month),
    writer,
    media,
    pictureOf: (address, uri) => pictureOf(workspace, fileSystem, params, address, uri),
  });
  let last: ExportedPiece | undefined;
  for await (const { text, written, total } of pieces) {
    if (last !== undefined) yield last;
    last = { text, written, total, isEnd: false };
  }
  if (last !== undefined) yield { ...last, isEnd: true };
}

/** What shows a picture of the workspace, or a linked one of the web; `undefined` for any other, which is named. */
async function pictureOf(
  workspace: Workspace,
  fileSystem: FileSystem | undefined,
  { media, target, isPaper }: ExportBeginParams,
  address: string,
  logUri: string,
): Promise<string | undefined> {
  if (/^data:/i.test(address)) return address;
  if (media === 'link' && /^(?:https?:)?\/\//i.test(address)) return address.replace(/^\/\//, 'https://');
  const folder = workspace.folderOf(logUri);
  if (fileSystem === undefined || folder === undefined) return undefined;
  for (const place of new ImagePlaces(logUri, [folder]).of(address) ?? []) {
    const type = pictureType(place.file);
    if (type === undefined) continue;
    try {
      const path = [...place.folders, place.file].map(encodeURIComponent).join('/');
      const file = `${place.top}/${path}`;
      const bytes = await fileSystem.readFile(file, place.top);
      if (bytes.length > MAX_EMBEDDED) continue;
      if (media === 'embed') return `data:${type};base64,${toBase64(bytes)}`;
      // A page that is printed is not where its result will be.
      return isPaper ? file : relativeAddress(target, file);
    } catch {
      // It is not there, or can't be read: it is named.
    }
  }
  return undefined;
}
