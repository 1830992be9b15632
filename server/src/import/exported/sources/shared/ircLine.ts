import { type Timestamp, toTimestamp } from '../../../../model/timestamp';
import type { Day } from '../../../../text/calendar';
import { dayOf } from '../../../written/date';
import { readIsoTime } from '../../input/times';
import type { Instant } from '../../readItem';
import { monthNamed } from './monthNames';
import { writtenDay } from './writtenDay';

/** The date and time at the beginning of a line. */
export interface IrcStamp {
  /** An instant, if a zone is written. */
  readonly instant?: Instant | undefined;
  readonly day?: Day | undefined;
  /** A day without its year. */
  readonly monthAndDay?: readonly [month: number, day: number] | undefined;
  readonly timestamp: Timestamp;
  readonly hasSeconds: boolean;
  readonly isBracketed: boolean;
}

/** What a person says or does. */
export interface IrcSpeech {
  readonly kind: 'said' | 'action';
  readonly nick: string;
  /** Of an action with the star and the nick, as clients show it. */
  readonly text: string;
  /** Whether a mode or a space is before the nick. */
  readonly isPadded: boolean;
  /** Whether the nick stands in a column, as fields of tables and of other logs do. */
  readonly isInColumn?: boolean;
}

/** What a line of a log is: speech; a notice of the client or server; `unknown` has a time and another form. */
export type IrcContent = IrcSpeech | 'notice' | 'unknown';

export interface IrcLine {
  readonly stamp: IrcStamp;
  readonly content: IrcContent;
}

const CLOCK = '(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:[.,]\\d{1,6})?';
const ISO = new RegExp(`^(\\d{4})[-/.](\\d{2})[-/.](\\d{2})[T ]${CLOCK} ?(Z|UTC|[+-]\\d{2}:?\\d{2})?$`);
/** A day of the week may be before a day and the name of a month. */
const DAY_FIRST = new RegExp(
  `^(?:\\p{L}{2,4}\\.? (?=\\d{1,2} \\p{L}))?(\\d{1,2})[-/. ](\\d{1,2}|\\p{L}{3,9})(?:[-/. ](\\d{4}))?,? ${CLOCK}$`,
  'u',
);
const MONTH_FIRST = new RegExp(`^(\\p{L}{3,9})\\.? {1,2}(\\d{1,2})(?:,? (\\d{4}))? ${CLOCK}$`, 'u');
const TIME = new RegExp(`^${CLOCK} ?([AP]M)?$`, 'i');
const SECONDS = /^\d{9,10}$/;
/** Konversation writes the day in brackets of its own, and a word with a tab before what happens in the channel. */
const DAY_AND_TIME =
  /^\[([^\]]{6,40})\] \[(\d{1,2}:\d{2}(?::\d{2})?)\]\s+(?:[^<*\s][^\t<>]{0,30}\t()|)(.*)$/s;

/** The beginning of a line: in brackets; or up to the sign of a nick, an action or a notice. */
const BRACKETED = /^\[([^\]]{4,40})\]\s*(.*)$/s;
const BARE = /^(\S(?:[^<>*\t]{0,38}[^\s<>*-])?)(?:\s+|(?=<))([<>*=-].*|Action: .*)$/s;

/** Themes that write all nicks in a column: `08:02 @    nora | hi`, `08:02         * | nora waves`, `08:02       --> | …`. */
const IN_COLUMN = /^(\d{1,2}:\d{2}(?::\d{2})?) ([~&@%+!]?) *(?!<[^-])(\S{1,80}) [|│](?: (.*))?$/s;
/** What stands in the column in place of a nick: a sign, or a word in quotes. */
const SIGN_IN_COLUMN = /^(?:[-<>=!*«‹][^\p{L}\p{N}]*|«.*»|‹.*›)$/u;

