import type { SpeakerRegistry } from '../registry/speakerRegistry';
import type { Day } from '../text/calendar';
import { hasIdeograph, isDistinctive, isFullChineseName, type NameParts, partsOf } from './nameParts';
import { NamesTogether, type SpokenLog } from './namesTogether';
import type { Person } from './people';
import type { SimilarName } from './similarName';

/** A beginning with more names than this belongs to a team, a company or a town. */
const MAX_NAMES = 12;

/** In at least this many names, a word after a separator is not a person's name: `北京` in `李雷-北京`. */
const MIN_AFFIX_COUNT = 2;

/** The maximum number of different companies or jobs that follow one person's full name. */
const MAX_CONTINUATIONS = 3;

/**
 * The minimum length, in UTF-16 units, of names that differ only in case. Shorter ones, such as `Leo` and
 * `leo`, may well belong to two people.
 */
const MIN_LENGTH = 4;

/** The maximum number of segments in a beginning. */
const MAX_SEGMENTS = 4;

const NONE: readonly SimilarName[] = Object.freeze([]);

/** A name with its statistics and its parts. */
interface Spoken extends SimilarName {
  readonly parts: NameParts;
}

/** Names with the same beginning, up to the end or a separator. */
interface Bucket {
  /** The beginning, folded. */
  readonly key: string;
  readonly names: readonly Spoken[];
}

/**
 * The names in the logs, and which of them look like one person, whatever the registries say of them. Linear in the number of names and
 * messages, and so kept as long as the logs are the same.
 */
export class SpokenNames {
  readonly names: ReadonlySet<string>;
  readonly byBeginning: ReadonlyMap<string, readonly Spoken[]>;
  readonly isAffix: (word: string) => boolean;
  readonly pairs: readonly (readonly [Spoken, Spoken])[];

  /**
   * @param logs in the order of their days
   * @param isMe whether a name is the exporter's own, who is no other person
   */
  constructor(logs: readonly SpokenLog[], isMe: (name: string) => boolean) {
    const names = spokenNames(logs, name => !isMe(name));
    this.names = new Set(names.map(({ name }) => name));
    this.byBeginning = byBeginning(names);
    this.isAffix = affixesOf(names);
    const buckets = Array.from(this.byBeginning, ([key, names]) => ({ key, names })).filter(
      ({ names }) => names.length > 1 && names.length <= MAX_NAMES,
    );
    const together = new NamesTogether();
    for (const { names } of buckets) together.watch(names.map(({ name }) => name));
    together.read(logs);
    const pairs: [Spoken, Spoken][] = [];
    for (const bucket of buckets) {
      const looksLike = fitIn(bucket, this.isAffix(bucket.key));
      for (const [i, a] of bucket.names.entries()) {
        for (const b of bucket.names.slice(i + 1)) {
          if (together.areOne(a.name, b.name) ?? looksLike(a.parts, b.parts)) pairs.push([a, b]);
        }
      }
    }
    this.pairs = pairs;
  }
}

/**
 * Finds names in the logs that look like one person. Precision counts: a wrong hint is worse than no hint.
 *
 * Candidates are names with the same beginning up to a separator, and names that differ only in case, width,
 * spaces and punctuation. If both speak in one log, that log decides (`NamesTogether`). Otherwise the
 * beginning must be distinctive enough to identify a person.
 */
export class SimilarNames {
  readonly #similar = new Map<string, SimilarName[]>();
  readonly #spoken: SpokenNames;
  readonly #isDecided: (a: string, b: string) => boolean;

