import { isDay } from '../../../server/src/protocol';
import { escapeSnippet } from './newMessage';

/** Where Jekyll keeps posts. */
const POSTS = '_posts';

/** In so many folders a folder for posts is looked for. */
const MAX_PLACES = 100;

/** The name of a day's log. */
export function logFileName(day: string): string {
  return `${day}-chat.markdown`;
}

/**
 * The name of another day's log beside one: the same but for its day (`2024-05-01-chat.md` becomes `2024-05-02-chat.md`). One
 * that names no day says nothing of how logs are named there.
 */
export function logFileNameBeside(fileName: string, day: string): string {
  return dayOfLogFile(fileName) === undefined ? logFileName(day) : day + fileName.slice(day.length);
}

/** The day that a log's file name begins with, `YYYY-MM-DD`; `undefined` for one that names none. */
export function dayOfLogFile(fileName: string): string | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})(?!\d)/.exec(fileName)?.[1];
  return day !== undefined && isDay(day) ? day : undefined;
}

/** The front matter of a new log. @param author as it is written in YAML */
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

/** The same in the syntax of snippets: the author can be typed over, the cursor ends below. */
export function newLogSnippet(day: string, author: string): string {
  return `${newLogText(day, `\${1:${escapeSnippet(author)}}`)}$0`;
}

/** The folders that hold logs, those with the most first. Paths have `/`. */
export function foldersByLogs(paths: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([folder]) => folder);
}

/**
 * Where a folder without a log wants its first one: in its `_posts`, or in that of a site or category one level below; there may
 * be several. None where there is no such folder.
 *
 * @param folders gives the names of the folders in a folder; paths have `/`, and `''` is the folder itself
 */
export async function postsFolders(folders: (path: string) => Promise<readonly string[]>): Promise<string[]> {
  const top = await folders('');
  if (top.includes(POSTS)) return [POSTS];
  // What begins with a dot or an underscore holds no posts of its own: `.git`, `_site`.
  const places = top.filter(name => !/^[._]|^node_modules$/.test(name)).slice(0, MAX_PLACES);
  const below = await Promise.all(places.map(async name => (await folders(name)).includes(POSTS)));
  return places.filter((_name, index) => below[index]).map(name => `${name}/${POSTS}`);
}

/** What the front matter of a log says of its author, as it is written; `undefined` where its first lines say nothing. */
export function authorIn(text: string): string | undefined {
  const head = text.slice(0, 2_000).split(/\r?\n/, 30);
  const line = head.find(each => each.startsWith('author:'));
  return line?.slice('author:'.length).trim() || undefined;
}