/** Modes before a nick; irssi pads those without with a space, and some themes align all nicks. */
const SAID = /^<(\*(?=[^*])|[ ~&@%+!]{0,30})([^\s<>!]{1,80})(?:!([^\s<>]{1,200}))? *>(?:\s{1,2}(.*))?$/s;
/** Themes that align nicks draw a line behind them. */
const LINE_OF_THEME = /^\|(?: |$)/;
/** Bip writes `< nick!user@host: text`, and `>` for the own. */
const SAID_BY_BIP = /^[<>] (\* )?([^\s!:<>]{1,80})(?:!([^\s:]{1,200}))?(:?) (.*)$/s;
const ACTION = /^(?:\*|-\*-|—)\s+(?:\| )?[~&@%+]?([^\s*<>]{1,80})(?:\s(.*))?$/s;
const ACTION_OF_EGGDROP = /^Action: (\S{1,80}) (.*)$/s;
const NOTICE =
  /^(?:-!-|-->|<--|---?|={2,3}|=!=|-=-|\*{2,3}|<?->?|>{3}|[→←⇐⇒])(?:\s|$)|^-[^\s-][^\s]{0,160}-\s|^@ \S+ |^>[^\s<>]{1,80}<|^\*[^\s*]{1,80}\*\s/;
/** What mIRC and HexChat write with one star, as they do actions. */
const STARRED_NOTICE =
  /^(?:Now talking|Topic for|Topic is|Set by|You (?:are|have|were)|Disconnected|Connected|Attempting|Rejoined|Retrieving|Users on|Joins:|Parts:|Quits:|Looking up|Connecting)\b|^\S+ (?:\([^\s()]*@[^\s()]*\) )?(?:has (?:joined|left) (?:#|the channel|\()|has (?:joined|left)$|has quit\b|Quit(?: \(|$)|is now known as |(?:sets?|changes?|removes?) (?:mode|topic|ban|the topic)|gives (?:channel|voice)|removes (?:channel|voice)|was kicked|has kicked|has changed the topic|has set )/;
/** Textual has no sign before what happens in the channel. */
const TEXTUAL_NOTICE =
  /^\S{1,80} (?:\(\S{1,200}\) )?(?:joined the channel$|left the channel(?:$| \()|left IRC(?:$| \()|is now known as \S+$|sets? mode |changed the topic to |kicked \S+ from the channel)/;
/** Textual: `• nora: waves`. */
const ACTION_OF_TEXTUAL = /^• ([^\s:]{1,80}): (.*)$/s;
const EGGDROP_NOTICE =
  /^(?:\S+ \(\S+@\S+\) (?:joined|left|quit)\b|\S+: mode change |Topic changed on |Nick change: |\S+ kicked from |Last message repeated )/;

/** Reads a line; `undefined` if it does not begin with a time. Colours and other marks of mIRC are to be dropped before. */
export function readIrcLine(line: string): IrcLine | undefined {
  const [, date, clock, word, behind] = DAY_AND_TIME.exec(line) ?? [];
  const [day, time] = [date && writtenDay(date), clock && readStamp(clock, true)];
  if (day && time) {
    const content = word === undefined ? readContent(behind!) : 'notice';
    return { stamp: { ...time, day }, content };
  }
  const column = IN_COLUMN.exec(line);
  const columnStamp = column === null ? undefined : readStamp(column[1]!, false);
  if (columnStamp !== undefined) return { stamp: columnStamp, content: readColumn(column!) };
  const bracketed = BRACKETED.exec(line);
  const [, written, rest] = bracketed ?? BARE.exec(line) ?? [];
  if (written === undefined || !/\d/.test(written)) return undefined;
  const stamp = readStamp(written, bracketed !== null);
  return stamp && { stamp, content: readContent(rest!) };
}

/** A line without the marks of mIRC for colours and styles. Of those before a time, often only the numbers are left. */
export function withoutColors(line: string): string {
  return line
    .replace(
      /\u0003(?:\d{1,2}(?:,\d{1,2})?)?|\u0004(?:[\da-f]{6}(?:,[\da-f]{6})?)?|[\u0002\u000f\u0011\u0016\u001d\u001e\u001f]/gi,
      '',
    )
    .replace(/^\d{2}(?: ?\d{2}){0,3}(?=\[\d{2}:\d{2}(?::\d{2})?\] )/, '');
}

function readStamp(written: string, isBracketed: boolean): IrcStamp | undefined {
  const text = written.trim();
  const time = TIME.exec(text);
  if (time !== null) {
    const hour =
      time[4] === undefined ? Number(time[1]) : (Number(time[1]) % 12) + (/p/i.test(time[4]) ? 12 : 0);
    return stampOf(hour, time[2], time[3], { isBracketed });
  }
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [, year, month, day, hours, minutes, seconds, zone] = iso;
    const instant = zone === undefined ? undefined : readIsoTime(text);
    const written = dayOf(Number(year), Number(month), Number(day));
    if (written === undefined) return undefined;
    return stampOf(Number(hours), minutes, seconds, {
      isBracketed,
      day: written,
      instant: instant?.kind === 'instant' ? instant : undefined,
    });
  }
  const match = DAY_FIRST.exec(text);
  if (match !== null) return named(match[3], match[2]!, match[1]!, match.slice(4), isBracketed);
  const other = MONTH_FIRST.exec(text);
  if (other !== null) return named(other[3], other[1]!, other[2]!, other.slice(4), isBracketed);
  if (!SECONDS.test(text) || isBracketed) return undefined;
  return {
    instant: { kind: 'instant', milliseconds: Number(text) * 1000 },
    timestamp: 0,
    hasSeconds: true,
    isBracketed,
  };
}

function named(
  year: string | undefined,
  month: string,
  day: string,
  [hours, minutes, seconds]: readonly (string | undefined)[],
  isBracketed: boolean,
): IrcStamp | undefined {
  const number = /^\d/.test(month) ? Number(month) : monthNamed(month);
  if (number === undefined) return undefined;
  if (year === undefined) {
    if (/^\d/.test(month)) return undefined;
    return stampOf(Number(hours), minutes, seconds, { isBracketed, monthAndDay: [number, Number(day)] });
  }
  const whole = dayOf(Number(year), number, Number(day));
  return whole === undefined
    ? undefined
    : stampOf(Number(hours), minutes, seconds, { isBracketed, day: whole });
}

function stampOf(
  hours: number,
  minutes: string | undefined,
  seconds: string | undefined,
  more: Pick<IrcStamp, 'day' | 'monthAndDay' | 'instant' | 'isBracketed'>,
): IrcStamp | undefined {
  const timestamp = toTimestamp(hours, Number(minutes), Number(seconds ?? 0));
  return timestamp === undefined ? undefined : { timestamp, hasSeconds: seconds !== undefined, ...more };
}

function readContent(rest: string): IrcContent {
  const said = SAID.exec(rest);
  if (said !== null) {
    const [, modes, nick, host, text = ''] = said;
    if (modes!.length > 1 && LINE_OF_THEME.test(text)) return saidBy(nick!, text.slice(2), true);
    // dircproxy writes whether a person is registered before the text.
    return saidBy(nick!, host === undefined ? text : text.replace(/^[+-]/, ''), modes !== '');
  }
  if (NOTICE.test(rest)) return 'notice';
  const bip = SAID_BY_BIP.exec(rest);
  if (bip !== null) {
    const [, star, nick, , colon, text] = bip;
    if (star !== undefined && colon === '') return action(nick!, text!);
    if (colon === ':') return saidBy(nick!, text!, true);
  }
  const acted = ACTION.exec(rest) ?? ACTION_OF_EGGDROP.exec(rest) ?? ACTION_OF_TEXTUAL.exec(rest);
  if (acted !== null) {
    const [, nick, text = ''] = acted;
    return STARRED_NOTICE.test(`${nick} ${text}`) ? 'notice' : action(nick!, text);
  }
  return EGGDROP_NOTICE.test(rest) || TEXTUAL_NOTICE.test(rest) ? 'notice' : 'unknown';
}

function readColumn([, , mode, nick, text = '']: readonly (string | undefined)[]): IrcContent {
  const [acted, did = ''] = nick === '*' ? [/^\S+/.exec(text)?.[0], text.replace(/^\S+ ?/, '')] : [];
  if (acted !== undefined) return STARRED_NOTICE.test(text) ? 'notice' : action(acted, did);
  if (SIGN_IN_COLUMN.test(nick!)) return 'notice';
  return { kind: 'said', nick: nick!, text, isPadded: mode !== '', isInColumn: true };
}

function saidBy(nick: string, text: string, isPadded: boolean): IrcContent {
  // RRSAgent writes what happens in the channel as if the person had said it.
  const isEvent =
    text.startsWith(`${nick} has `) && /^\S+ has (?:joined|left|quit|changed the topic)\b/.test(text);
  return isEvent ? 'notice' : { kind: 'said', nick, text, isPadded };
}

function action(nick: string, text: string): IrcContent {
  return { kind: 'action', nick, text: `* ${nick} ${text}`.trimEnd(), isPadded: false };
}
