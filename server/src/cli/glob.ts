import { type Dirent, readdirSync, statSync } from 'node:fs';
import { normalize, sep } from 'node:path';
import { isSkippedFolder } from '../protocol/logFiles';
import { matchesWildcards } from './wildcards';

/** The maximum number of alternatives, more than any real pattern has; each pair of braces multiplies them. */
const MAX_ALTERNATIVES = 1_000;

/** Whether a path is a glob, if no file has exactly this name. */
export function isGlob(path: string): boolean {
  return /[*?[{]/.test(path);
}

/**
 * The files that a glob matches, ordered by name: `*`, `?`, `[a-z]` and `[!a-z]` within a segment, `**` for any number of
 * folders, `{a,b}` for alternatives. Hidden files match only if the pattern has the dot, and no wildcard matches a skipped
 * folder. Files that can't be read are ignored.
 */
export function globSync(pattern: string): string[] {
  const found = new Set<string>();
  for (const alternative of alternatives(sep === '\\' ? pattern.replaceAll('\\', '/') : pattern)) {
    const segments = alternative.split('/').filter((segment, i) => segment !== '' || i === 0);
    walk(segments, found);
  }
  return [...found].sort();
}

/** Expands the braces of a pattern; braces without a partner or a comma stay. */
function alternatives(pattern: string): string[] {
  const finished: string[] = [];
  const pending = [pattern];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const braces = innermostBraces(next);
    if (braces === undefined || finished.length + pending.length > MAX_ALTERNATIVES) finished.push(next);
    else {
      const [before, after] = [next.slice(0, braces.start), next.slice(braces.end + 1)];
      for (const part of next.slice(braces.start + 1, braces.end).split(',')) {
        pending.push(before + part + after);
      }
    }
  }
  return finished;
}

function innermostBraces(pattern: string): { start: number; end: number } | undefined {
  let start = -1;
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i] === '{') start = i;
    else if (pattern[i] === '}' && start !== -1) {
      if (pattern.slice(start, i).includes(',')) return { start, end: i };
      start = -1;
    }
  }
  return undefined;
}

function walk(segments: readonly string[], found: Set<string>): void {
  /** Two `**` can reach one folder in many ways. */
  const seen = new Set<string>();
  const pending: [folder: string, at: number][] = [segments[0] === '' ? ['/', 1] : ['', 0]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [folder, at] = next;
    const segment = segments[at];
    const key = `${at}:${folder}`;
    if (segment === undefined || seen.has(key)) continue;
    seen.add(key);
    const isLast = at === segments.length - 1;
    if (segment === '**') pending.push([folder, at + 1]);
    for (const { name, isFolder, isLink } of matching(folder, segment)) {
      if (segment === '**') {
        if (isFolder && !isLink && !isSkippedFolder(name)) pending.push([`${folder}${name}/`, at]);
        else if (isLast && !isFolder) found.add(normalize(folder + name));
      } else if (isLast && !isFolder) {
        found.add(normalize(folder + name));
      } else if (!isLast && isFolder) {
        pending.push([`${folder}${name}/`, at + 1]);
      }
    }
  }
}

interface Entry {
  readonly name: string;
  /** For a link, whether its target is a folder. */
  readonly isFolder: boolean;
  readonly isLink: boolean;
}

/** The entries of a folder that a segment of a pattern matches. */
function matching(folder: string, segment: string): Entry[] {
  if (!isGlob(segment)) {
    const isFolder = isFolderAt(folder + segment);
    return isFolder === undefined ? [] : [{ name: segment, isFolder, isLink: false }];
  }
  return entriesOf(folder)
    .filter(({ name }) => (segment.startsWith('.') ? name.startsWith('.') : !isSkippedFolder(name)))
    .filter(({ name }) => segment === '**' || matchesWildcards(name, segment))
    .map(entry => {
      const isLink = entry.isSymbolicLink();
      const isFolder = isLink ? isFolderAt(folder + entry.name) === true : entry.isDirectory();
      return { name: entry.name, isFolder, isLink };
    });
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder === '' ? '.' : folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** `undefined` for a path that does not exist or is not accessible. */
function isFolderAt(path: string): boolean | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory();
  } catch {
    return undefined;
  }
}
