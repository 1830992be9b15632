import type { ReadContext } from '../../exportSource';
import { omitted, type ReadItem, unreadable } from '../../readItem';
import type { Sample } from '../../sample';
import type { SourceText } from '../../sourceText';
import { IrcDays, ircFrame } from './ircDays';
import { type IrcLine, type IrcSpeech, readIrcLine, withoutColors } from './ircLine';
import { type LineReading, readMessageLines } from './messageLines';
import { plainBody } from './plainBody';

/** The programs whose logs can be told apart. `text` is any other. */
export type IrcForm = 'irssi' | 'znc' | 'hexChat' | 'meetBot' | 'rrsAgent' | 'text';

/** The address of the log, or an event that is written as if the person had said it. */
const RRS_AGENT =
  / logging to https?:\/\/www\.w3\.org\/|^\d{2}:\d{2}:\d{2} <([^<>\s]{1,80})> \1 has (?:joined|left|changed the topic)\b/;

/** So many of the lines have the form of a log. */
const MOST = 0.8;

/** The program that wrote a log; `undefined` if it is none. */
export function ircForm({ lines }: Sample): IrcForm | undefined {
  const written = lines.map(withoutColors).filter(line => line.trim() !== '');
  const frames = written.filter(
    line => ircFrame(line) !== undefined || UNSTAMPED_NOTICE.test(line) || CHANNEL.test(line),
  );
  const read = written.flatMap(line => readIrcLine(line) ?? []);
  const known = read.filter(({ content }) => content !== 'unknown');
  const said = known.filter(isSaid);
  if (known.length === 0 || (said.length === 0 && !hasEvents(frames, known, written))) return undefined;
  if (known.length + frames.length < 2 && !isClear(known[0]!)) return undefined;
  if (said.length > 0 && said.every(({ content }) => ELEMENT.test(content.nick))) return undefined;
  if (known.length + frames.length < written.length * MOST) return undefined;
  // Columns alone may be of any program.
  const inColumn = said.filter(({ content }) => content.isInColumn).length;
  if (inColumn > 0 && !written.some(line => COLUMN_EVENT.test(line))) return undefined;
  return formOf(written, frames, known, said);
}

/** Whether a log without messages has lines that only such logs have. */
function hasEvents(
  frames: readonly string[],
  known: readonly IrcLine[],
  written: readonly string[],
): boolean {
  const isEvent = (line: string) => CHANNEL_EVENT.test(line);
  return known.length + frames.length > 1 && written.some(isEvent);
}

/** Whether a line that stands alone is of a log: a time with seconds in brackets, or a nick with a mode or its space. */
function isClear({ stamp, content }: IrcLine): boolean {
  if (typeof content !== 'object' || content.kind !== 'said') return false;
  return content.isPadded || (stamp.isBracketed && stamp.hasSeconds);
}

/** People who come and go, and the first line of irssi's logs. */
const CHANNEL_EVENT =
  /^--- Log opened |(?:-!-|-->|<--|\*{1,3}) (?:(?:Joins|Parts|Quits):? \S+|\S+ (?:[[(]\S+[\])] )?(?:(?:has )?(?:joined|left|quit)\b|is now known as \S))/;
/** What only logs of IRC have in the column of the nicks, or between their lines. */
const COLUMN_EVENT = /^--- Log opened |^\d{1,2}:\d{2}(?::\d{2})? +(?:-->|<--|-!-) [|│] /;
/** A message whose time no clock has: it is none of the text above it. */
const NO_TIME = /^\[?(?:[\p{L}\d/.-]{1,12} ){0,3}\d{1,2}:\d{2}(?::\d{2})?\]? <[ ~&@%+!]?[^\s<>]{1,80}> /u;
/** IRCCloud begins a log with the name of the channel. */
const CHANNEL = /^[#&]\S{1,60}$/;
/** Logs of Ubuntu had no times before what happens in the channel. */
const UNSTAMPED_NOTICE =
  /^={3} \S+ (?:\[\S+\] {1,2}has (?:joined|left|quit)\b|is now known as |\S+ changed the topic)/;

/** Names of HTML elements and of parts of programs, which other programs log in angle brackets. */
const ELEMENT =
  /^(?:a|anonymous|b|body|br|button|div|form|h[1-6]|head|html|i|img|input|lambda|li|link|main|meta|module|nav|ol|p|script|section|span|style|svg|table|td|tr|ul|unknown|worker)$/i;

type Said = IrcLine & { readonly content: IrcSpeech };

function isSaid(line: IrcLine): line is Said {
  const { content } = line;
  return (
    typeof content === 'object' &&
    content.kind === 'said' &&
    /^[\p{L}\p{N}_[\]\\`^{|}.~/-]+$/u.test(content.nick)
  );
}

function formOf(
  written: readonly string[],
  frames: readonly string[],
  known: readonly IrcLine[],
  said: readonly Said[],
): IrcForm {
  const has = (pattern: RegExp) => written.some(line => pattern.test(line));
  const isDated = said.some(({ stamp }) => stamp.instant ?? stamp.day ?? stamp.monthAndDay);
  if (
    frames.some(line => line.startsWith('**** ')) ||
    has(/^[A-Z][a-z]{2} \d{2} \d{2}:\d{2}:\d{2} [<*]\S*\t/)
  ) {
    return 'hexChat';
  }
  if (frames.some(line => /^--- (?:Log|Day)/.test(line)) || has(/^\d{2}:\d{2}(?::\d{2})? -!- /))
    return 'irssi';
  if (isDated) return 'text';
  if (known.every(({ stamp }) => stamp.isBracketed)) return 'znc';
  if (has(RRS_AGENT)) return 'rrsAgent';
  if (has(/ <[^<>\s]{1,40}> #startmeeting\b/) || has(/ Meeting started \S{3} \S{3} +\d/)) return 'meetBot';
  return said.some(({ content }) => content.isPadded) ? 'irssi' : 'text';
}

/** The messages of a log. Actions are messages; what happens in the channel is not. */
export function* readIrcLog(text: SourceText, context: ReadContext): Iterable<ReadItem> {
  const days = new IrcDays(text, context);
  let isHead = true;
  yield* readMessageLines(text.lines(), (raw): LineReading => {
    const line = withoutColors(raw);
    const frame = ircFrame(line);
    if (frame !== undefined) {
      if (frame.day !== undefined) days.begin(frame.day);
      return 'frame';
    }
    const found = readIrcLine(line);
    if (found !== undefined) isHead = false;
    if (found === undefined) {
      if (isHead && CHANNEL.test(line)) return 'frame';
      if (NO_TIME.test(line)) return { text: '', toItem: (_, at) => unreadable(at, 'bad-time') };
      return UNSTAMPED_NOTICE.test(line) ? { text: '', toItem: () => omitted('notice') } : undefined;
    }
    const { content } = found;
    const time = days.timeOf(found.stamp);
    if (typeof content === 'string') {
      return { text: '', toItem: () => omitted('notice') };
    }
    return {
      text: content.text,
      toItem(said, at) {
        if (time === undefined) return unreadable(at, 'bad-time');
        const body = plainBody(said);
        if (body === '') return omitted('empty');
        return { kind: 'message', time, sender: { name: content.nick }, body };
      },
    };
  });
}
