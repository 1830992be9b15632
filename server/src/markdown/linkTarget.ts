/** From where an address without a scheme is read. URIs. */
export interface LinkBase {
  readonly document: string;
  /** The top of the site, to which `/img/x.png` is relative, without a slash at its end; `undefined` where nothing says so. */
  readonly site: string | undefined;
}

const EXTERNAL = /^(?:https?:\/\/|mailto:)[^\s]/i;
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;

/** Scheme and authority of a URI, and its path without query and fragment. */
const URI_PARTS = /^([A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*)(\/[^?#]*)/;

/**
 * The URI that an address in a log leads to: `http`, `https` and `mailto` as they are, a path relative to the document, or, where
 * it begins with a slash, to the top of the site. Whether something is there isn't asked.
 *
 * @returns `undefined` for any other scheme (a log must not lead to a command of the editor), for a place within the document,
 * for what a template is to fill in, and where there is nothing to be relative to
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

/** Not with `URL`, which takes a backslash for a slash, and so a name for a host. */
function resolve(base: string, path: string): string | undefined {
  const [, root, basePath] = URI_PARTS.exec(base) ?? [];
  if (root === undefined || basePath === undefined) return undefined;
  const segments = basePath.split('/').slice(1, -1);
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') {
      const encoded = encode(segment);
      if (encoded === undefined) return undefined;
      segments.push(encoded);
    }
  }
  return `${root}/${segments.join('/')}`;
}

/** A segment of a path, percent-encoded once however it is written; `undefined` for half a surrogate pair. */
function encode(segment: string): string | undefined {
  try {
    return encodeURIComponent(decoded(segment));
  } catch {
    return undefined;
  }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
