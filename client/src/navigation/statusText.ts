import { withoutIcons } from '../support/plainText';

/** Longer names are cut in the status bar. */
const MAX_NAME_LENGTH = 24;

/** A name for the status bar: not too long, no half of a character, and nothing in it is an icon. */
export function statusName(name: string): string {
  const short =
    name.length <= MAX_NAME_LENGTH
      ? name
      : `${name.slice(0, MAX_NAME_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`;
  return withoutIcons(short);
}
