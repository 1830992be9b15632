import { cleanText as withoutControls } from '../../../../text/cleanText';

/** Invisible marks around names: control characters, marks of direction, spaces without width. */
const IN_NAMES =
  /[\u0000-\u001f\u007f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/g;

/** A text with `\n` between lines, without control characters and byte order marks. */
export function cleanText(text: string): string {
  return withoutControls(text).replaceAll('\ufeff', '');
}

/** A name in one line, without invisible marks and white space around it; `undefined` if nothing is left. */
export function cleanName(name: unknown): string | undefined {
  if (typeof name !== 'string') return undefined;
  const clean = name
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(IN_NAMES, '')
    .trim();
  return clean === '' ? undefined : clean;
}
