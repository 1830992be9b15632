/**
 * The names that lead from a folder to a file in it, the file's own last. Paths are decoded, with slashes, as `vscode.Uri` has them.
 *
 * @returns `undefined` for a file that lies elsewhere, and for a path with `.`, `..` or, as Windows reads that as a slash, a backslash,
 * which may lead elsewhere
 */
export function pathBelow(folder: string, file: string): string[] | undefined {
  const top = folder.replace(/\/$/, '');
  if (!file.startsWith(`${top}/`)) return undefined;
  const names = file.slice(top.length + 1).split('/');
  const isPlain = names.every(name => !/^\.{0,2}$/.test(name) && !name.includes('\\'));
  return isPlain ? names : undefined;
}
