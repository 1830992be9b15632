/** Which files of a workspace are logs: by their name, and by their folders. */

/** Whether a file is a chat log by its name. */
export function isLogName(name: string): boolean {
  return /(?:-chat\.(?:markdown|md)|\.chatlog(?:\.md)?)$/.test(name);
}

/** `isLogName` as a glob. */
export const LOG_GLOB = '**/{*-chat.markdown,*-chat.md,*.chatlog,*.chatlog.md}';

/** Folders of installed packages and of built sites. */
const SKIPPED = ['node_modules', '_site', 'vendor'];

/**
 * Whether logs below a folder of this name don't count: it is hidden, or contains installed packages or a built site. A folder
 * that the user gives, as a workspace folder or on the command line, may have any name.
 */
export function isSkippedFolder(name: string): boolean {
  return name.startsWith('.') || SKIPPED.includes(name);
}

/** `isSkippedFolder` as a glob of the files below such folders, for a search with an exclusion. */
export const SKIPPED_GLOB = `**/{.*,${SKIPPED.join(',')}}/**`;
