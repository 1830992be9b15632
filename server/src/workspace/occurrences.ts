import { NameIndex, type Names } from '../people/mention';
import { type MentionSite, mentionsAt, type PlacedMention } from '../people/mentionSites';
import { type KnownNames, type People, withOtherNames } from '../people/people';
import { lineRange, type Range } from '../text/span';
import type { AuthorSite, LogRecord } from './logRecord';
import { messagesUnder } from './personMessages';
import type { Workspace } from './workspace';

/** The target of a search: one name, and the other names of the same person. */
export interface SearchTarget {
  readonly name: string;
  /** All names, `name` among them. */
  readonly names: readonly string[];
}

/**
 * How an occurrence matches the target:
 *
 * - `name`: it is the name
 * - `alias`: it is another name of the same person
 * - `prefix`: a mention that begins with one of the names and goes on, as `@Kim-Acme` does for `Kim`; likely, not certain
 */
export type Fit = 'name' | 'alias' | 'prefix';

interface Fitting {
  /** The name that occurs here, one of the person's names. */
  readonly name: string;
  readonly fit: Fit;
  /** The name alone, without `@`; for an author the value, quotes included. */
  readonly range: Range;
}

export interface HeaderOccurrence extends Fitting {
  readonly kind: 'header';
  /** The first line of the body; `undefined` if the body is empty. */
  readonly said: Range | undefined;
}

export interface MentionOccurrence extends Fitting {
  readonly kind: 'mention';
  /** Includes the text that decides whose mention it is. */
  readonly site: MentionSite;
}

export interface AuthorOccurrence extends Fitting {
  readonly kind: 'author';
  readonly author: AuthorSite;
}

export type Occurrence = HeaderOccurrence | MentionOccurrence | AuthorOccurrence;

/**
 * All occurrences of a person in a log, in the order of the text. A mention matches the longest name or alias known here or
 * elsewhere; among equally long ones, that of a speaker of the log wins. A log without a header or mention of the person costs
 * next to nothing.
 */
export function occurrencesIn(record: LogRecord, target: SearchTarget, people: People): Occurrence[] {
  const fitOf = (name: string): Fit => (name === target.name ? 'name' : 'alias');
  const names = new Set(target.names);
  const found: Occurrence[] = [];
  const { author } = record;
  if (author !== undefined && names.has(author.name)) {
    found.push({ kind: 'author', name: author.name, fit: fitOf(author.name), range: author.range, author });
  }
  if (messagesUnder(record.speakers, names) > 0) {
    for (const { name, line, start, bodyLine, bodyEnd } of record.headers.of(names)) {
      const range = lineRange(line, start, start + name.length);
      const said = bodyLine === line ? undefined : lineRange(bodyLine, 0, bodyEnd);
      found.push({ kind: 'header', name, fit: fitOf(name), range, said });
    }
  }
  // To look for the names unpacks the mentions. Where these are known, it is not worth it.
  if (areMentionsKnown(record, people) || record.mentions.haveOneOf(indexOf(target.names))) {
    for (const { name, line, start, end, goesOn, site } of mentionsOf(record, people)) {
      if (!names.has(name)) continue;
      const range = lineRange(line, start + 1, end);
      const fit = goesOn ? 'prefix' : fitOf(name);
      found.push({ kind: 'mention', name, fit, range, site });
    }
  }
  // Headers alone are in order, as in nearly all logs.
  return found.every(({ kind }) => kind === 'header')
    ? found
    : found.sort(
        (a, b) =>
          a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
      );
}

/** The logs in which one of some names may occur, in their order. Most others are ruled out without a look at what they hold. */
export function logsNaming(workspace: Workspace, names: readonly string[]): LogRecord[] {
  const speaking = new Set(names.flatMap(name => [...(workspace.spokenName(name)?.logs ?? [])]));
  const all = new Set(names);
  const index = indexOf(names);
  return workspace
    .logs()
    .filter(
      record =>
        speaking.has(record) ||
        (record.author !== undefined && all.has(record.author.name)) ||
        record.mentions.haveOneOf(index),
    );
}

/** The names of the speakers of a log, aliases included. Mentions are resolved by these and by `people.known`. */
export function namesFor(record: LogRecord, people: People): Names {
  const known = resolved(record, people);
  known.index ??= new NameIndex(known.names);
  return known.index;
}

/** All mentions in a log, with the people that they match. Lines are absolute. */
export function mentionsOf(record: LogRecord, people: People): readonly PlacedMention[] {
  const known = resolved(record, people);
  known.mentions ??= mentionsAt(record.mentions.all(), namesFor(record, people), people.known);
  return known.mentions;
}

/** Whether they are known by now, without reading the places of mentions. */
function areMentionsKnown(record: LogRecord, people: People): boolean {
  const known = cache.get(record);
  return known?.people === people && known.mentions !== undefined;
}

/** What is derived from a record and from the known people; computed again when either changes. */
interface Resolved {
  readonly people: People;
  readonly names: ReadonlySet<string>;
  index: NameIndex | undefined;
  mentions: readonly PlacedMention[] | undefined;
}

const cache = new WeakMap<LogRecord, Resolved>();

/** Most edits of the registry change no mention of most logs: none begins with a name that was added or removed. */
function resolved(record: LogRecord, people: People): Resolved {
  const before = cache.get(record);
  if (before?.people === people) return before;
  const speakers = record.speakers.keys();
  const names = new Set(people.registered.length > 0 ? withOtherNames(speakers, people) : speakers);
  const ofNames = before === undefined ? [] : difference(before.names, names);
  const isSame =
    before?.mentions !== undefined &&
    !record.mentions.haveOneOf(new NameIndex(ofNames)) &&
    !record.mentions.haveOneOf(differenceOf(before.people.known, people.known));
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

/** The last difference that was computed; all logs compare the same two sets. */
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

const indices = new WeakMap<readonly string[], NameIndex>();

/** An index of the names for searches in texts; made once for all logs. */
function indexOf(names: readonly string[]): NameIndex {
  let index = indices.get(names);
  if (index === undefined) {
    index = new NameIndex(names);
    indices.set(names, index);
  }
  return index;
}
