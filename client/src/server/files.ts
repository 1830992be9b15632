import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  FilesExistsParams,
  FilesExistsResult,
  FilesFindParams,
  FilesFindResult,
  FilesReadParams,
  FilesReadResult,
} from '../../../server/src/protocol';
import { FILES_EXISTS, FILES_FIND, FILES_READ } from '../../../server/src/protocol';
import { CHAT_LOG_GLOB } from '../language/chatLogDocuments';
import { fileExists } from '../support/fileExists';

/** Lets the server read the workspace through VS Code, which reaches virtual workspaces too. It reads nothing else. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(FILES_FIND, (params: FilesFindParams) => findLogs(params.folders));
  client.onRequest(FILES_READ, (params: FilesReadParams) => readFile(params));
  client.onRequest<FilesExistsResult, void>(FILES_EXISTS, (params: FilesExistsParams) => isThere(params));
}

async function findLogs(folders: readonly string[]): Promise<FilesFindResult> {
  const found = await Promise.all(
    folders.map(folder =>
      vscode.workspace.findFiles(new vscode.RelativePattern(vscode.Uri.parse(folder, true), CHAT_LOG_GLOB)),
    ),
  );
  return found.flat().map(uri => uri.toString());
}

/** @throws for a file outside the workspace, one that is too large, or one that can't be read */
async function readFile({ uri: written, maxBytes }: FilesReadParams): Promise<FilesReadResult> {
  const uri = vscode.Uri.parse(written, true);
  if (!isOurs(uri)) throw new Error(`Outside the workspace: ${written}`);
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > maxBytes) throw new Error(`it has ${size} bytes, more than ${maxBytes}`);
  return toBase64(await vscode.workspace.fs.readFile(uri));
}

async function isThere({ uri: written }: FilesExistsParams): Promise<FilesExistsResult> {
  const uri = vscode.Uri.parse(written, true);
  return isOurs(uri) && (await fileExists(uri));
}

function isOurs(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

/** Base64 in either host: the web extension host has no `Buffer`. */
function toBase64(bytes: Uint8Array): string {
  if (typeof Buffer !== 'undefined') {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  }
  let binary = '';
  // In pieces: `fromCharCode` takes its arguments from the stack.
  for (let at = 0; at < bytes.length; at += 0x2000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  }
  return btoa(binary);
}
