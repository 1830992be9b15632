import type { Connection } from 'vscode-languageserver';
import { isZip, openZip } from '../import/exported/archive/zip';
import { type ExportFile, exportTree } from '../import/exported/exportFile';
import type { OpenedExport } from '../import/exported/openedExport';
import { IMPORT_OPEN, type ImportOpenParams, type ImportOpenResult } from '../protocol';
import { bytesOfBase64 } from '../protocol/base64';
import { fileNameOf } from '../workspace/uri';

/** Larger exports do not fit into a browser, where all of it is in memory. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Opens exports through the client, where Node can't: in virtual workspaces, and in a browser. All of an export is in memory. */
export async function openClientExports(
  connection: Pick<Connection, 'sendRequest'>,
  uri: string,
): Promise<OpenedExport[]> {
  const { isFolder, files, isAlone } = await connection.sendRequest<ImportOpenResult>(IMPORT_OPEN, {
    uri,
    maxBytes: MAX_BYTES,
  } satisfies ImportOpenParams);
  const shown = fileNameOf(uri);
  const title = shown.replace(/\.[^.]*$/, '');
  const inMemory = files.map(({ path, base64 }) => fileInMemory(path, bytesOfBase64(base64)));
  const [only] = inMemory;
  if (!isFolder && only !== undefined && isZip(only.content)) {
    const { content } = only;
    const tree = openZip({ size: content.length, read: (start, end) => content.subarray(start, end) });
    return [{ tree, files: tree.files, title, shown, kind: 'archive' }];
  }
  const tree = exportTree(inMemory);
  if (isFolder) return [{ tree, files: inMemory, title, shown, kind: 'folder' }];
  return [{ tree, files: inMemory.slice(0, 1), title, shown, kind: 'file', isAlone }];
}

function fileInMemory(path: string, content: Uint8Array): ExportFile & { readonly content: Uint8Array } {
  const read = (start: number, end: number) => content.subarray(start, end);
  return { path, size: content.length, content, bytes: () => [content], read };
}
