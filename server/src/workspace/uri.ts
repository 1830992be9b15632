import { decodeSegment } from '../text/percent';

/** A canonical form of a URI: clients and Node escape different characters, and `..` leads to another place. */
export function uriKey(uri: string): string {
  let decoded = uri;
  try {
    // The index has this of each log several times, and most have nothing to decode.
    if (uri.includes('%')) decoded = decodeURIComponent(uri);
  } catch {
    // A stray `%`: the URI stays as it is.
  }
  return withoutDots(decoded).replace(/^file:\/\/\/[A-Z]:/, drive => drive.toLowerCase());
}

/** The scheme and authority of a URI, and its path. */
const PARTS = /^([A-Za-z][A-Za-z\d+.-]*:\/\/[^/]*)(\/.*)$/s;

/** A decoded URI whose path has no `.` and `..`. */
function withoutDots(uri: string): string {
  if (!/\/\.\.?(?:\/|$)/.test(uri)) return uri;
  const [, root, path] = PARTS.exec(uri) ?? [];
  if (root === undefined || path === undefined) return uri;
  const segments: string[] = [];
  for (const segment of path.split('/').slice(1)) {
    if (segment === '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return `${root}/${segments.join('/')}`;
}

/** Whether a file lies in a folder, at any depth. */
export function isUnder(uri: string, folder: string): boolean {
  return uriKey(uri).startsWith(`${uriKey(folder).replace(/\/$/, '')}/`);
}

/** The innermost of some folders that a file lies in, at any depth. */
export function innermostFolder(uri: string, folders: readonly string[]): string | undefined {
  return folders.filter(folder => isUnder(uri, folder)).sort((a, b) => b.length - a.length)[0];
}

/** The innermost of some folders, of a file that lies in one of them. It is called for each log. */
export function folderOfLog(uri: string, folders: readonly string[]): string {
  const [only] = folders;
  return folders.length === 1 ? only! : innermostFolder(uri, folders)!;
}

/** Whether a file lies in one of many folders, given by their `uriKey`s. */
export function isUnderOneOf(uri: string, folderKeys: ReadonlySet<string>): boolean {
  const key = uriKey(uri);
  for (let end = key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1)) {
    if (folderKeys.has(key.slice(0, end))) return true;
  }
  return false;
}

/** The last segment of a URI's path, decoded as far as possible. */
export function fileNameOf(uri: string): string {
  return decodeSegment(uri.slice(uri.lastIndexOf('/') + 1).replace(/[?#].*$/, ''));
}

/** The `file:` URI of an absolute path, also of Windows, for clients that have no URIs. */
export function uriOfPath(path: string): string {
  const isWindows = /^[A-Za-z]:[\\/]|^\\\\/.test(path);
  const segments = (isWindows ? path.replace(/\\/g, '/') : path).split('/');
  const encoded = segments
    .map(segment => encodeURIComponent(segment).replace(/^([A-Za-z])%3A$/, '$1:'))
    .join('/');
  if (encoded.startsWith('//')) return `file:${encoded}`;
  return `file://${encoded.startsWith('/') ? '' : '/'}${encoded}`;
}

/** The scheme of a URI, without its colon. */
export function schemeOf(uri: string): string {
  return uri.slice(0, uri.indexOf(':'));
}

/** The address of a file as seen from another one, both by URI; `undefined` if they are on different machines or kinds of places. */
export function relativeAddress(from: string, to: string): string | undefined {
  const [fromParts, toParts] = [from, to].map(uri => /^([^:]+:\/\/[^/]*)\/(.*)$/.exec(uri)?.slice(1));
  if (fromParts === undefined || toParts === undefined || fromParts[0] !== toParts[0]) return undefined;
  const folders = fromParts[1]!.split('/').slice(0, -1);
  const path = toParts[1]!.split('/');
  let same = 0;
  while (same < folders.length && same < path.length - 1 && folders[same] === path[same]) same++;
  return [...folders.slice(same).map(() => '..'), ...path.slice(same)].join('/');
}
