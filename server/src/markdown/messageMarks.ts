import { cleanText } from '../text/cleanText';
import { escapePart } from './escapeMarkdown';

/** What an application shows about a message apart from its text. */
export interface MessageMarks {
  readonly isEdited?: boolean | undefined;
  readonly reactions?: readonly { readonly emoji: string; readonly count: number }[] | undefined;
}

/** How "edited" is written, by language. */
const EDITED = { en: 'edited', zh: '已编辑' } as const;

const SEPARATOR = ' · ';

const LINE = /^\*\((.{1,2000})\)\*$/;

/** An emoji, or the name of one: `:wave:`, `[强]`. */
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
const EMOJI_NAME = /^(?::\S+:|\[\S+\])$/;

const REACTION = /^(\S+) \d{1,16}$/;

/**
 * Writes the last line of a body: `*(edited · 👍 2)*`.
 *
 * @returns `undefined` if there is nothing to write
 */
export function writeMessageMarks(
  { isEdited, reactions = [] }: MessageMarks,
  language: keyof typeof EDITED,
): string | undefined {
  if (!isEdited && reactions.length === 0) return undefined;
  const parts = reactions.flatMap(({ emoji, count }) => {
    const text = emojiText(emoji);
    return text === '' ? [] : [`${text} ${Math.max(1, Math.trunc(count) || 1)}`];
  });
  if (isEdited) parts.unshift(EDITED[language]);
  return parts.length === 0 ? undefined : `*(${parts.join(SEPARATOR)})*`;
}

/** The last ones that were written: messages have few different ones. */
const written = new Map<string, string>();
const MAX_WRITTEN = 500;

function emojiText(emoji: string): string {
  let text = written.get(emoji);
  if (text === undefined) {
    text = writeEmoji(emoji);
    if (written.size === MAX_WRITTEN) written.clear();
    written.set(emoji, text);
  }
  return text;
}

function writeEmoji(emoji: string): string {
  const text = cleanText(emoji).trim().replace(/\s+/g, '_');
  const isKnown = text === '' || EMOJI.test(text) || EMOJI_NAME.test(text);
  return escapePart(isKnown ? text : `:${text}:`, '*(');
}

/** Whether a line is one that `writeMessageMarks` writes. */
export function isMessageMarks(line: string): boolean {
  const parts = LINE.exec(line.trim())?.[1]?.split(SEPARATOR);
  return parts?.every(isMark) ?? false;
}

function isMark(text: string, index: number): boolean {
  if (index === 0 && (text === EDITED.en || text === EDITED.zh)) return true;
  const emoji = REACTION.exec(text)?.[1];
  return emoji !== undefined && (EMOJI.test(emoji) || EMOJI_NAME.test(emoji));
}
