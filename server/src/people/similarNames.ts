import type { SpeakerRegistry } from '../registry/speakerRegistry';
import type { Day } from '../text/calendar';
import { isDistinctive, isFullChineseName, type NameParts, partsOf } from './nameParts';
import { NamesTogether, type SpokenLog } from './namesTogether';
import type { Person } from './people';
import type { SimilarName } from './similarName';

/** With more names than this a common beginning is a team's, a company's or a town's. */
const MAX_NAMES = 12;

/** What stands behind a separator in so many other names is no person's name: `北京` in `李雷-北京`. */
const MAX_BEHIND = 2;

/** So many companies or jobs a person's full name may go with. */
const MAX_CONTINUATIONS = 3;

/** Shorter names that differ in case only, as `Leo` and `leo`, may well be two people's. In UTF-16 units. */
const MIN_LENGTH = 4;

/** No more of a name's segments are looked at as its beginning. */
const MAX_SEGMENTS = 4;

const NONE: readonly SimilarName[] = Object.freeze([]);

/** A name with what the logs have of it. */
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
 * Which names in the logs look like one person. Precision counts: a hint that is wrong is worse than none.
 *
 * Candidates are names that share their beginning up to a separator, or that differ in case, width, spaces and punctuation only.
 * Where both speak in one log, that log decides (`NamesTogether`); otherwise the beginning has to be one that tells a person from
 * others.
 */
export class SimilarNames {
  readonly #similar = new Map<string, SimilarName[]>();
  readonly #names: ReadonlySet<string>;
  readonly #byBeginning: ReadonlyMap<string, readonly Spoken[]>;
  readonly #isBehind: (word: string) => boolean;
  readonly #isDecided: (a: string, b: string) => boolean;

  /**
   * Linear in the number of names and messages.
   *
   * @param logs in the order of their days
   * @param registries say which names are different people for good
   * @param personOf whose name it is
   */
  constructor(
    logs: readonly SpokenLog[],
    registries: readonly SpeakerRegistry[],
    personOf: (name: string) => Person,
  ) {
    const names = spokenNames(logs, name => !personOf(name).isMe);
    this.#names = new Set(names.map(({ name }) => name));
    this.#byBeginning = byBeginning(names);
    this.#isBehind = wordsBehind(names);
    this.#isDecided = decisions(registries, personOf);
    const buckets = Array.from(this.#byBeginning, ([key, names]) => ({ key, names })).filter(
      ({ names }) => names.length > 1 && names.length <= MAX_NAMES,
    );
    const together = new NamesTogether();
    for (const { names } of buckets) together.watch(names.map(({ name }) => name));
    together.read(logs);
    for (const bucket of buckets) {
      const looksLike = fitIn(bucket, this.#isBehind(bucket.key));
      for (const [i, a] of bucket.names.entries()) {
        for (const b of bucket.names.slice(i + 1)) {
          if (!(together.areOne(a.name, b.name) ?? looksLike(a.parts, b.parts))) continue;
          if (this.#isDecided(a.name, b.name)) continue;
          this.#add(a, b);
          this.#add(b, a);
        }
      }
    }
    for (const similar of this.#similar.values()) similar.sort(byFrequency);
  }

  /** The names in the logs that look like the same person as this one's, which may be in no log itself; the most frequent first. */
  to(name: string): readonly SimilarName[] {
    return this.#similar.get(name) ?? (this.#names.has(name) ? NONE : this.#toUnspoken(name));
  }

  /** A name that nobody speaks under: nothing is known of it but how it is written. */
  #toUnspoken(name: string): SimilarName[] {
    const parts = partsOf(name);
    const unspoken: Spoken = { name, messageCount: 0, logCount: 0, lastDay: undefined, parts };
    const similar = new Map<string, SimilarName>();
    for (const key of beginnings(parts)) {
      const names = this.#byBeginning.get(key) ?? [];
      if (names.length >= MAX_NAMES) continue;
      const looksLike = fitIn({ key, names: [...names, unspoken] }, this.#isBehind(key));
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
    // Names may have several beginnings in common.
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
    for (const [name, count] of speakers) {
      const known = spoken.get(name);
      spoken.set(name, {
        messageCount: (known?.messageCount ?? 0) + count,
        logCount: (known?.logCount ?? 0) + 1,
        lastDay: day ?? known?.lastDay,
      });
    }
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

/** A name's beginnings: `Kim Park-Acme` has `kim`, `kimpark` and `kimparkacme`. */
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

/** Tells of a word whether it stands behind a separator in several names: it is a job then, a company or a town. */
function wordsBehind(names: readonly Spoken[]): (word: string) => boolean {
  const counts = new Map<string, number>();
  for (const { parts } of names) {
    for (const word of new Set(parts.segments.slice(1))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return word => (counts.get(word) ?? 0) >= MAX_BEHIND;
}

/** Whether two names of a bucket look like one person, by how they are written alone. */
function fitIn({ key, names }: Bucket, isWordBehind: boolean): (a: NameParts, b: NameParts) => boolean {
  if (!isDistinctive(key)) return () => false;
  const isBare = ({ whole }: NameParts) => whole === key;
  const continuations = new Set(
    names.filter(({ parts }) => !isBare(parts)).map(({ parts }) => wordAfter(key, parts)),
  ).size;
  const isFullName = isFullChineseName(key);
  const goesOnPlausibly = !isWordBehind && continuations <= (isFullName ? MAX_CONTINUATIONS : 1);
  return (a, b) => {
    if (isBare(a) && isBare(b)) return key.length >= MIN_LENGTH || /\p{Script=Han}/u.test(key);
    return goesOnPlausibly && (isFullName || isBare(a) || isBare(b));
  };
}

/** The segment that follows a beginning of a name. */
function wordAfter(key: string, { segments }: NameParts): string | undefined {
  let length = 0;
  return segments.find(segment => {
    const isAfter = length >= key.length;
    length += segment.length;
    return isAfter;
  });
}

/** Tells of two names whether somebody has said already that they are one person's, or different people's. */
function decisions(
  registries: readonly SpeakerRegistry[],
  personOf: (name: string) => Person,
): (a: string, b: string) => boolean {
  const different = new Map<string, Set<number>>();
  let count = 0;
  for (const list of registries.flatMap(registry => registry.different)) {
    for (const { text } of list) {
      // What is said of one name of a person holds for all.
      const { name } = personOf(text);
      different.set(name, (different.get(name) ?? new Set()).add(count));
    }
    count++;
  }
  return (a, b) => {
    const [first, second] = [personOf(a), personOf(b)];
    if (first.name === second.name) return true;
    // Whoever enters two people in the registry knows who they are.
    if (first.entry !== undefined && second.entry !== undefined) return true;
    const lists = different.get(second.name);
    return lists !== undefined && [...(different.get(first.name) ?? [])].some(list => lists.has(list));
  };
}
