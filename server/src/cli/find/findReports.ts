import { inspect } from 'node:util';
import type { FoundMessage } from '../../protocol';
import type { Range } from '../../text/span';
import { print } from '../print';
import { printable } from '../printable';
import type { FindFormat } from './findOptions';

/** Prints messages as they are found. */
export interface FindReport {
  /** @param path of the log, as given or found */
  add(path: string, found: FoundMessage): void;
  finish(): void;
}

/** A message that was found, for other programs. */
export interface JsonFound {
  readonly file: string;
  /** Where it is in the file: zero-based lines and UTF-16 columns; half-open. */
  readonly range: Range;
  /** `YYYY-MM-DD` of the log, and `HH:MM:SS`. */
  readonly day?: string;
  readonly time?: string;
  readonly speaker: string;
  /** What is said, in one line. */
  readonly text: string;
  /** What was found in the text: pairs of start and end, in UTF-16 units. */
  readonly marks: readonly (readonly [number, number])[];
}

/** @param isColored for `text` */
export function findReport(format: FindFormat, isColored: boolean): FindReport {
  if (format === 'text')
    return { add: (path, found) => print('stdout', textLine(path, found, isColored)), finish() {} };
  if (format === 'jsonl') {
    return { add: (path, found) => print('stdout', `${JSON.stringify(jsonOf(path, found))}\n`), finish() {} };
  }
  let count = 0;
  return {
    add(path, found) {
      print('stdout', `${count++ === 0 ? '[\n' : ',\n'}${JSON.stringify(jsonOf(path, found))}`);
    },
    finish: () => print('stdout', count === 0 ? '[]\n' : '\n]\n'),
  };
}

type Color = keyof typeof inspect.colors;

/** `2026-03-04-chat.markdown:7: 09:00:01 Kim Park: …`, with the line from 1 as in editors. */
function textLine(
  path: string,
  { start, time, speaker, text, marks }: FoundMessage,
  isColored: boolean,
): string {
  const paint = (part: string, ...colors: Color[]) => {
    let painted = part;
    if (isColored && part !== '') for (const color of colors) painted = inColor(painted, color);
    return painted;
  };
  let marked = '';
  let at = 0;
  for (let i = 0; i < marks.length; i += 2) {
    marked +=
      printable(text.slice(at, marks[i])) +
      paint(printable(text.slice(marks[i], marks[i + 1])), 'red', 'bold');
    at = marks[i + 1]!;
  }
  marked += printable(text.slice(at));
  const place = `${paint(printable(path), 'magenta')}:${paint(String(start.line + 1), 'green')}:`;
  const who = [time && paint(time, 'gray'), speaker && paint(printable(speaker), 'cyan')]
    .filter(Boolean)
    .join(' ');
  return `${place} ${who}: ${marked}\n`;
}

function inColor(text: string, color: Color): string {
  const [on, off] = inspect.colors[color]!;
  return `\u001b[${on}m${text}\u001b[${off}m`;
}

function jsonOf(file: string, { start, end, day, time, speaker, text, marks }: FoundMessage): JsonFound {
  const pairs: [number, number][] = [];
  for (let i = 0; i < marks.length; i += 2) pairs.push([marks[i]!, marks[i + 1]!]);
  return {
    file,
    range: { start, end },
    ...(day !== undefined && { day }),
    ...(time !== undefined && { time }),
    speaker,
    text,
    marks: pairs,
  };
}
