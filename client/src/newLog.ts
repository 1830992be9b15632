import { escapeSnippet } from './newMessage';

/** The name of a day's log. */
export function logFileName(day: string): string {
  return `${day}-chat.markdown`;
}

/** The front matter of a new log, in the syntax of snippets: the author can be typed over, the cursor ends below. */
export function newLogSnippet(day: string, author: string): string {
  return [
    '---',
    'layout:     source',
    `title:      "${day}-WeChat"`,
    `date:       ${day} 12:00:00`,
    `author:     \${1:${escapeSnippet(author)}}`,
    'tag:        [chat]',
    '---',
    '$0',
  ].join('\n');
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

/** What the front matter of a log says of its author, as it is written; `undefined` where its first lines say nothing. */
export function authorIn(text: string): string | undefined {
  const head = text.slice(0, 2_000).split(/\r?\n/, 30);
  const line = head.find(each => each.startsWith('author:'));
  return line?.slice('author:'.length).trim() || undefined;
}
