/** A key and its value in one line of plain YAML. Columns are UTF-16 units in that line. */
export interface PlainEntry {
  readonly key: string;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly value: string | number | Date | string[];
}

/**
 * Begins with a letter, so it is no number and no date, or with what exports have for an emoji; nothing in it means
 * anything to YAML. Spaces stand alone.
 */
const WORD = String.raw`\?{0,9}[A-Za-z\u4e00-\u9fff](?: ?[\w.\/|@?()&+·—～\u4e00-\u9fff-])*`;

/** `key: value`. Every repetition is of one unit that what follows it does not begin with: linear. */
const LINE = new RegExp(
  String.raw`^([a-z]+(?:-[a-z]+)*):[ \t]+(?:(${WORD})|"([^"\\[\]{}\u0000-\u001f\u007f-\u4dff\ua000-\uffff]*)"|([1-9]\d{0,8})` +
    String.raw`|(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)|\[(${WORD}(?:, ?${WORD})*)\])[ \t]*$`,
);

/** Words that YAML 1.1 reads as booleans or null, in whatever case, and what the package takes for a number (`e5`). */
const NOT_A_STRING = /^(?:y|n|yes|no|on|off|true|false|null|e[-+]?\d+)$/i;

/**
 * Reads YAML of the form that nearly all front matter has: a key and a short value in every line, no key twice. The
 * `yaml` package takes 0.1 ms for one (0.3 ms in a process that just began): more than the rest of its log. A test
 * holds this reading against that of the package.
 *
 * @param lines without their terminators
 * @returns the entry of each line, or `undefined` as soon as a line is of any other form
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

/** The value without the spaces and tabs around it. */
function valueColumns(line: string, from: number): { valueStart: number; valueEnd: number } {
  const isGap = (at: number) => line.charCodeAt(at) === 0x20 || line.charCodeAt(at) === 0x09;
  let valueStart = from;
  let valueEnd = line.length;
  while (isGap(valueStart)) valueStart++;
  while (isGap(valueEnd - 1)) valueEnd--;
  return { valueStart, valueEnd };
}
