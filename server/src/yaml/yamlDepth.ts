/**
 * YAML that is nested more deeply is not parsed. `yaml` is recursive, and V8 ends the process when a regular
 * expression is compiled near the end of the stack.
 */
const MAX_DEPTH = 64;

/**
 * Whether YAML may be nested too deeply to parse. Computes an upper bound in linear time from the brackets
 * that are open at once and from the steps of indentation, without recognising quotes and comments.
 *
 * @param lines the lines of the same text
 */
export function isTooDeep(yaml: string, lines: readonly string[]): boolean {
  let open = 0;
  for (let i = 0; i < yaml.length; i++) {
    const unit = yaml.charCodeAt(i);
    if (unit === 0x5b || unit === 0x7b) {
      if (++open > MAX_DEPTH) return true;
    } else if ((unit === 0x5d || unit === 0x7d) && open > 0) {
      open--;
    }
  }
  // Each line nests by its indentation and by every indicator at its beginning (`- - x` is a list in a list).
  const outer: { indent: number; levels: number }[] = [];
  let depth = 0;
  for (const line of lines) {
    const start = /^[ \t?:-]*/.exec(line)![0];
    const levels = 1 + start.replace(/[ \t]/g, '').length;
    if (start.length === line.length && levels === 1) continue;
    while (outer.length > 0 && outer[outer.length - 1]!.indent >= start.length) depth -= outer.pop()!.levels;
    outer.push({ indent: start.length, levels });
    depth += levels;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
