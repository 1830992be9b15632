/** One form for the several that a URI has: clients and Node escape different characters. */
export function uriKey(uri: string): string {
  let decoded = uri;
  try {
    decoded = decodeURIComponent(uri);
  } catch {
    // A stray `%`: as it is.
  }
  return decoded.replace(/^file:\/\/\/[A-Z]:/, drive => drive.toLowerCase());
}

/** Whether a file lies in a folder, at any depth. */
export function isUnder(uri: string, folder: string): boolean {
  return uriKey(uri).startsWith(`${uriKey(folder).replace(/\/$/, '')}/`);
}

/** The last segment of a URI's path, decoded as far as it can be. */
export function fileNameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1).replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The scheme of a URI, without its colon. */
export function schemeOf(uri: string): string {
  return uri.slice(0, uri.indexOf(':'));
}
