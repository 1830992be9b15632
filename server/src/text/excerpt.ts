import { truncate } from './surrogates';

/**
 * Shortens a text of a log for use in a message. Names and values can have any length.
 *
 * @returns at most `maxLength` UTF-16 units, with `…` at the end when the text was cut
 */
export function excerpt(text: string, maxLength = 60): string {
  return text.length <= maxLength ? text : `${truncate(text, maxLength - 1)}…`;
}
