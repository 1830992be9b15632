import { withoutByteOrderMark } from '../../model/head';
import { content, isBlank } from '../../text/lines';

/** Front matter that other programs read, by the line that opens it. */
const NOTATIONS: readonly (readonly [name: string, opening: RegExp, following?: RegExp])[] = [
  ['TOML (Hugo, Zola)', /^\+\+\+\s*$/],
  ['JSON (Hexo)', /^;;;\s*$/],
  ['JSON (Hugo)', /^\{\s*$/, /^\s*"[^"]*"\s*:/],
  ['JSON (Hugo)', /^\{\s*"[^"]*"\s*:/],
  ['Org', /^#\+[A-Za-z_]+:/],
];

/**
 * The name of the notation of front matter that Jekyll does not read; `undefined` where the text begins with none.
 *
 * @param lines the lines before the first header
 */
export function foreignNotation(lines: readonly string[]): string | undefined {
  const start = lines.findIndex(line => !isBlank(withoutByteOrderMark(line)));
  if (start === -1) return undefined;
  const first = withoutByteOrderMark(content(lines[start]!));
  const second = content(lines[start + 1] ?? '');
  return NOTATIONS.find(
    ([, opening, following]) => opening.test(first) && (following?.test(second) ?? true),
  )?.[0];
}
