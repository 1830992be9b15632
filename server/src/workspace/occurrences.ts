import { NameIndex, type Names, spellingsOf } from '../people/mention';
import { type MentionSite, mentionsAt, type PlacedMention } from '../people/mentionSites';
import type { People } from '../people/people';
import { lineRange, type Range } from '../text/span';
import type { AuthorSite, LogRecord } from './logRecord';

/** Who is looked for: one name, and the other names of the same person. */
export interface Sought {
  readonly name: string;
  /** All names, `name` among them. */
  readonly names: readonly string[];
}

/**
 * How a place fits what is looked for:
 *
 * - `name`: it is the name
 * - `alias`: it is another name of the same person
 * - `prefix`: a mention that begins with one of the names and goes on, as `@Kim-Acme` does for `Kim`; likely, not certain
 */
export type Fit = 'name' | 'alias' | 'prefix';

interface Fitting {
  /** The one of the person's names that stands here. */
  readonly name: string;
  readonly fit: Fit;
  /** The name alone, without `@`; of an author the value, quotes included. */
  readonly range: Range;
}

export interface HeaderOccurrence extends Fitting {
  readonly kind: 'header';
}

export interface MentionOccurrence extends Fitting {
  readonly kind: 'mention';
  /** With the text that decides whose mention it is. */
  readonly site: MentionSite;
}

export interface AuthorOccurrence extends Fitting {
  readonly kind: 'author';
  readonly author: AuthorSite;
}

export type Occurrence = HeaderOccurrence | MentionOccurrence | AuthorOccurrence;

/**
 * All places in a log where somebody stands, in the order of the text. A mention fits by the longest name or alias that is known,
 * here or elsewhere; of equal ones, by that of who speaks in the log. Logs without a header or mention of anybody sought cost next to
 * nothing.
 */
export function occurrencesIn(record: LogRecord, sought: Sought, people: People): Occurrence[] {
  const fitOf = (name: string): Fit => (name === sought.name ? 'name' : 'alias');
  const names = new Set(sought.names);
  const found: Occurrence[] = [];
  const { author } = record;
  if (author !== undefined && names.has(author.name)) {
    found.push({ kind: 'author', name: author.name, fit: fitOf(author.name), range: author.range, author });
  }
  if (sought.names.some(name => record.speakers.has(name))) {
    for (const { name, line, start } of record.headers) {
      if (!names.has(name)) continue;
      const range = lineRange(line, start, start + name.length);
      found.push({ kind: 'header', name, fit: fitOf(name), range });
    }
  }
  if (mayMention(record, sought.names)) {
    const sites = new Map(record.mentionSites.map(site => [keyOf(site), site]));
    for (const mention of mentionsOf(record, people)) {
      const { name, line, start, end, goesOn } = mention;
      if (!names.has(name)) continue;
      const range = lineRange(line, start + 1, end);
      const fit = goesOn ? 'prefix' : fitOf(name);
      found.push({ kind: 'mention', name, fit, range, site: sites.get(keyOf(mention))! });
    }
  }
  return found.sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

/** The names of who speaks in a log, aliases included; mentions are read by them and by `people.known`. */
export function namesFor(record: LogRecord, people: People): Names {
  return resolved(record, people).names;
}

/** All mentions in a log, with whom they fit. Lines are absolute. */
export function mentionsOf(record: LogRecord, people: People): readonly PlacedMention[] {
  const known = resolved(record, people);
  known.mentions ??= mentionsAt(record.mentionSites, known.names, people.known);
  return known.mentions;
}

/** What follows from a record and from what is known of people; both are replaced when they change. */
interface Resolved {
  readonly people: People;
  readonly names: Names;
  mentions?: readonly PlacedMention[];
}

const cache = new WeakMap<LogRecord, Resolved>();

function resolved(record: LogRecord, people: People): Resolved {
  let known = cache.get(record);
  if (known?.people !== people) {
    const names = new Set(record.speakers.keys());
    if (people.registered.length > 0) {
      for (const name of record.speakers.keys())
        for (const alias of people.personOf(name).names) names.add(alias);
    }
    known = { people, names: new NameIndex(names) };
    cache.set(record, known);
  }
  return known;
}

/** Rules most logs out without a look at who else is known. */
function mayMention({ mentionSites }: LogRecord, names: readonly string[]): boolean {
  const beginnings = names.flatMap(spellingsOf);
  return mentionSites.some(({ text }) => beginnings.some(beginning => text.startsWith(beginning, 1)));
}

/** One for each place of a text: no line has that many columns. */
function keyOf({ line, start }: { readonly line: number; readonly start: number }): number {
  return line * 0x1000000 + start;
}
