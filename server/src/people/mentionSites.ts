import { forEachProseLine } from '../markdown/proseLines';
import type { Message } from '../model/message';
import { isMentionSign, MAX_NAME_LENGTH, type Mention, mentionAt, type Names } from './mention';

/** An `@` that may begin a mention, with as much of what follows as decides whose: it waits for the names to be known. */
export interface MentionSite {
  /** Relative to the header of its message, or absolute, as whoever has it says. */
  readonly line: number;
  /** The column of the `@`. */
  readonly start: number;
  /** The text from the `@` on, some 100 UTF-16 units at most. */
  readonly text: string;
}

/** A mention with its line; columns are those of the line. */
export interface PlacedMention extends Mention {
  readonly line: number;
}

/**
 * No more sites than these are looked at in a message, nor kept of a log, the first in the text: each holds on to some 100 units of
 * it, and a line of nothing but `@` would fill the memory. The longest real log has some hundred.
 */
export const MAX_SITES = 100_000;

const NONE: readonly MentionSite[] = Object.freeze([]);

/** A message never changes, so neither do its sites. */
const known = new WeakMap<Message, readonly MentionSite[]>();

/** Where a message may mention somebody, code left out. Lines count from the header. */
export function mentionSites(message: Message): readonly MentionSite[] {
  if (!message.lines.some((line, i) => i > 0 && line.includes('@'))) return NONE;
  let sites = known.get(message);
  if (sites === undefined) {
    sites = readSites(message);
    known.set(message, sites);
  }
  return sites;
}

function readSites(message: Message): MentionSite[] {
  const sites: MentionSite[] = [];
  forEachProseLine(message, (text, line) => {
    for (let start = text.indexOf('@'); start !== -1; start = text.indexOf('@', start + 1)) {
      if (sites.length === MAX_SITES) return;
      if (!isMentionSign(text, start)) continue;
      // One unit more than a name has shows whether the name ends there.
      sites.push({ line, start, text: text.slice(start, start + MAX_NAME_LENGTH + 2) });
    }
  });
  return sites;
}

/**
 * The mentions at sites in the order of the text: an `@` inside the name of another mention is none.
 *
 * @param names who speaks in the log
 * @param others who else is known
 */
export function mentionsAt(sites: readonly MentionSite[], names: Names, others?: Names): PlacedMention[] {
  const mentions: PlacedMention[] = [];
  let previous: PlacedMention | undefined;
  for (const { line, start, text } of sites) {
    if (previous?.line === line && start < previous.end) continue;
    const mention = mentionAt(text, 0, names, others);
    if (mention === undefined) continue;
    previous = { ...mention, line, start, end: start + mention.end };
    mentions.push(previous);
  }
  return mentions;
}
