/**
 * Whether a remembered path is one from the workspace folder that certainly leads to something in it, links aside. Windows takes a backslash
 * for a slash, so such a path counts as one that leads out.
 */
export function isPathInside(path: string): boolean {
  if (isAbsolutePath(path) || path.includes('\\')) return false;
  let depth = 0;
  for (const name of path.split('/')) {
    if (name === '..') depth--;
    else if (name !== '' && name !== '.') depth++;
    if (depth < 0) return false;
  }
  return true;
}

/** Whether a path begins at the root of a disk, at a drive of Windows or at another machine. */
export function isAbsolutePath(path: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:)/.test(path);
}

/** The name of an export without its extension. */
export function titleOfPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}
