/** A day, with a time or without one, as exporters write it into names; and the number that a browser gives to a second download. */
const CHANGING =
  /(?:19|20)\d{2}[-_.年/]?\d{1,2}[-_.月/]?\d{1,2}日?(?:[T _-]?\d{2}[-_.:]?\d{2}(?:[-_.:]?\d{2})?)?|\(\d+\)$/gu;

/**
 * Whether two exports have one name but for a day in it: next week's export of a conversation that only the name of the file names. Other
 * numbers tell conversations apart.
 *
 * @param first without its extension
 */
export function isSameTitle(first: string, second: string): boolean {
  return first === second || (lasting(first) !== '' && lasting(first) === lasting(second));
}

function lasting(title: string): string {
  return title
    .trim()
    .replace(CHANGING, '')
    .replace(/[\s_.-]+/g, '')
    .toLowerCase();
}

/** The name of an export without its extension. @param path with slashes */
export function titleOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}
