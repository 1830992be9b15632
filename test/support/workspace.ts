import { ChatLog } from '../../server/src/document/chatLog';
import type { FolderEntries } from '../../server/src/protocol';
import { isLogName } from '../../server/src/protocol/logFiles';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import type { FileSystem } from '../../server/src/workspace/fileSystem';
import { LogWorkspace } from '../../server/src/workspace/logWorkspace';
import { fileNameOf } from '../../server/src/workspace/uri';
import type { OpenLog, Workspace } from '../../server/src/workspace/workspace';

/** The folder that the files of test workspaces are in. */
export const FOLDER = 'file:///site';

/** Files in memory, by path in `FOLDER`. A test may change them. */
export class MemoryFiles implements FileSystem {
  readonly files = new Map<string, string | Uint8Array>();

  constructor(files: Readonly<Record<string, string | Uint8Array>>) {
    for (const [path, content] of Object.entries(files)) this.files.set(`${FOLDER}/${path}`, content);
  }

  async findLogs(): Promise<string[]> {
    return [...this.files.keys()].filter(uri => isLogName(fileNameOf(uri)));
  }

  async readFile(uri: string): Promise<Uint8Array> {
    const content = this.files.get(uri);
    if (content === undefined) throw new Error('no such file');
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  }

  async exists(uri: string): Promise<boolean> {
    return this.files.has(uri);
  }

  async size(uri: string): Promise<number> {
    return (await this.readFile(uri)).length;
  }

  async list(uri: string): Promise<FolderEntries> {
    const folder = `${decodeURI(uri)}/`;
    const files = new Set<string>();
    const folders = new Set<string>();
    for (const each of this.files.keys()) {
      if (!each.startsWith(folder)) continue;
      const [name, ...rest] = each.slice(folder.length).split('/');
      (rest.length === 0 ? files : folders).add(name!);
    }
    if (files.size + folders.size === 0) throw new Error('no such folder');
    return { files: [...files], folders: [...folders], links: [] };
  }
}

export interface TestWorkspace {
  readonly workspace: LogWorkspace;
  readonly files: MemoryFiles;
  /** Opens a log with the text of its file or another text, and with the people of the workspace. */
  open(path: string, text?: string): OpenLog;
}

/**
 * A workspace of files, after all of them are read.
 *
 * @param files by path in `FOLDER`: `_posts/2024-02-09-chat.markdown`, `_data/speakers.yml`
 */
export async function workspaceOf(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<TestWorkspace> {
  const memory = new MemoryFiles(files);
  const workspace = new LogWorkspace({
    fileSystem: memory,
    registryPath: '_data/speakers.yml',
    log: () => undefined,
  });
  workspace.setFolders([FOLDER]);
  await workspace.whenComplete();
  const open: OpenLog[] = [];
  return {
    workspace,
    files: memory,
    open(path, text) {
      const uri = `${FOLDER}/${path}`;
      const content = text ?? memory.files.get(uri);
      const log = new ChatLog(typeof content === 'string' ? content : '', {
        fileName: fileNameOf(uri),
        levels: ruleLevels(),
      });
      const opened = { uri, version: 1, log };
      open.push(opened);
      workspace.setOpen(open, []);
      for (const each of open) each.log.setPeople(workspace.people);
      return opened;
    },
  };
}

/** An empty workspace. */
export function emptyWorkspace(): Workspace {
  const empty = new LogWorkspace({ fileSystem: undefined, registryPath: '', log: () => undefined });
  // A plain object, not an instance, so that a test may replace a method.
  return {
    isComplete: true,
    whenComplete: async () => undefined,
    generation: 0,
    people: empty.people,
    registries: [],
    folderOf: () => undefined,
    registryUri: () => undefined,
    logs: () => [],
    spokenNames: () => [],
    spokenName: () => undefined,
    answersTo: () => new Map(),
    unreadable: () => [],
    record: () => undefined,
    openLog: () => undefined,
    openLogs: () => [],
    reread: async () => [],
    readLines: async () => [],
    readPieces: async () => [],
    otherSpeakers: () => [],
    otherAuthors: () => new Map(),
    exists: async () => false,
  };
}
