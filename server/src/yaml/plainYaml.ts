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
  const keys = new Set<string>();
  const entries: PlainEntry[] = [];
  for (const line of lines) {
    const match = LINE.exec(line);
    if (match === null) return undefined;
    const key = match[1]!;
    const value = toValue(match);
    if (value === undefined || keys.has(key) || NOT_A_STRING.test(key)) return undefined;
    keys.add(key);
    entries.push({ key, value, ...valueColumns(line, key.length + 1) });
  }
  return entries.length === 0 ? undefined : entries;
}

function toValue([, , word, quoted, integer, ...rest]: RegExpExecArray): PlainEntry['value'] | undefined {
  if (word !== undefined) return NOT_A_STRING.test(word) ? undefined : word;
  if (quoted !== undefined) return quoted;
  if (integer !== undefined) return Number(integer);
  const [year, month, day, hours, minutes, seconds, list] = rest;
  if (list === undefined)
    return new Date(Date.UTC(+year!, +month! - 1, +day!, +hours!, +minutes!, +seconds!));
  const words = list.split(/, ?/);
  return words.some(each => NOT_A_STRING.test(each)) ? undefined : words;
}

/** The columns of the value, without the spaces and tabs around it. */
function valueColumns(line: string, from: number): { valueStart: number; valueEnd: number } {
  const isGap = (at: number) => line.charCodeAt(at) === 0x20 || line.charCodeAt(at) === 0x09;
  let valueStart = from;
  let valueEnd = line.length;
  while (isGap(valueStart)) valueStart++;
  while (isGap(valueEnd - 1)) valueEnd--;
  return { valueStart, valueEnd };
}
