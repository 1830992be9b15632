import { markdownTargets } from './markdownTargets';
import { urlEnd } from './url';

/** A link in a line. Columns are UTF-16 units in that line; ends are exclusive. */
export interface TextLink {
  /** The address alone, as written. */
  readonly start: number;
  readonly end: number;
  /** The address and the Markdown around it. Equals the address when there is no Markdown. */
  readonly wholeStart: number;
  readonly wholeEnd: number;
}

/** Where an address may begin. */
const ADDRESS = /(?<![A-Za-z0-9])https?:\/\//gi;

/** An address in angle brackets. It ends before the closing bracket. Sticky. */
const IN_BRACKETS = /https?:\/\/[^<>\s]+(?=>)/iy;

/**
 * Finds the links of a line: targets of Markdown links and images, addresses in angle brackets, and bare
 * addresses, which end where a Chinese reader would end them. Takes linear time.
 *
 * @returns sorted links whose addresses do not overlap
 */
export function linksIn(text: string): TextLink[] {
  const targets: TextLink[] = [];
  for (const { start, end, wholeStart, wholeEnd } of markdownTargets(text)) {
    if (end > start && wholeEnd !== undefined) targets.push({ start, end, wholeStart, wholeEnd });
  }
  if (!text.includes('://')) return targets;
  const links: TextLink[] = [];
  let next = 0;
  let after = 0;
  for (const { index } of text.matchAll(ADDRESS)) {
    if (index < after) continue;
    for (; next < targets.length && targets[next]!.start <= index; next++) {
      links.push(targets[next]!);
      after = targets[next]!.end;
    }
    if (index < after) continue;
    const link = bareLinkAt(text, index, targets[next]?.start ?? text.length);
    if (link === undefined) continue;
    links.push(link);
    after = link.end;
  }
  links.push(...targets.slice(next));
  return links;
}

/** `limit` is the column where the next link's address begins. */
function bareLinkAt(text: string, start: number, limit: number): TextLink | undefined {
  if (text[start - 1] === '<') {
    IN_BRACKETS.lastIndex = start;
    if (IN_BRACKETS.test(text)) {
      const end = IN_BRACKETS.lastIndex;
      return end > limit ? undefined : { start, end, wholeStart: start - 1, wholeEnd: end + 1 };
    }
  }
  const end = urlEnd(text, start);
  return end === undefined || end > limit ? undefined : { start, end, wholeStart: start, wholeEnd: end };
}
