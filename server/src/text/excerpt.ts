import { truncate } from './surrogates';

/** Text from a log as a message quotes it: cut when it is long, as names and values can be of any length. */
export function excerpt(text: string, maxLength = 60): string {
  return text.length <= maxLength ? text : `${truncate(text, maxLength - 1)}…`;
}
