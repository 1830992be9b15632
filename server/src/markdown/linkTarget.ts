import { decodeSegment } from '../text/percent';

/** The URIs that an address without a scheme is resolved against. */
export interface LinkBase {
  readonly document: string;
  /**
   * The root of the site, for addresses such as `/img/x.png`. Without a slash at its end. `undefined` when it
   * is unknown.
   */
  readonly site: string | undefined;
}

const EXTERNAL = /^(?:https?:\/\/|mailto:)[^\s]/i;
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;

/** Matches the scheme and authority of a URI, and its path without query and fragment. */
const URI_PARTS = /^([A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*)(\/[^?#]*)/;

/**
 * Resolves an address in a log to a URI. `http`, `https` and `mailto` stay as they are. A path is resolved
 * against the document, or against the root of the site when it begins with a slash. Does not check whether
 * the target exists.
 *
 * @returns `undefined` for any other scheme (a log must not link to a command of the editor), for a fragment,
 * for an address with a template expression, and when the base is unknown
 */
export function linkTarget(address: string, base: LinkBase): string | undefined {
  if (EXTERNAL.test(address)) return address;
  if (SCHEME.test(address) || address.includes('{{')) return undefined;
  if (address.startsWith('//')) return `https:${address}`;
  const path = /^[^?#]*/.exec(address)![0];
  if (path === '' || path === '/') return undefined;
  if (path.startsWith('/'))
    return base.site === undefined ? undefined : resolve(`${base.site}/`, path.slice(1));
  return resolve(base.document, path);
}

/** Does not use `URL`, which reads a backslash as a slash and can so take a file name for a host. */
function resolve(base: string, path: string): string | undefined {
  const [, root, basePath] = URI_PARTS.exec(base) ?? [];
  if (root === undefined || basePath === undefined) return undefined;
  const segments = basePath.split('/').slice(1, -1);
  // First decoded, then compared: a reader of the URI takes `%2e%2e` for `..`, and `%2F` for a slash.
  for (const segment of path.split('/').flatMap(written => decodeSegment(written).split('/'))) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') {
      const encoded = encode(segment);
      if (encoded === undefined) return undefined;
      segments.push(encoded);
    }
  }
  return `${root}/${segments.join('/')}`;
}

/** Percent-encodes a path segment. `undefined` for half a surrogate pair. */
function encode(segment: string): string | undefined {
  try {
    return encodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
