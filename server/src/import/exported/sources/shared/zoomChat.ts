import { type Timestamp, toTimestamp } from '../../../../model/timestamp';
import type { Day } from '../../../../text/calendar';
import { isDay } from '../../../../text/calendar';
import { addDays } from '../../../written/date';
import type { ReadContext } from '../../exportSource';
import {
  type LocalTime,
  type MessageTime,
  omitted,
  type Reaction,
  type ReadItem,
  type Reply,
} from '../../readItem';
import type { SourceText } from '../../sourceText';
import { cleanName } from './cleanText';
import { fileDay } from './fileDay';
import { bodyText, plainBody } from './plainBody';

/** A meeting that goes on after midnight: a time that is earlier by more than this, in seconds. */
const OUT_OF_ORDER = 6 * 3600;
/** More different reactions are not kept. */
const MAX_REACTIONS = 5000;

/** `From`, `to` and `Everyone` as Zoom writes them; only times with seconds and a colon make them a header. */
const FROM = '(?:From|Von|De|Da|От|Від|Van|Od|Från|Dari|Gönderen|开始|開始|发件人|寄件者|差出人|自|从|從)';
const TO =
  '(?:to|To|an|An|à|À|a|A|para|до|aan|do|till|kepada|Alıcı|[Кк]ому|для|naar|终了|終了|收件人|收件者|宛先|到|至|发送给)';
/** `2026-03-01 08:02:11 From Nora to Everyone:`, and in old versions ` : ` and the text behind. */
const HEADER = new RegExp(
  `^(?:(\\d{4}-\\d{2}-\\d{2})[ T])?(\\d{1,2}):(\\d{2}):(\\d{2})\\s{1,4}${FROM}\\s{1,4}(\\S.{0,400}?)(?:\\s{0,4}:\\s{0,4}$|\\s:(?:\\s|$))`,
  's',
);
/** A header is not longer. */
const HEADER_LENGTH = 500;
const RECIPIENT = new RegExp(`^(.{1,200})\\s+${TO}\\s+(.{1,200})$`, 's');

/** What Zoom writes for a reaction, and for one that was taken back. */
const REACTED =
  /^(?:Reacted to|Reagierte auf|A réagi à|Reaccionó a|Реакция на) ["“](.*?)["”] (?:with|mit|avec|con|:) ?(\S{1,20})$/s;
const UNREACTED = /^Removed an? (\S{1,20}) reaction from ["“](.*)["”]$/s;
const REPLYING =
  /^(?:Replying to|Antwort auf|En réponse à|Respondiendo a|Ответ на|Відповідь на) ["“]([^\n]*?)["”]:?[ \t]*\n(.*)$/s;

export interface ZoomHeader {
  readonly day: string | undefined;
  readonly clock: readonly [hours: string, minutes: string, seconds: string];
  /** The name, and the recipient if it is written. */
  readonly from: string;
  /** The text behind, in old versions. */
  readonly text: string | undefined;
}

/** Reads a line that begins a message; `undefined` for others. */
export function zoomHeader(line: string): ZoomHeader | undefined {
  if (!/^\d/.test(line)) return undefined;
  const match = HEADER.exec(line.slice(0, HEADER_LENGTH));
  if (match === null) return undefined;
  const [head, day, hours, minutes, seconds, from] = match;
  const isOld = /\s:\s?$/.test(head) && head.length < line.length;
  // Without a text behind it the colon must be the end.
  if (!isOld && head.length < line.trimEnd().length) return undefined;
  const text = isOld ? line.slice(head.length) : undefined;
  return { day, clock: [hours!, minutes!, seconds!], from: from!, text };
}

/** The name in a header, without the recipient. */
export function zoomSender(written: string): string | undefined {
  return cleanName(RECIPIENT.exec(written)?.[1] ?? written);
}

/** Days of a chat whose lines have times of day; also with a day in front. */
export class ZoomDays {
  readonly #text: SourceText;
  readonly #context: ReadContext;
  #day: Day | undefined;
  #last: Timestamp | undefined;

  constructor(text: SourceText, context: ReadContext) {
    this.#text = text;
    this.#context = context;
  }

