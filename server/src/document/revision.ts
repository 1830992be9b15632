let last = 0;

/**
 * A number that was never given before. Each state of an open document has one: its version doesn't tell states apart, as a client may
 * send two changes of one version, and counts anew when it opens the document again.
 */
export function nextRevision(): number {
  return ++last;
}
