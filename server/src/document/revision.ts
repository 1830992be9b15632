let last = 0;

/**
 * A number that was never returned before. Each state of an open document has one. Its version does not identify a state: a
 * client may send two changes of one version, and versions start again when it reopens the document.
 */
export function nextRevision(): number {
  return ++last;
}
