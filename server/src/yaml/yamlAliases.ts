/** What may be an anchor, and what may be an alias: upper bounds, as quotes and comments are not looked at. */
const ANCHOR = /(?:^|[\s,[{:?-])&[^\s,[\]{}]/;
const ALIAS = /(?:^|[\s,[{:?-])\*[^\s*,[\]{}]/g;

/**
 * The offset of the first alias beyond `limit`; `undefined` where there are no more than that, or where no anchor stands
 * that they could mean. Linear. To be asked before YAML is parsed: `yaml` takes time that grows with the square of the number of
 * aliases.
 */
export function aliasBeyond(yaml: string, limit: number): number | undefined {
  if (!ANCHOR.test(yaml)) return undefined;
  let count = 0;
  for (const { index } of yaml.matchAll(ALIAS)) if (++count > limit) return index;
  return undefined;
}
