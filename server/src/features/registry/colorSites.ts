import { type Rgba, rgbaOf } from '../../registry/rgba';
import type { RegistryText, SpeakerRegistry } from '../../registry/speakerRegistry';
import { LineOffsets } from '../../text/lineOffsets';
import { lineRange, type Range } from '../../text/span';

/** A colour of a person, where it stands in the registry. */
export interface ColorSite {
  readonly value: Rgba;
  /** What a colour picker replaces: what is inside the quotes or, where there are none, the whole value. */
  readonly range: Range;
  readonly isQuoted: boolean;
}

/** The colours of the people of a registry, in the order of the text; what is no colour is left out. */
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
 * What the quotes of a value hold. The picker of VS Code looks at the text of the range to tell which notation to go on with, so
 * the quotes are not in it.
 *
 * @returns `undefined` without quotes, or where they hold escapes
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
