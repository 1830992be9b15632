import { ExportError } from '../../exportFile';
import type { ReadContext } from '../../exportSource';
import type { TextLine } from '../../input/lines';
import { type LocalTime, MAX_ITEM_LENGTH, omitted, type ReadItem, unreadable } from '../../readItem';
import { cleanName } from './cleanText';
import { after } from './elapsed';
import { plainBody } from './plainBody';

/** A text that is shown for some time: captions, a transcript. */
export interface Cue {
  /** One-based line of its times. */
  readonly line: number;
  /** Seconds from the start; `undefined` if it is no time. */
  readonly start: number | undefined;
  /** The lines below the times; `undefined` if they are too long. */
  readonly lines: readonly string[] | undefined;
}

/** Some programs write no zeros in front: `0:0:3.49`. */
const CLOCK = '(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})(?:[.,](\\d{1,7}))?';
/** `00:00:02.110 --> 00:00:05.000 align:start` */
export const CUE_TIMES = new RegExp(
  `^\\s*${CLOCK}\\s*-->\\s*(?:\\d{1,4}:)?\\d{1,2}:\\d{1,2}(?:[.,]\\d{1,7})?(?:\\s.*)?$`,
);
/** Times that are broken. A text may not have the arrow. */
const BROKEN_TIMES = /^\s*\d[\d:.,]{0,20}\s*-->|^\s*-->\s*\d/;

/** Blocks of WebVTT that are no cues. */
const NO_CUE = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;

/**
 * The cues of a text: lines of times, each with the text below it. The line directly above the times is the number or name of the
 * cue; it and blocks without times (`NOTE`, `STYLE`) are left out.
 */
export function* cuesOf(lines: Iterable<TextLine>): Iterable<Cue> {
  let cue: OpenCue | undefined;
  for (const { number, text } of lines) {
    const times = text === undefined ? null : CUE_TIMES.exec(text);
    if (times !== null || (text !== undefined && BROKEN_TIMES.test(text))) {
      if (cue !== undefined) yield cue.ended(true);
      cue = new OpenCue(number, times === null ? undefined : secondsOf(times));
    } else cue?.add(text);
  }
  if (cue !== undefined) yield cue.ended(false);
}

class OpenCue {
  readonly #line: number;
  readonly #start: number | undefined;
  /** The blocks below the times: the text, and what is below blank lines. */
  readonly #blocks: string[][] = [[]];
  #length = 0;

  constructor(line: number, start: number | undefined) {
    this.#line = line;
    this.#start = start;
  }

  /** Adds a line; `undefined` for one that is too long. */
  add(text: string | undefined): void {
    this.#length += (text?.length ?? MAX_ITEM_LENGTH) + 1;
    if (this.#length > MAX_ITEM_LENGTH) this.#blocks.length = 1;
    else if (text!.trim() === '') this.#blocks.push([]);
    else this.#blocks[this.#blocks.length - 1]!.push(text!);
  }

  /** @param isAbove whether the times of another cue follow */
  ended(isAbove: boolean): Cue {
    if (this.#length > MAX_ITEM_LENGTH) return { line: this.#line, start: this.#start, lines: undefined };
    const last = this.#blocks[this.#blocks.length - 1]!;
    const isName =
      this.#blocks.length > 1 || (last.length > 1 && /^\d+$/.test(last[last.length - 1]!.trim()));
    if (isAbove && isName) last.pop();
    const lines = this.#blocks.filter(([first]) => first !== undefined && !NO_CUE.test(first)).flat();
    return { line: this.#line, start: this.#start, lines };
  }
}

function secondsOf([, hours = '0', minutes, seconds]: RegExpExecArray): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** Who says a part of a cue, as far as it is written there. */
export interface Said {
  readonly speaker: string | undefined;
  readonly text: string;
}

/** Fewer labels are headings of captions. */
const LABELLED_SHARE = 0.02;

/** The labels of a transcript that are names: `Nora Quill: Hi`. */
export class SpeakerLabels {
  readonly #counts = new Map<string, number>();
  #cues = 0;
  #labelled = 0;
  /** The label of the first text. */
  #first: string | undefined;

  /** Counts the labels of a text; each text is given before the first is read. */
  add(text: string): void {
    const label = labelOf(text);
    if (this.#cues === 0) this.#first = label?.name;
    this.#cues++;
    if (label === undefined) return;
    this.#labelled++;
    this.#counts.set(label.name, (this.#counts.get(label.name) ?? 0) + 1);
  }

  /** Whether names are written: before the first text, or before more than one, and more than a few of many. */
  get isLabelled(): boolean {
    let count = 0;
    for (const [name, times] of this.#counts) if (this.#isName(name)) count += times;
    return (
      (count > 1 && count >= this.#cues * LABELLED_SHARE) ||
      (this.#first !== undefined && this.#isName(this.#first))
    );
  }

  split(text: string): Said {
    const label = labelOf(text);
    if (label === undefined || !this.#isName(label.name)) return { speaker: undefined, text };
    return { speaker: label.name, text: label.text };
  }

  /**
   * A word before a colon is not always a name: it is one that comes more than once where most texts have one; else it must be
   * written as a name.
   */
  #isName(name: string): boolean {
    if (this.#labelled * 2 > this.#cues && (this.#counts.get(name) ?? 0) > 1) return true;
    return looksLikeName(name);
  }
}

/** Words that are before a colon in speech. */
const NO_NAME =
  /^(?:note|example|question|answer|step|part|chapter|so|and|but|well|okay|ok|yes|no|https?|kind|language|title|p\.?s)$/i;

function looksLikeName(name: string): boolean {
  if (NO_NAME.test(name)) return false;
  const words = name.split(' ');
  return (
    words.length <= 5 &&
    words.every(
      word => /^[^\p{Ll}]/u.test(word) || /^(?:de|van|von|der|la|le|al|bin|da|di|of|the)$/.test(word),
    )
  );
}

/** `Nora: Hi`, `[Nora]: Hi`, `>> NORA: Hi`, `- Nora: Hi`, `(Nora)` above the text. */
function labelOf(text: string): { readonly name: string; readonly text: string } | undefined {
  const above = /^\(([^()\n]{1,80})\)\n(.*)$/s.exec(text);
  const match = above ?? /^(?:>> ?|- ?)?\[?([^\]:\n<>[]{1,80})\]?: (?!\/\/)(.*)$/s.exec(text);
  const name = cleanName(match?.[1]);
  if (
    name === undefined ||
    /[.?!,;]$/.test(name) ||
    /\d$/.test(name.replace(/^(?:speaker|sprecher|说话人|發言者|发言人) ?\d+$/i, ''))
  ) {
    return undefined;
  }
  return { name, text: match![2]! };
}

/** The start of a transcript. @throws {ExportError} if it was not asked for */
export function startOf({ start }: ReadContext): LocalTime {
  if (start === undefined) throw new ExportError('needs-start');
  return start;
}

/** A message of a transcript. A text without a speaker belongs to the one before it. */
export function transcriptItem(
  speaker: string | undefined,
  text: string,
  elapsed: number | undefined,
  start: LocalTime,
  line: number,
): ReadItem {
  const body = plainBody(text);
  if (body === '') return omitted('empty');
  if (elapsed === undefined) return unreadable(line, 'no-time');
  const time = after(start, elapsed);
  if (time === undefined) return unreadable(line, 'bad-time');
  if (speaker === undefined) return unreadable(line, 'no-sender');
  return { kind: 'message', time, sender: { name: speaker }, body };
}
