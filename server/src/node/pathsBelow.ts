import { isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OutsideFolder } from '../workspace/fileSystem';

/** A file in a folder. */
export interface PathBelow {
  readonly path: string;
  /** The folders between the two, from the upper one down: none of them may be a link. */
  readonly between: readonly string[];
}

/**
 * The path of a file in a folder. Both URIs are decoded and their `..` resolved before they are compared. Nothing is looked at on the disk.
 *
 * @throws OutsideFolder
 */
export function placeBelow(folder: string, uri: string): PathBelow {
  const top = fileURLToPath(folder);
  const path = fileURLToPath(uri);
  const below = relative(top, path);
  const names = below.split(sep);
  if (below === '' || names[0] === '..' || isAbsolute(below)) throw new OutsideFolder();
  return { path, between: names.slice(1).map((_, i) => join(top, ...names.slice(0, i + 1))) };
}

/**
 * The URI of the folder that holds a file, with its slash, and the name of the file, decoded.
 *
 * @returns `undefined` for what is more than a name, also to Windows
 */
export function parentOf(uri: string): { readonly parent: string; readonly name: string } | undefined {
  const end = uri.lastIndexOf('/') + 1;
  const name = decodeURIComponent(uri.slice(end));
  return /^\.{0,2}$|[/\\?#\0]/.test(name) ? undefined : { parent: uri.slice(0, end), name };
}
