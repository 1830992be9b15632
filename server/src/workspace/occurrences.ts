import { NameIndex, type Names } from '../people/mention';
import { type MentionSite, mentionsAt, type PlacedMention } from '../people/mentionSites';
import { type KnownNames, type People, withOtherNames } from '../people/people';
import { lineRange, type Range } from '../text/span';
import type { AuthorSite, LogRecord } from './logRecord';
import { messagesUnder } from './personMessages';

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
  /** The first line of what was said; `undefined` where nothing was. */
  readonly said: Range | undefined;
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
  if (messagesUnder(record.speakers, names) > 0) {
    for (const { name, line, start, bodyLine, bodyEnd } of record.headers) {
      if (!names.has(name)) continue;
      const range = lineRange(line, start, start + name.length);
      const said = bodyLine === line ? undefined : lineRange(bodyLine, 0, bodyEnd);
      found.push({ kind: 'header', name, fit: fitOf(name), range, said });
    }
  }
  if (mayMention(record, indexOf(sought.names))) {
    for (const { name, line, start, end, goesOn, site } of mentionsOf(record, people)) {
      if (!names.has(name)) continue;
      const range = lineRange(line, start + 1, end);
      const fit = goesOn ? 'prefix' : fitOf(name);
      found.push({ kind: 'mention', name, fit, range, site });
    }
  }
  return found.sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

/** The names of who speaks in a log, aliases included; mentions are read by them and by `people.known`. */
export function namesFor(record: LogRecord, people: People): Names {
  const known = resolved(record, people);
  known.index ??= new NameIndex(known.names);
  return known.index;
}

/** All mentions in a log, with whom they fit. Lines are absolute. */
export function mentionsOf(record: LogRecord, people: People): readonly PlacedMention[] {
  const known = resolved(record, people);
  known.mentions ??= mentionsAt(record.mentionSites, namesFor(record, people), people.known);
  return known.mentions;
}

/** What follows from a record and from what is known of people; both are replaced when they change. */
interface Resolved {
  readonly people: People;
  readonly names: ReadonlySet<string>;
  index: NameIndex | undefined;
  mentions: readonly PlacedMention[] | undefined;
}

const cache = new WeakMap<LogRecord, Resolved>();

/** An edit of the registry leaves what mentions there are in most logs as they are: no mention begins with a name that came or went. */
function resolved(record: LogRecord, people: People): Resolved {
  const before = cache.get(record);
  if (before?.people === people) return before;
  const speakers = record.speakers.keys();
  const names = new Set(people.registered.length > 0 ? withOtherNames(speakers, people) : speakers);
  const ofNames = before === undefined ? [] : difference(before.names, names);
  const isSame =
    before?.mentions !== undefined &&
    !mayMention(record, new NameIndex(ofNames)) &&
    !mayMention(record, differenceOf(before.people.known, people.known));
  const now: Resolved = {
    people,
    names,
    index: ofNames.length === 0 ? before?.index : undefined,
    mentions: isSame ? before.mentions : undefined,
  };
  cache.set(record, now);
  return now;
}

/** The names that only one of two sets has. */
function difference(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...[...a].filter(name => !b.has(name)), ...[...b].filter(name => !a.has(name))];
}

/** The last difference that was looked at; all logs ask about the same. */
let lastDifference:
  | { readonly before: KnownNames; readonly after: KnownNames; readonly names: NameIndex }
  | undefined;

const NO_NAMES = new NameIndex([]);

function differenceOf(before: KnownNames, after: KnownNames): NameIndex {
  if (before === after) return NO_NAMES;
  if (lastDifference?.before !== before || lastDifference.after !== after) {
    const names = new NameIndex(difference(new Set(before.names), new Set(after.names)));
    lastDifference = { before, after, names };
  }
  return lastDifference.names;
}

/** Rules most logs out without a look at who else is known. */
function mayMention({ mentionSites }: LogRecord, names: NameIndex): boolean {
  if (names.names.size === 0) return false;
  return mentionSites.some(({ text }) => names.longestAt(text, 1) !== undefined);
}

const indices = new WeakMap<readonly string[], NameIndex>();

/** The names as they are found in texts; made once for all logs that they are looked for in. */
function indexOf(names: readonly string[]): NameIndex {
  let index = indices.get(names);
  if (index === undefined) {
    index = new NameIndex(names);
    indices.set(names, index);
  }
  return index;
}
