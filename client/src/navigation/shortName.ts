/** Longer names are cut in the status bar. */
const MAX_NAME_LENGTH = 24;

/** A name for the status bar: shortened, without splitting a character. */
export function shortName(name: string): string {
  if (name.length <= MAX_NAME_LENGTH) return name;
  return `${name.slice(0, MAX_NAME_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
