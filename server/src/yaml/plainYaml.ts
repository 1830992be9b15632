/**
 * A key and its value on one line of plain YAML. Columns are UTF-16 units in that line; ends are exclusive.
 */
export interface PlainEntry {
  readonly key: string;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly value: string | number | Date | string[];
}

/**
 * A plain string that YAML reads as a string. Begins with a letter, so it is neither a number nor a date, or
 * with the question marks that exports write for an emoji. Contains nothing with a meaning in YAML, and only
 * single spaces.
 */
const WORD = String.raw`\?{0,9}[A-Za-z\u4e00-\u9fff](?: ?[\w.\/|@?()&+·—～\u4e00-\u9fff-])*`;

/** `key: value`. Each repeated part cannot begin like what follows it, so matching takes linear time. */
const LINE = new RegExp(
  String.raw`^([a-z]+(?:-[a-z]+)*):[ \t]+(?:(${WORD})|"([^"\\[\]{}\u0000-\u001f\u007f-\u4dff\ua000-\uffff]*)"|([1-9]\d{0,8})` +
    String.raw`|(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)|\[(${WORD}(?:, ?${WORD})*)\])[ \t]*$`,
);

/**
 * Words that YAML 1.1 reads as booleans or null, in any case, and those that the package reads as a number
 * (`e5`).
 */
const NOT_A_STRING = /^(?:y|n|yes|no|on|off|true|false|null|e[-+]?\d+)$/i;

/**
 * Reads YAML in the form that almost all front matter has: a key and a short value on every line, and no key
 * twice. The `yaml` package takes 0.1 ms for one such block (0.3 ms in a process that has just started): more
 * than the rest of the log takes. A test compares this reader with the package.
 *
 * @param lines without their terminators
 * @returns the entry of each line, or `undefined` when any line has another form
 */
export function readPlainYaml(lines: readonly string[]): PlainEntry[] | undefined {
  const entries: PlainEntry[] = [];
  for (const line of lines) {
    const match = LINE.exec(line);
    if (match === null) return undefined;
    const key = match[1]!;
    const value = toValue(match);
    if (value === undefined || entries.some(entry => entry.key === key) || NOT_A_STRING.test(key)) {
      return undefined;
    }
    const valueStart = firstBehindGap(line, key.length + 1);
    entries.push({ key, value, valueStart, valueEnd: lastBeforeGap(line) });
  }
  return entries.length === 0 ? undefined : entries;
}

function toValue(match: RegExpExecArray): PlainEntry['value'] | undefined {
  const word = match[2];
  if (word !== undefined) return NOT_A_STRING.test(word) ? undefined : word;
  const quoted = match[3];
  if (quoted !== undefined) return quoted;
  const integer = match[4];
  if (integer !== undefined) return Number(integer);
  const list = match[11];
  if (list === undefined) {
    const number = (group: number) => Number(match[group]);
    return new Date(Date.UTC(number(5), number(6) - 1, number(7), number(8), number(9), number(10)));
  }
  const words = list.split(/, ?/);
  return words.some(each => NOT_A_STRING.test(each)) ? undefined : words;
}

/** The column of the first unit at or after a column that is neither a space nor a tab. There is one. */
function firstBehindGap(line: string, from: number): number {
  let at = from;
  while (isGap(line, at)) at++;
  return at;
}

/** The column after the last unit that is neither a space nor a tab. */
function lastBeforeGap(line: string): number {
  let at = line.length;
  while (isGap(line, at - 1)) at--;
  return at;
}

function isGap(line: string, at: number): boolean {
  const unit = line.charCodeAt(at);
  return unit === 0x20 || unit === 0x09;
}
