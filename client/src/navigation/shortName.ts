/** Longer names are cut in the status bar. */
const MAX_NAME_LENGTH = 24;

/** A name as it is shown in the status bar: not too long, and cut between characters. */
export function shortName(name: string): string {
  if (name.length <= MAX_NAME_LENGTH) return name;
  return `${name.slice(0, MAX_NAME_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
