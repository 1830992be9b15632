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
  /**
   * The bytes of a file.
   *
   * @param folder the URI of the folder that the file must lie in, at any depth, with no link between the two. That folder itself may
   * be reached through links.
   * @throws `OutsideFolder` where it does not
   */
  readFile(uri: string, folder: string): Promise<Uint8Array>;
  /** Whether a file is there, in a folder as for `readFile`. May reject for one that is not. */
  exists(uri: string, folder: string): Promise<boolean>;
}

/** Thrown for a file that lies outside of the folder that it must lie in, or behind a link there, which may lead anywhere. */
export class OutsideFolder extends Error {
  constructor() {
    super('it lies outside of the folder, or behind a link');
  }
}
