import { cleanText as withoutControls } from '../../../../text/cleanText';

/** Invisible marks around names: control characters, marks of direction, spaces without width. */
const IN_NAMES =
  /[\u0000-\u001f\u007f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/g;

/** What a name is seldom written with: the same, and white space around it. */
const ODD = new RegExp(`${IN_NAMES.source}|^\\s|\\s$`);

/** A text with `\n` between lines, without control characters and byte order marks. */
export function cleanText(text: string): string {
  const clean = withoutControls(text);
  return clean.includes('\ufeff') ? clean.replaceAll('\ufeff', '') : clean;
}

/** A name in one line, without invisible marks and white space around it; `undefined` if nothing is left. */
export function cleanName(name: unknown): string | undefined {
  if (typeof name !== 'string') return undefined;
  if (name !== '' && !ODD.test(name)) return name;
  const clean = name
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(IN_NAMES, '')
    .trim();
  return clean === '' ? undefined : clean;
}
