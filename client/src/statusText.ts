/** Longer names are cut in the status bar. */
const MAX_NAME_LENGTH = 24;

/** What VS Code takes for an icon in a label. */
const ICON = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g;

/** A name for the status bar: not too long, no half of a character, and nothing in it is an icon. */
export function statusName(name: string): string {
  const short =
    name.length <= MAX_NAME_LENGTH
      ? name
      : `${name.slice(0, MAX_NAME_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`;
  return short.replace(ICON, '\\$&');
}
