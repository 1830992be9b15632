import { type Day, isDay } from '../../../../text/calendar';
import { ExportError } from '../../exportFile';
import type { ReadContext } from '../../exportSource';
import type { SourceText } from '../../sourceText';
import { monthNamed } from './monthNames';

/** `2026-03-01`, `20260301`, `2026.03.01`, folders `2026/03/01`, and Eggdrop's `01Mar2026`, not within a longer number or word. */
const IN_PATH =
  /(?<!\d)((?:19|20)\d{2})([-_./]?)(\d{2})\2(\d{2})(?!\d)|(?<![\d\p{L}])(\d{2})([-_.]?)(\p{L}{3})\6((?:19|20)\d{2})(?![\d\p{L}])/gu;

/**
 * The day of a file whose times have no day: the last one in its path, which programs write there (`#refunds/2026-03-01.log`); or
 * the given start.
 *
 * @throws {ExportError} if nothing is known
 */
export function fileDay(text: SourceText, { start }: ReadContext): Day {
  const day = dayInPath(text.path) ?? start?.day;
  if (day === undefined) throw new ExportError('needs-start');
  return day;
}

/** The last day in a path; `undefined` if there is none. */
export function dayInPath(path: string): Day | undefined {
  const days = [...path.slice(-1000).matchAll(IN_PATH)].map(
    ([, year, , month, day, otherDay, , name, otherYear]) =>
      name === undefined
        ? `${year}-${month}-${day}`
        : `${otherYear}-${String(monthNamed(name) ?? 0).padStart(2, '0')}-${otherDay}`,
  );
  return days.reverse().find(isDay);
}
