import { type Rgba, rgbaOf } from '../../registry/rgba';
import type { RegistryText, SpeakerRegistry } from '../../registry/speakerRegistry';
import { LineOffsets } from '../../text/lineOffsets';
import { lineRange, type Range } from '../../text/span';

/** A person's color and its place in the registry. */
export interface ColorSite {
  readonly value: Rgba;
  /**
   * The range that a color picker replaces: the text inside the quotes or, without quotes, the whole value.
   */
  readonly range: Range;
  readonly isQuoted: boolean;
}

/** The valid colors of the people of a registry, in the order of the text. */
export function colorSites({ text, people }: SpeakerRegistry): ColorSite[] {
  const { lines } = new LineOffsets(text);
  return people.flatMap(({ color }): ColorSite[] => {
    const value = color === undefined ? undefined : rgbaOf(color.text);
    if (color === undefined || value === undefined) return [];
    const inside = insideQuotes(lines, color);
    return [{ value, range: inside ?? color.range, isQuoted: inside !== undefined }];
  });
}

/**
 * The range inside the quotes of a value. VS Code's picker reads the text of the range to recognise the
 * notation, so the quotes are excluded.
 *
 * @returns `undefined` without quotes, or when the value contains escapes
 */
function insideQuotes(
  lines: readonly string[],
  { text, range: { start, end } }: RegistryText,
): Range | undefined {
  if (start.line !== end.line) return undefined;
  const source = lines[start.line]!.slice(start.character, end.character);
  return source === `"${text}"` || source === `'${text}'`
    ? lineRange(start.line, start.character + 1, end.character - 1)
    : undefined;
}
