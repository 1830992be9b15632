/**
 * How the server reads files: inside the workspace folders, never writing. Node's file system, or the client's for
 * those that Node can't reach (virtual workspaces, the web). Every method may reject; callers log it and go on.
 */
export interface FileSystem {
  /**
   * The URIs of all chat logs by name (`*-chat.markdown`, `*-chat.md`, `*.chatlog`, `*.chatlog.md`) under the folders; links below
   * these are not followed.
   *
   * @param areCertain whether these are folders, perhaps through links, as those of the workspace are. Otherwise nothing is found
   * under a link, nor under what is no folder.
   */
  findLogs(folders: readonly string[], areCertain: boolean): Promise<string[]>;
  /** The bytes of a file. */
  readFile(uri: string): Promise<Uint8Array>;
  /** Whether a file is there. May reject for one that is not. */
  exists(uri: string): Promise<boolean>;
}
