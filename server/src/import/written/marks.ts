/**
 * The invisible characters that programs put around names and times: marks that set the direction of text (Unicode TR9: LRM,
 * RLM, ALM, embeddings, overrides, isolates) and the byte order mark. Each is one UTF-16 unit.
 */
const MARK = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
const MARKS = new RegExp(MARK, 'g');

const SPACES = /[\t\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;

/** The zeros of the scripts in whose digits phones write: Arabic, Persian, Devanagari, Bengali, full-width. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10];
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\uff10-\uff19]/g;

/**
 * A line in the form for patterns of headers: without marks of direction, with plain spaces and the digits 0 to 9. The
 * remaining characters keep their number of units, so `restOf` finds the rest of a match in the line itself.
 */
export function plainLine(line: string): string {
  if (/^[ -~]*$/.test(line)) return line;
  return withoutMarks(line).replace(SPACES, ' ').replace(DIGITS, plainDigit);
}

export function withoutMarks(text: string): string {
  return MARK.test(text) ? text.replace(MARKS, '') : text;
}

/** The rest of a line, marks included, after a number of units of its plain form. */
export function restOf(line: string, plainUnits: number): string {
  let at = 0;
  for (let left = plainUnits; left > 0 && at < line.length; at++) if (!MARK.test(line[at]!)) left--;
  return line.slice(at);
}

function plainDigit(digit: string): string {
  const unit = digit.charCodeAt(0);
  const zero = ZEROS.find(each => unit >= each && unit < each + 10)!;
  return String(unit - zero);
}
