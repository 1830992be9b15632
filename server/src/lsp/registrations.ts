import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  WatchKind,
} from 'vscode-languageserver';
import type { Client } from '../features/support/client';
import { LOG_GLOB } from '../protocol';

/** Registers for the changes of settings and files, as far as the client supports that. Each promise rejects if it refuses. */
export function registerForChanges(
  { client: connection }: Connection,
  client: Client,
  registryPath: string,
): Promise<unknown>[] {
  const requests: Promise<unknown>[] = [];
  if (client.registersConfiguration) {
    requests.push(connection.register(DidChangeConfigurationNotification.type, { section: 'chatlog' }));
  }
  if (client.registersWatchedFiles) {
    const watchers = [
      ...[LOG_GLOB, `**/${registryPath}`].map(globPattern => ({ globPattern })),
      // When a folder is moved or deleted, VS Code reports only the folder itself.
      { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
    ];
    requests.push(connection.register(DidChangeWatchedFilesNotification.type, { watchers }));
  }
  return requests;
}
