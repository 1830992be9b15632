import { decodeSegment } from '../text/percent';

/** The signs that would end an address in Markdown, begin something else in a URI, or be read as an escape or an entity. */
const UNSAFE = /[\u0000-\u0020\u007f"'()<>[\]\\^`{}|&%?#]/g;

/** The same without those that a written address may have. */
const UNSAFE_AS_WRITTEN = /[\u0000-\u0020\u007f()<>[\]\\]/g;

/**
 * An address whose path leads to another file, as it is written in Markdown. Names that stay are written as before.
 *
 * @param from the names on the path, decoded
 * @param to as many names
 * @returns nothing if the path is not written as these names, as in `a/../b.png`
 */
export function withNames(address: string, from: readonly string[], to: readonly string[]): string[] {
  const path = /^[^?#]*/.exec(address)![0];
  const written = path.split('/');
  const first = to.findIndex((name, i) => name !== from[i]);
  const count = first === -1 ? 0 : to.length - first;
  const kept = written.slice(0, written.length - count);
  const replaced = written.slice(written.length - count);
  if (replaced.length !== count || replaced.some((name, i) => decodeSegment(name) !== from[first + i]))
    return [];
  const names = replaced.map((name, i) => {
    const next = to[first + i]!;
    return next === from[first + i] ? name : next.replace(UNSAFE, encoded);
  });
  const changed = [...kept, ...names].join('/') + address.slice(path.length);
  return [changed.replace(UNSAFE_AS_WRITTEN, encoded)];
}

function encoded(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
