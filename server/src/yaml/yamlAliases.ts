/** Possible anchors and aliases. Both are upper bounds, because quotes and comments are not recognised. */
const ANCHOR = /(?:^|[\s,[{:?-])&[^\s,[\]{}]/;
const ALIAS = /(?:^|[\s,[{:?-])\*[^\s*,[\]{}]/g;

/**
 * The offset of the first alias beyond `limit`. `undefined` when there are no more than that, or when the
 * text has no anchor for an alias to refer to. Takes linear time. Call it before parsing: the time of `yaml`
 * grows with the square of the number of aliases.
 */
export function aliasBeyond(yaml: string, limit: number): number | undefined {
  if (!ANCHOR.test(yaml)) return undefined;
  let count = 0;
  for (const { index } of yaml.matchAll(ALIAS)) if (++count > limit) return index;
  return undefined;
}