  /**
   * @param registries list names that are known to be different people
   * @param personOf returns the person that a name belongs to
   */
  constructor(
    spoken: SpokenNames,
    registries: readonly SpeakerRegistry[],
    personOf: (name: string) => Person,
  ) {
    this.#spoken = spoken;
    this.#isDecided = decisions(registries, personOf);
    for (const [a, b] of spoken.pairs) {
      if (this.#isDecided(a.name, b.name)) continue;
      this.#add(a, b);
      this.#add(b, a);
    }
    for (const similar of this.#similar.values()) similar.sort(byFrequency);
  }

  /**
   * The names in the logs that look like the same person as `name`, the most frequent first. `name` itself
   * need not occur in a log.
   */
  to(name: string): readonly SimilarName[] {
    return this.#similar.get(name) ?? (this.#spoken.names.has(name) ? NONE : this.#toUnspoken(name));
  }

  /** Compares a name that speaks in no log. Only its spelling is known. */
  #toUnspoken(name: string): SimilarName[] {
    const parts = partsOf(name);
    const unspoken: Spoken = { name, messageCount: 0, logCount: 0, lastDay: undefined, parts };
    const similar = new Map<string, SimilarName>();
    for (const key of beginnings(parts)) {
      const names = this.#spoken.byBeginning.get(key) ?? [];
      if (names.length >= MAX_NAMES) continue;
      const looksLike = fitIn({ key, names: [...names, unspoken] }, this.#spoken.isAffix(key));
      for (const other of names) {
        if (looksLike(parts, other.parts) && !this.#isDecided(name, other.name)) {
          similar.set(other.name, withoutParts(other));
        }
      }
    }
    return [...similar.values()].sort(byFrequency);
  }

  #add(of: Spoken, other: Spoken): void {
    const similar = this.#similar.get(of.name) ?? [];
    this.#similar.set(of.name, similar);
    // Two names may have several beginnings in common.
    if (similar.every(({ name }) => name !== other.name)) similar.push(withoutParts(other));
  }
}

function byFrequency(a: SimilarName, b: SimilarName): number {
  return b.messageCount - a.messageCount || (a.name < b.name ? -1 : 1);
}

function withoutParts({ name, messageCount, logCount, lastDay }: Spoken): SimilarName {
  return { name, messageCount, logCount, lastDay };
}

function spokenNames(logs: readonly SpokenLog[], counts: (name: string) => boolean): Spoken[] {
  const spoken = new Map<string, { messageCount: number; logCount: number; lastDay: Day | undefined }>();
  for (const { day, speakers } of logs) {
    speakers.forEach((count, name) => {
      const known = spoken.get(name);
      if (known === undefined) {
        spoken.set(name, { messageCount: count, logCount: 1, lastDay: day });
        return;
      }
      known.messageCount += count;
      known.logCount++;
      known.lastDay = day ?? known.lastDay;
    });
  }
  return [...spoken]
    .filter(([name]) => counts(name))
    .map(([name, presence]) => ({ name, ...presence, parts: partsOf(name) }));
}

function byBeginning(names: readonly Spoken[]): Map<string, Spoken[]> {
  const byKey = new Map<string, Spoken[]>();
  for (const name of names) {
    for (const key of beginnings(name.parts)) {
      const others = byKey.get(key);
      if (others === undefined) byKey.set(key, [name]);
      else others.push(name);
    }
  }
  return byKey;
}

/** The beginnings of a name: `Kim Park-Acme` has `kim`, `kimpark` and `kimparkacme`. */
function beginnings({ whole, segments }: NameParts): Set<string> {
  const keys = new Set<string>();
  let key = '';
  for (const segment of segments.slice(0, MAX_SEGMENTS)) {
    key += segment;
    keys.add(key);
  }
  if (whole !== '') keys.add(whole);
  return keys;
}

/**
 * Makes a predicate for words that follow a separator in several names. Such a word is a job, a company or a
 * town.
 */
function affixesOf(names: readonly Spoken[]): (word: string) => boolean {
  const counts = new Map<string, number>();
  for (const { parts } of names) {
    for (const word of new Set(parts.segments.slice(1))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return word => (counts.get(word) ?? 0) >= MIN_AFFIX_COUNT;
}

/** Makes a predicate that compares two names of a bucket by their spelling alone. */
function fitIn({ key, names }: Bucket, isAffix: boolean): (a: NameParts, b: NameParts) => boolean {
  if (!isDistinctive(key)) return () => false;
  const isBare = ({ whole }: NameParts) => whole === key;
  const continuations = new Set(
    names.filter(({ parts }) => !isBare(parts)).map(({ parts }) => wordAfter(key, parts)),
  ).size;
  const isFullName = isFullChineseName(key);
  const mayContinue = !isAffix && continuations <= (isFullName ? MAX_CONTINUATIONS : 1);
  return (a, b) => {
    if (isBare(a) && isBare(b)) return key.length >= MIN_LENGTH || hasIdeograph(key);
    return mayContinue && (isFullName || isBare(a) || isBare(b));
  };
}

/** The segment of a name after a beginning. */
function wordAfter(key: string, { segments }: NameParts): string | undefined {
  let length = 0;
  return segments.find(segment => {
    const isAfter = length >= key.length;
    length += segment.length;
    return isAfter;
  });
}

/**
 * Makes a predicate for pairs of names that a registry has already decided: they belong to one person, or to
 * different people.
 */
function decisions(
  registries: readonly SpeakerRegistry[],
  personOf: (name: string) => Person,
): (a: string, b: string) => boolean {
  const different = new Map<string, Set<number>>();
  let count = 0;
  for (const list of registries.flatMap(registry => registry.different)) {
    for (const { text } of list) {
      // A statement about one name of a person applies to all their names.
      const { name } = personOf(text);
      different.set(name, (different.get(name) ?? new Set()).add(count));
    }
    count++;
  }
  return (a, b) => {
    const [first, second] = [personOf(a), personOf(b)];
    if (first.name === second.name) return true;
    // Two separate entries in the registry are different people.
    if (first.entry !== undefined && second.entry !== undefined) return true;
    const lists = different.get(second.name);
    return lists !== undefined && [...(different.get(first.name) ?? [])].some(list => lists.has(list));
  };
}
