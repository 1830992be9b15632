import { wellFormed } from './surrogates';

/** What ends a line in some program. Editors refuse, or show as line breaks, what others do not. */
const LINE_BREAKS = /\r\n?|[\u0085\u2028\u2029]/g;

/** Control characters without a meaning in a text. Tabs and `\n` have one. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

const DIRTY =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * A text as it is after it was written to a file: with `\n` between lines, without control characters, and with U+FFFD for each half
 * of a surrogate pair that is alone.
 */
export function cleanText(text: string): string {
  return DIRTY.test(text) ? wellFormed(text).replace(LINE_BREAKS, '\n').replace(CONTROLS, '') : text;
}
