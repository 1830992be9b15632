/** Which files of a workspace are logs: by their name, and by the folders that they lie in. */

/** Whether a file is a chat log by its name. */
export function isLogName(name: string): boolean {
  return /(?:-chat\.(?:markdown|md)|\.chatlog(?:\.md)?)$/.test(name);
}

/** `isLogName` as a glob. */
export const LOG_GLOB = '**/{*-chat.markdown,*-chat.md,*.chatlog,*.chatlog.md}';

/** Folders of installed packages and of what a site is built to. */
const SKIPPED = ['node_modules', '_site', 'vendor'];

/**
 * Whether logs below a folder of this name do not count: it is hidden, or holds installed packages or a built site. A folder that
 * a user names, as a workspace folder or on the command line, may have any name.
 */
export function isSkippedFolder(name: string): boolean {
  return name.startsWith('.') || SKIPPED.includes(name);
}

/** `isSkippedFolder` as a glob of the files below such folders, for a search that can leave files out. */
export const SKIPPED_GLOB = `**/{.*,${SKIPPED.join(',')}}/**`;
