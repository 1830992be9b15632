import { forEachProseLine } from '../markdown/proseLines';
import type { Message } from '../model/message';
import { isMentionSign, MAX_NAME_LENGTH, type Mention, mentionAt, type Names } from './mention';

/**
 * An `@` that may begin a mention, with as much of the following text as is needed to find the name later,
 * when the names are known.
 */
export interface MentionSite {
  /** Relative to the header of its message, or absolute. The owner of the site says which. */
  readonly line: number;
  /** The column of the `@`. */
  readonly start: number;
  /** The text from the `@` on, about 100 UTF-16 units at most. */
  readonly text: string;
}

/** A mention with its line. Columns are those of the line. */
export interface PlacedMention extends Mention {
  readonly line: number;
  /** Where it was read. */
  readonly site: MentionSite;
}

/**
 * The maximum number of sites that are read in a message and kept for a log, the first ones of the text. Each
 * keeps about 100 units of text, so a line of nothing but `@` would fill the memory. The longest real log has
 * a few hundred sites.
 */
export const MAX_SITES = 100_000;

const NONE: readonly MentionSite[] = Object.freeze([]);

/** Sites by message. A message never changes, so its sites do not change either. */
const known = new WeakMap<Message, readonly MentionSite[]>();

/** The possible mentions of a message, outside code. Lines count from the header. */
export function mentionSites(message: Message): readonly MentionSite[] {
  if (!mayMention(message)) return NONE;
  let sites = known.get(message);
  if (sites === undefined) {
    sites = readSites(message);
    known.set(message, sites);
  }
  return sites;
}

/** Whether the lines below a header contain an `@`. Rules most messages out without a look at their Markdown. */
export function mayMention(message: Message): boolean {
  if (message.plainText?.includes('@') === false) return false;
  return message.lines.some((line, i) => i > 0 && line.includes('@'));
}

function readSites(message: Message): MentionSite[] {
  const sites: MentionSite[] = [];
  forEachProseLine(message, (text, line) => {
    for (let start = text.indexOf('@'); start !== -1; start = text.indexOf('@', start + 1)) {
      if (sites.length === MAX_SITES) return;
      if (!isMentionSign(text, start)) continue;
      // One unit more than the longest name shows whether the name ends there.
      sites.push({ line, start, text: text.slice(start, start + MAX_NAME_LENGTH + 2) });
    }
  });
  return sites;
}

/**
 * Reads the mentions at sites in the order of the text. Skips an `@` that is part of another mention's name.
 *
 * @param names the speakers of the log
 * @param others other known names
 */
export function mentionsAt(sites: readonly MentionSite[], names: Names, others?: Names): PlacedMention[] {
  const mentions: PlacedMention[] = [];
  let previous: PlacedMention | undefined;
  for (const site of sites) {
    const { line, start, text } = site;
    if (previous?.line === line && start < previous.end) continue;
    const mention = mentionAt(text, 0, names, others);
    if (mention === undefined) continue;
    const { name, end, known, goesOn } = mention;
    previous = { name, start, end: start + end, known, goesOn, line, site };
    mentions.push(previous);
  }
  return mentions;
}
