import type { Day } from '../../../text/calendar';
import { addDays, dayOf, readDate } from '../../written/date';
import { plainLine } from '../../written/marks';
import { readTime } from '../../written/time';
import { type ExportSource, share } from '../exportSource';
import { type HtmlElement, htmlItems } from '../input/html';
import { findClass, findElements, hasClass, lineOf, textOf } from '../input/htmlElement';
import { type LocalTime, omitted, type ReadItem, unreadable } from '../readItem';
import { cleanName } from './shared/cleanText';
import { htmlMarkdown } from './shared/htmlMarkdown';

/** What a message leaves out because it is as in the message before. */
interface Before {
  day?: Day | undefined;
  time?: LocalTime | undefined;
  name?: string | undefined;
  /** All who have spoken: an emote begins with a name and has no other. */
  readonly names: Set<string>;
}

const SKIPPED = ['spacer', 'avatar', 'tstamp', 'by', 'flyout', 'clear', 'dicegrouping-hidden'];
/** A time that is earlier by more than this, in seconds, is of the next day. */
const OUT_OF_ORDER = 3600;
/** More names than any campaign has. */
const MAX_NAMES = 10_000;

/**
 * The chat archive of Roll20 as a browser saves it: `div.message` with `tstamp`, `by` and the text between them. A message of the same
 * speaker has neither, and one of the day on which the page was saved a time without a date.
 */
export const roll20Html: ExportSource = {
  id: 'roll20-html',
  name: 'Roll20 (chat archive, HTML)',

  recognize: ({ text }) =>
    share(
      /<div [^>]*class="message (?:general|rollresult|gmrollresult|emote|desc|whisper|private|api|system)\b/.test(
        text,
      ),
      /<div [^>]*data-messageid="/.test(text),
      /<span class="(?:tstamp|by)"/.test(text),
    ),

  *read(text, { start }) {
    const before: Before = { names: new Set() };
    for (const { element, line, problem } of htmlItems(text.pieces(), isMessage)) {
      yield element === undefined
        ? unreadable(line, problem!)
        : readMessage(element, line, before, start?.day);
    }
  },
};

function isMessage(name: string, attributes: Readonly<Record<string, string>>): boolean {
  return name === 'div' && hasClass({ attributes }, 'message') && attributes['data-messageid'] !== undefined;
}

function readMessage(message: HtmlElement, line: number, before: Before, start: Day | undefined): ReadItem {
  const written = findClass(message, 'tstamp');
  const time = written === undefined ? before.time : readStamp(lineOf(written), before, start);
  const by = findClass(message, 'by');
  if (by !== undefined) {
    const name = speakerOf(lineOf(by));
    before.name = name;
    if (name !== undefined && before.names.size < MAX_NAMES) before.names.add(name);
  }
  before.time = time ?? before.time;
  if (hasClass(message, 'system') || hasClass(message, 'error')) return omitted('notice');
  if (time === undefined) return unreadable(line, written === undefined ? 'no-time' : 'bad-time');
  const body = bodyOf(message);
  const isTold = by === undefined && (hasClass(message, 'desc') || hasClass(message, 'emote'));
  const name = isTold ? (actorOf(message, before) ?? 'GM') : before.name;
  if (name === undefined) return unreadable(line, 'no-sender');
  if (body === '') return omitted('empty');
  const id = message.attributes['data-messageid'];
  return { kind: 'message', time, sender: { name }, body, ...(id === undefined ? {} : { id }) };
}

/** `Nora (GM):`, `(From Ben):`; of a whisper `(To Ben):` the sender is the person who saved the page. */
function speakerOf(by: string): string | undefined {
  const name = by.replace(/:$/, '').trim();
  if (/^\(To [^)]*\)$/.test(name)) return '我';
  return cleanName(name.replace(/^\(From (.*)\)$/, '$1'));
}

/** Whoever an emote begins with: of names that have spoken the longest. */
function actorOf(message: HtmlElement, { names }: Before): string | undefined {
  if (!hasClass(message, 'emote')) return undefined;
  const words = lineOf({ ...message, children: message.children.filter(child => !isSkipped(child)) });
  let longest: string | undefined;
  for (const name of names) {
    const plain = name.replace(/ \(GM\)$/, '');
    if (words.startsWith(plain) && plain.length > (longest ?? '').replace(/ \(GM\)$/, '').length)
      longest = name;
  }
  return longest;
}

/** `March 01, 2026 8:02PM`, `8:03PM` */
function readStamp(stamp: string, before: Before, start: Day | undefined): LocalTime | undefined {
  const [, dateText, timeText] =
    /^(?:(.{6,30}?),? (?:at )?)?(\d{1,2}:\d{2}(?::\d{2})? ?(?:[AP]\.?M\.?)?)$/i.exec(
      plainLine(stamp).trim(),
    ) ?? [];
  const clock = timeText === undefined ? undefined : readTime(timeText);
  if (clock === undefined) return undefined;
  if (dateText !== undefined) {
    const date = readDate(dateText);
    if (date?.kind !== 'date' || date.year === undefined) return undefined;
    before.day = dayOf(date.year, date.month, date.day);
  } else {
    before.day ??= start;
    const isBack = before.time !== undefined && clock.timestamp < before.time.timestamp - OUT_OF_ORDER;
    if (isBack && before.day !== undefined) before.day = addDays(before.day, 1);
  }
  if (before.day === undefined) return undefined;
  return { kind: 'local', day: before.day, timestamp: clock.timestamp, hasSeconds: clock.hasSeconds };
}

function bodyOf(message: HtmlElement): string {
  if (findClass(message, 'rolled') !== undefined && findClass(message, 'formula') !== undefined)
    return rollOf(message);
  return htmlMarkdown(message.children, { replace: each => (isSkipped(each) ? '' : undefined) });
}

function isSkipped(node: HtmlElement | string): boolean {
  return typeof node !== 'string' && SKIPPED.some(name => hasClass(node, name));
}

/** `rolling 1d20+5 (12)+5 = 17` */
function rollOf(message: HtmlElement): string {
  const formulas = findElements(message, each => hasClass(each, 'formula')).map(each =>
    textOf(each).replace(/\s+/g, ' ').trim(),
  );
  const rolled = lineOf(findClass(message, 'rolled'));
  const words = [...formulas, '=', rolled].filter(part => part !== '').join(' ');
  return htmlMarkdown([words]);
}
