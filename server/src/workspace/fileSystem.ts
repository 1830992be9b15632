/**
 * How the server reads files: inside the workspace folders, never writing. Node's file system, or the client's for
 * those that Node can't reach (virtual workspaces, the web). Every method may reject; callers log it and go on.
 */
export interface FileSystem {
  /** The URIs of all chat logs by name (`*-chat.markdown`, `*-chat.md`, `*.chatlog`, `*.chatlog.md`) under the folders. */
  findLogs(folders: readonly string[]): Promise<string[]>;
  /** The bytes of a file. */
  readFile(uri: string): Promise<Uint8Array>;
}

/** Whether a file is a chat log by its name. */
export function isLogName(name: string): boolean {
  return /(?:-chat\.(?:markdown|md)|\.chatlog(?:\.md)?)$/.test(name);
}

/** The same as a pattern for whoever watches files. */
export const LOG_GLOB = '**/{*-chat.markdown,*-chat.md,*.chatlog,*.chatlog.md}';