  /** @throws {ExportError} if no day is known */
  timeOf(
    written: string | undefined,
    [hours, minutes, seconds]: readonly [hours: string, minutes: string, seconds: string],
  ): LocalTime | undefined {
    const timestamp = toTimestamp(Number(hours), Number(minutes), Number(seconds));
    if (timestamp === undefined || (written !== undefined && !isDay(written))) return undefined;
    if (written !== undefined) this.#day = written;
    else {
      this.#day ??= fileDay(this.#text, this.#context);
      const isBack = this.#last !== undefined && timestamp < this.#last - OUT_OF_ORDER;
      if (isBack) this.#day = addDays(this.#day, 1);
    }
    this.#last = timestamp;
    return { kind: 'local', day: this.#day!, timestamp, hasSeconds: true };
  }
}

/** A text in Zoom's chat; reactions and replies are texts there. */
export type ZoomContent =
  | {
      readonly kind: 'message';
      readonly body: string;
      readonly text: string;
      readonly replyTo: Reply | undefined;
    }
  | { readonly kind: 'reaction'; readonly emoji: string; readonly to: string; readonly count: 1 | -1 };

export function zoomContent(text: string): ZoomContent {
  // A vertical tab is a line break within a message; further lines are indented.
  const said = bodyText(text.replace(/\u000b/g, '\n').replace(/^\t/gm, ''));
  const reacted = REACTED.exec(said);
  if (reacted !== null) return { kind: 'reaction', to: reacted[1]!, emoji: reacted[2]!, count: 1 };
  const taken = UNREACTED.exec(said);
  if (taken !== null) return { kind: 'reaction', to: taken[2]!, emoji: taken[1]!, count: -1 };
  const [, quoted, rest] = REPLYING.exec(said) ?? [];
  const own = quoted === undefined ? said : bodyText(rest!);
  return {
    kind: 'message',
    body: plainBody(own),
    text: own,
    replyTo: quoted === undefined ? undefined : { text: quoted },
  };
}

/**
 * The reactions of a chat, which name their message by its beginning. They are read before the messages; each message that is
 * asked for takes those that begin as it does.
 */
export class ZoomReactions {
  readonly #counts = new Map<string, Map<string, number>>();
  readonly #lengths = new Set<number>();
  #size = 0;

  add({ to, emoji, count }: ZoomContent & { kind: 'reaction' }): void {
    const key = keyOf(to.replace(/(?:\.\.\.|…)$/, ''));
    if (key === '' || this.#size >= MAX_REACTIONS) return;
    const counts = this.#counts.get(key) ?? new Map<string, number>();
    if (!counts.has(emoji)) this.#size++;
    counts.set(emoji, (counts.get(emoji) ?? 0) + count);
    this.#counts.set(key, counts);
    this.#lengths.add(key.length);
  }

  /** Takes the reactions to a message. */
  take(text: string): readonly Reaction[] | undefined {
    if (this.#counts.size === 0) return undefined;
    const whole = keyOf(text);
    const found = new Map<string, number>();
    for (const length of this.#lengths) {
      const key = whole.slice(0, length);
      const counts = key.length === length ? this.#counts.get(key) : undefined;
      if (counts === undefined) continue;
      this.#counts.delete(key);
      for (const [emoji, count] of counts) found.set(emoji, (found.get(emoji) ?? 0) + count);
    }
    const reactions = [...found].filter(([, count]) => count > 0).map(([emoji, count]) => ({ emoji, count }));
    return reactions.length > 0 ? reactions : undefined;
  }
}

function keyOf(text: string): string {
  return text.slice(0, 300).replace(/\s+/g, ' ').trim();
}

/** The item of a text. */
export function zoomItem(
  name: string,
  text: string,
  time: MessageTime,
  reactions: ZoomReactions | undefined,
): ReadItem {
  const content = zoomContent(text);
  if (content.kind === 'reaction') return omitted('event');
  if (content.body === '') return omitted('empty');
  const { body, replyTo } = content;
  return { kind: 'message', time, sender: { name }, body, replyTo, reactions: reactions?.take(content.text) };
}
