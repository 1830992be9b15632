import { withoutByteOrderMark } from '../../model/head';
import { content, isBlank } from '../../text/lines';

/** Front matter of other programs, by its opening line. */
const NOTATIONS: readonly (readonly [name: string, opening: RegExp, following?: RegExp])[] = [
  ['TOML (Hugo, Zola)', /^\+\+\+\s*$/],
  ['JSON (Hexo)', /^;;;\s*$/],
  ['JSON (Hugo)', /^\{\s*$/, /^\s*"[^"]*"\s*:/],
  ['JSON (Hugo)', /^\{\s*"[^"]*"\s*:/],
  ['Org', /^#\+[A-Za-z_]+:/],
];

/** The name of a notation of front matter that Jekyll does not read; `undefined` if the text does not begin with one. */
export function foreignNotation(lines: readonly string[]): string | undefined {
  const start = lines.findIndex(line => !isBlank(withoutByteOrderMark(line)));
  if (start === -1) return undefined;
  const first = withoutByteOrderMark(content(lines[start]!));
  const second = content(lines[start + 1] ?? '');
  return NOTATIONS.find(
    ([, opening, following]) => opening.test(first) && (following?.test(second) ?? true),
  )?.[0];
}
