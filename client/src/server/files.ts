import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  ClientFileStamp,
  FilesExistsParams,
  FilesExistsResult,
  FilesFindParams,
  FilesFindResult,
  FilesListParams,
  FilesListResult,
  FilesReadParams,
  FilesReadResult,
  FilesSizeParams,
  FilesSizeResult,
  FilesStampsParams,
  FilesStampsResult,
  ImportOpenParams,
} from '../../../server/src/protocol';
import {
  FILES_EXISTS,
  FILES_FIND,
  FILES_LIST,
  FILES_READ,
  FILES_SIZE,
  FILES_STAMPS,
  IMPORT_OPEN,
} from '../../../server/src/protocol';
import { toBase64 } from '../../../server/src/protocol/base64';
import { openExport } from '../import/chosenExports';
import { CHAT_LOG_GLOB } from '../language/chatLogDocuments';
import { pathBelow } from './pathBelow';

/** Lets the server read the workspace through VS Code, which also reaches virtual workspaces. Other files can't be read. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(IMPORT_OPEN, (params: ImportOpenParams) => openExport(params));
  client.onRequest(FILES_FIND, (params: FilesFindParams) => findLogs(params.folders));
  client.onRequest<FilesReadResult, void>(FILES_READ, (params: FilesReadParams) => readFile(params));
  client.onRequest<FilesExistsResult, void>(FILES_EXISTS, (params: FilesExistsParams) => isThere(params));
  client.onRequest<FilesSizeResult, void>(FILES_SIZE, (params: FilesSizeParams) => sizeOf(params));
  client.onRequest(FILES_STAMPS, (params: FilesStampsParams) => stampsOf(params));
  client.onRequest(FILES_LIST, (params: FilesListParams) => list(params));
}

async function findLogs(folders: readonly string[]): Promise<FilesFindResult> {
  const found = await Promise.all(
    folders.map(folder =>
      vscode.workspace.findFiles(new vscode.RelativePattern(vscode.Uri.parse(folder, true), CHAT_LOG_GLOB)),
    ),
  );
  return found.flat().map(uri => uri.toString());
}

/** @throws for a file outside the folder or the workspace, one that is too large, or one that can't be read */
async function readFile(params: FilesReadParams): Promise<FilesReadResult> {
  const { folder, maxBytes, withStamp } = params;
  const { uri, stat } = await fileIn(folder, params.uri);
  if (stat.size > maxBytes) throw new Error(`it has ${stat.size} bytes, more than ${maxBytes}`);
  const base64 = toBase64(await vscode.workspace.fs.readFile(uri));
  return withStamp ? { base64, stamp: toStamp(stat) } : base64;
}

async function stampsOf({ uris, folder }: FilesStampsParams): Promise<FilesStampsResult> {
  // The folders between are looked at once.
  const looks = new Map<string, Thenable<vscode.FileStat>>();
  const look: Look = uri => {
    const key = uri.toString();
    const found = looks.get(key) ?? vscode.workspace.fs.stat(uri);
    looks.set(key, found);
    return found;
  };
  const stampOf = async (uri: string) => {
    const { stat } = await fileIn(folder, uri, look);
    return stat.type === vscode.FileType.File ? toStamp(stat) : null;
  };
  return Promise.all(uris.map(uri => stampOf(uri).catch(() => null)));
}

function toStamp({ size, mtime }: vscode.FileStat): ClientFileStamp {
  return { size, modified: mtime };
}

async function isThere({ uri, folder }: FilesExistsParams): Promise<FilesExistsResult> {
  try {
    await fileIn(folder, uri);
    return true;
  } catch {
    return false;
  }
}

/** `null` for what is no file or lies elsewhere. @throws if there is nothing */
async function sizeOf({ uri: written, folder }: FilesSizeParams): Promise<FilesSizeResult> {
  const { size, type } = await vscode.workspace.fs.stat(vscode.Uri.parse(written, true));
  if (type !== vscode.FileType.File || !(await isThere({ uri: written, folder }))) return null;
  return size;
}

/** @throws for a folder outside the workspace, one with too many names, or one that can't be listed */
async function list({ uri, folder, maxEntries }: FilesListParams): Promise<FilesListResult> {
  const entries = await vscode.workspace.fs.readDirectory(await folderIn(folder, uri));
  if (entries.length > maxEntries) throw new Error(`it has more than ${maxEntries} names`);
  const namesOf = (isSuch: (type: vscode.FileType) => boolean) =>
    entries.filter(([, type]) => isSuch(type)).map(([name]) => name);
  const isLink = (type: vscode.FileType) => (type & vscode.FileType.SymbolicLink) !== 0;
  const isFolder = (type: vscode.FileType) => (type & vscode.FileType.Directory) !== 0;
  return {
    files: namesOf(type => !isLink(type) && !isFolder(type)),
    folders: namesOf(type => !isLink(type) && isFolder(type)),
    links: namesOf(isLink),
  };
}

/** The same as `fileIn` for a folder, which may also be the outer folder itself. */
async function folderIn(folder: string, inner: string): Promise<vscode.Uri> {
  if (folder !== inner) return (await fileIn(folder, inner)).uri;
  const top = vscode.Uri.parse(folder, true);
  if (vscode.workspace.getWorkspaceFolder(top) === undefined)
    throw new Error(`Outside the workspace: ${folder}`);
  return top;
}

type Look = (uri: vscode.Uri) => Thenable<vscode.FileStat>;

/**
 * A file of the workspace that lies in a folder, with no link between the two, as a link may lead anywhere.
 *
 * @throws if the file does not exist, or lies elsewhere
 */
async function fileIn(
  folder: string,
  file: string,
  look: Look = uri => vscode.workspace.fs.stat(uri),
): Promise<{ readonly uri: vscode.Uri; readonly stat: vscode.FileStat }> {
  const top = vscode.Uri.parse(folder, true);
  const uri = vscode.Uri.parse(file, true);
  const isOneTree = uri.scheme === top.scheme && uri.authority === top.authority;
  const names = isOneTree ? pathBelow(top.path, uri.path) : undefined;
  if (names === undefined || vscode.workspace.getWorkspaceFolder(uri) === undefined) {
    throw new Error(`Outside the workspace: ${file}`);
  }
  // Not by `Uri.joinPath`, which throws for the top folder of a virtual file system: its path is empty.
  const base = top.path.replace(/\/$/, '');
  const places = names.map((_, i) => top.with({ path: `${base}/${names.slice(0, i + 1).join('/')}` }));
  const stats = await Promise.all(places.map(place => look(place)));
  if (stats.some(({ type }) => (type & vscode.FileType.SymbolicLink) !== 0)) {
    throw new Error(`Behind a link: ${file}`);
  }
  return { uri, stat: stats.at(-1)! };
}
