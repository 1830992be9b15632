import * as l10n from '@vscode/l10n';
import type { LogView } from '../../log/logView';
import { readableFrontMatter } from '../../log/readableFrontMatter';
import type { FrontMatterEntry } from '../../model/frontMatter';
import { type Day, firstDayIn } from '../../text/calendar';
import { lineRange, type Range } from '../../text/span';
import type { HeadRule } from '../rule';
import { dayOfDate } from './impliedValues';
import { isValidValue } from './invalidValue';

/**
 * The days of `date` (as written), `title` (the first day in it) and the file name differ. The finding is at the one that
 * differs from the other two; if that is the file name, at `date`, as the file name is not in the text. If only two are known,
 * it is at the title for title and date, and otherwise at the one that differs from the file name. If all three differ it is at
 * `date`, and no single fix is right.
 */
export const dateMismatch: HeadRule = {
  id: 'front-matter/date-mismatch',
  defaultLevel: 'warning',
  summary: "The days of `date`, of `title` and of the file's name differ.",
  meaning: () =>
    l10n.t(
      "Jekyll takes the address of the post from the file's name and its order from `date`; a reader sees the title.",
    ),
  scope: 'head',

  check(log, report) {
    const { date, title, file } = daysOf(log);
    const mismatch = judge(date?.day, title?.day, file);
    if (mismatch === undefined) return;
    const place = (mismatch.at === 'date' ? date : title)!;
    report({
      range: place.range,
      message: mismatch.message,
      ...(mismatch.day === undefined ? {} : { data: mismatch.day }),
    });
  },

  fixSafety: 'unsafe',
  noun: count => (count === 1 ? l10n.t('1 date') : l10n.t('{0} dates', count)),
  fix: (_log, { range, data }) =>
    data === undefined
      ? undefined
      : { title: l10n.t('Change to {0}', data), edits: [{ range, newText: data }] },

  suggest(log, { data }) {
    const { date, title, file } = daysOf(log);
    if (data !== undefined || file === undefined) return [];
    const wrong = [date, title].filter(place => place !== undefined && place.day !== file);
    return [
      {
        title: l10n.t('Set date and title to {0}, the day of the file', file),
        edits: wrong.map(place => ({ range: place!.range, newText: file })),
      },
    ];
  },
};

interface DatedValue {
  readonly day: Day;
  /** The range of the day. */
  readonly range: Range;
}

function daysOf(log: LogView): {
  date?: DatedValue | undefined;
  title?: DatedValue | undefined;
  file?: Day | undefined;
} {
  const frontMatter = readableFrontMatter(log);
  if (frontMatter === undefined) return {};
  const date = frontMatter.entry('date');
  const title = frontMatter.entry('title');
  return {
    date: date === undefined ? undefined : place(date, dayOfDate(date.text)),
    title:
      title === undefined || !isValidValue('title', title) ? undefined : place(title, firstDayIn(title.text)),
    file: log.fileDay,
  };
}

/** `undefined` also for a day that is not written literally, as in a string with escapes. */
function place({ source, valueRange: { start, end } }: FrontMatterEntry, day: Day | undefined) {
  const at = day === undefined ? -1 : source.indexOf(day);
  if (day === undefined || at === -1 || start.line !== end.line) return undefined;
  return { day, range: lineRange(start.line, start.character + at, start.character + at + day.length) };
}

function judge(
  date: Day | undefined,
  title: Day | undefined,
  file: Day | undefined,
): { at: 'date' | 'title'; message: string; day?: Day } | undefined {
  if (date !== undefined && title !== undefined && file !== undefined) {
    if (date === title && title === file) return undefined;
    if (date === file) return atTitle(title, file);
    if (title === file) return atDate(date, file);
    return {
      at: 'date',
      message:
        date === title
          ? l10n.t(
              'Date and title say {0}, the name of the file says {1}: expected the same day.',
              date,
              file,
            )
          : l10n.t(
              'The date says {0}, the title {1} and the name of the file {2}: expected the same day.',
              date,
              title,
              file,
            ),
    };
  }
  if (title !== undefined && file === undefined && date !== undefined && title !== date) {
    return {
      at: 'title',
      day: date,
      message: l10n.t('The title says {0}, the date {1}: expected the same day.', title, date),
    };
  }
  if (file === undefined) return undefined;
  if (date !== undefined) return date === file ? undefined : atDate(date, file);
  return title === undefined || title === file ? undefined : atTitle(title, file);
}

function atTitle(title: Day, file: Day) {
  return {
    at: 'title' as const,
    day: file,
    message: l10n.t('The title says {0}, the name of the file {1}: expected the same day.', title, file),
  };
}

function atDate(date: Day, file: Day) {
  return {
    at: 'date' as const,
    day: file,
    message: l10n.t('The date says {0}, the name of the file {1}: expected the same day.', date, file),
  };
}
