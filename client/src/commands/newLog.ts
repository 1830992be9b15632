import { isDay } from '../../../server/src/protocol';
import { escapeSnippet } from './newMessage';

/** Jekyll's folder for posts. */
const POSTS = '_posts';

/** The maximum number of folders that are searched for a folder of posts. */
const MAX_PLACES = 100;

/** The name of a day's log. */
export function logFileName(day: string): string {
  return `${day}-chat.markdown`;
}

/**
 * The name of another day's log beside one: the same except for the day (`2024-05-01-chat.md` becomes `2024-05-02-chat.md`). If
 * the name has no day, the standard name is used.
 */
export function logFileNameBeside(fileName: string, day: string): string {
  return dayOfLogFile(fileName) === undefined ? logFileName(day) : day + fileName.slice(day.length);
}

/** The day at the beginning of a log's file name, `YYYY-MM-DD`; `undefined` if there is none. */
export function dayOfLogFile(fileName: string): string | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})(?!\d)/.exec(fileName)?.[1];
  return day !== undefined && isDay(day) ? day : undefined;
}

/**
 * The front matter of a new log.
 *
 * @param author as written in YAML
 */
export function newLogText(day: string, author: string): string {
  return [
    '---',
    'layout:     source',
    `title:      "${day}-WeChat"`,
    `date:       ${day} 12:00:00`,
    `author:     ${author}`,
    'tag:        [chat]',
    '---',
    '',
  ].join('\n');
}

/** The same as a snippet: the author is selected to be replaced, the cursor ends below. */
export function newLogSnippet(day: string, author: string): string {
  return `${newLogText(day, `\${1:${escapeSnippet(author)}}`)}$0`;
}

/** The folders with logs, those with the most first. Paths use `/`. */
export function foldersByLogs(paths: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([folder]) => folder);
}

/**
 * The places for the first log of a folder: its `_posts`, or those of sites or categories one level below; none if there is no
 * such folder.
 *
 * @param folders returns the names of the folders in a folder; paths use `/`, and `''` is the folder itself
 */
export async function postsFolders(folders: (path: string) => Promise<readonly string[]>): Promise<string[]> {
  const top = await folders('');
  if (top.includes(POSTS)) return [POSTS];
  // A folder with a dot or an underscore in front has no posts of its own: `.git`, `_site`.
  const places = top.filter(name => !/^[._]|^node_modules$/.test(name)).slice(0, MAX_PLACES);
  const below = await Promise.all(places.map(async name => (await folders(name)).includes(POSTS)));
  return places.filter((_name, index) => below[index]).map(name => `${name}/${POSTS}`);
}

/** The author in the front matter of a log, as written; `undefined` if its first lines have none. */
export function authorIn(text: string): string | undefined {
  const head = text.slice(0, 2_000).split(/\r?\n/, 30);
  const line = head.find(each => each.startsWith('author:'));
  return line?.slice('author:'.length).trim() || undefined;
}
