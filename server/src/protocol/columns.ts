/** Scripts whose characters take two columns of a terminal, and in most fonts twice the room of a letter. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3ffff}]/u;

/** The room that a text takes in a line: two columns for a Chinese character or a picture, one for any other. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const char of text) columns += WIDE.test(char) ? 2 : 1;
  return columns;
}

/** A text of at most so many columns: a longer one is cut, and ends with `…`. */
export function cutToColumns(text: string, most: number): string {
  if (columnsOf(text) <= most) return text;
  let cut = '';
  let left = most - 1;
  for (const char of text) {
    left -= columnsOf(char);
    if (left < 0) break;
    cut += char;
  }
  return `${cut.trimEnd()}…`;
}
