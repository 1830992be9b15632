/**
 * The names on the path from a folder to a file in it, the file's own last. Paths are decoded, with slashes, as in
 * `vscode.Uri`.
 *
 * @returns `undefined` for a file outside the folder, and for a path with `.`, `..` or a backslash (a slash on Windows), which
 * may lead outside
 */
export function pathBelow(folder: string, file: string): string[] | undefined {
  const top = folder.replace(/\/$/, '');
  if (!file.startsWith(`${top}/`)) return undefined;
  const names = file.slice(top.length + 1).split('/');
  const isPlain = names.every(name => !/^\.{0,2}$/.test(name) && !name.includes('\\'));
  return isPlain ? names : undefined;
}
