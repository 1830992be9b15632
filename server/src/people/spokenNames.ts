import { fitIn } from './alikeSpellings';
import { type AnswerCounts, Answers } from './answers';
import { NamesTogether } from './namesTogether';
import type { SimilarName } from './similarName';
import type { SpokenLog } from './spokenLog';
import { Spoken, type SpokenName } from './spokenName';

/** A beginning with more names than this belongs to a team, a company or a town. */
const MAX_NAMES = 12;

/** In at least this many names, a word after a separator is not a person's name: `北京` in `李雷-北京`. */
const MIN_AFFIX_COUNT = 2;

const NONE: readonly SimilarName[] = Object.freeze([]);

/**
 * The names in the logs, which of them look like one person, whatever the registries say of them, and who speaks after whom. It is
 * kept up by differences: a log that changes costs its own messages and names, and a name is compared with others when that is requested.
 *
 * Candidates are names with the same beginning up to a separator, and names that differ only in case, width,
 * spaces and punctuation. If both speak in one log, that log decides (`NamesTogether`). Otherwise the
 * beginning must be distinctive enough to identify a person.
 */
export class SpokenNames<Log extends SpokenLog = SpokenLog> {
  readonly #names = new Map<string, Spoken<Log>>();
  readonly #byBeginning = new Map<string, Set<Spoken<Log>>>();
  /** In how many names a word follows a separator. Such a word is a job, a company or a town. */
  readonly #affixes = new Map<string, number>();
  readonly #together = new NamesTogether();
  readonly #answers = new Answers<Log>();
  /** What was requested and still holds. */
  readonly #similar = new Map<string, readonly SimilarName[]>();
  /** The exporter's own names, who is no other person. */
  #own: ReadonlySet<string> = new Set();

  /** A log has come, gone or changed. */
  replace(before: Log | undefined, after: Log | undefined): void {
    after?.speakers.forEach((messages, name) => {
      let spoken = this.#names.get(name);
      if (spoken === undefined) {
        spoken = new Spoken<Log>(name);
        this.#names.set(name, spoken);
        if (!this.#own.has(name)) this.#link(spoken);
      }
      spoken.add(after, messages);
    });
    before?.speakers.forEach((messages, name) => {
      const spoken = this.#names.get(name)!;
      spoken.remove(before, messages);
      if (!(after?.day === before.day && after?.speakers.has(name))) spoken.loseDay(before.day);
    });
    this.#together.replace(before, after);
    this.#answers.replace(before, after);
    for (const name of before?.speakers.keys() ?? []) {
      const spoken = this.#names.get(name)!;
      this.#forgetAround(spoken);
      if (spoken.logs.size === 0) this.#remove(spoken);
    }
    // Nothing was found yet while the logs are read for the first time.
    if (this.#similar.size === 0) return;
    for (const name of after?.speakers.keys() ?? []) this.#forgetAround(this.#names.get(name)!);
  }

  #remove(spoken: Spoken<Log>): void {
    this.#names.delete(spoken.name);
    this.#together.forget(spoken.name);
    if (!this.#own.has(spoken.name)) this.#unlink(spoken);
  }

  /** All names, the exporter's own too. They follow the logs: read them at once. */
  get all(): Iterable<SpokenName<Log>> {
    return this.#names.values();
  }

  /** One of them. */
  get(name: string): SpokenName<Log> | undefined {
    return this.#names.get(name);
  }

  /** Sets the exporter's own names. */
  setOwn(names: ReadonlySet<string>): void {
    const before = this.#own;
    this.#own = names;
    for (const name of before) {
      const spoken = names.has(name) ? undefined : this.#names.get(name);
      if (spoken !== undefined) this.#link(spoken);
    }
    for (const name of names) {
      const spoken = before.has(name) ? undefined : this.#names.get(name);
      if (spoken !== undefined) this.#unlink(spoken);
    }
  }

  /** The names that look like the same person as `name`, the most frequent first. `name` itself need not occur in a log. */
  similarTo(name: string): readonly SimilarName[] {
    const spoken = this.#own.has(name) ? undefined : this.#names.get(name);
    if (spoken === undefined) return this.#similarToUnspoken(name);
    let similar = this.#similar.get(name);
    if (similar === undefined) {
      similar = this.#find(spoken);
      this.#similar.set(name, similar);
    }
    return similar;
  }

  /** How often each name speaks directly after `name`, over all logs but one. It follows the logs: read it at once. */
  answersTo(name: string, besides: Log | undefined): AnswerCounts {
    return this.#answers.to(name, this.#names.get(name)?.logs ?? [], besides);
  }

  #find(spoken: Spoken<Log>): readonly SimilarName[] {
    const found = new Set<Spoken<Log>>();
    for (const key of spoken.beginnings) {
      const names = this.#byBeginning.get(key)!;
      if (names.size < 2 || names.size > MAX_NAMES) continue;
      const looksLike = fitIn(key, [...names], this.#isAffix(key));
      for (const other of names) {
        if (other === spoken || found.has(other)) continue;
        const areOne = this.#together.areOne(spoken.name, spoken, other.name, other);
        if (areOne ?? looksLike(spoken.parts, other.parts)) found.add(other);
      }
    }
    return found.size === 0 ? NONE : [...found].map(asOfNow).sort(byFrequency);
  }

  /** Compares a name that speaks in no log. Only its spelling is known. */
  #similarToUnspoken(name: string): SimilarName[] {
    const unspoken = new Spoken<Log>(name);
    const found = new Set<Spoken<Log>>();
    for (const key of unspoken.beginnings) {
      const names = this.#byBeginning.get(key) ?? new Set();
      if (names.size >= MAX_NAMES) continue;
      const looksLike = fitIn(key, [...names, unspoken], this.#isAffix(key));
      for (const other of names) if (looksLike(unspoken.parts, other.parts)) found.add(other);
    }
    return [...found].map(asOfNow).sort(byFrequency);
  }

  #isAffix(word: string): boolean {
    return (this.#affixes.get(word) ?? 0) >= MIN_AFFIX_COUNT;
  }

  #link(spoken: Spoken<Log>): void {
    for (const key of spoken.beginnings) {
      const others = this.#byBeginning.get(key) ?? new Set();
      this.#byBeginning.set(key, others.add(spoken));
    }
    this.#countAffixes(spoken, 1);
    if (this.#similar.size > 0) this.#forgetAround(spoken);
  }

  #unlink(spoken: Spoken<Log>): void {
    this.#forgetAround(spoken);
    for (const key of spoken.beginnings) {
      const others = this.#byBeginning.get(key)!;
      others.delete(spoken);
      if (others.size === 0) this.#byBeginning.delete(key);
    }
    this.#countAffixes(spoken, -1);
  }

  #countAffixes({ parts }: Spoken<Log>, step: 1 | -1): void {
    if (parts.segments.length < 2) return;
    for (const word of new Set(parts.segments.slice(1))) {
      const was = this.#isAffix(word);
      this.#affixes.set(word, (this.#affixes.get(word) ?? 0) + step);
      if (this.#affixes.get(word) === 0) this.#affixes.delete(word);
      if (was !== this.#isAffix(word)) this.#forgetBeginning(word);
    }
  }

  /** What was found for a name and for those that may look like it no longer holds. */
  #forgetAround({ name, beginnings }: Spoken<Log>): void {
    this.#similar.delete(name);
    for (const key of beginnings) this.#forgetBeginning(key);
  }

  #forgetBeginning(key: string): void {
    const names = this.#byBeginning.get(key);
    // Of more names none is compared with another, also if one of them goes.
    if (names === undefined || names.size > MAX_NAMES + 1) return;
    for (const { name } of names) this.#similar.delete(name);
  }
}

function byFrequency(a: SimilarName, b: SimilarName): number {
  return b.messageCount - a.messageCount || (a.name < b.name ? -1 : 1);
}

/** A copy, which stays as it is when the logs change. */
function asOfNow({ name, messageCount, logCount, lastDay }: SimilarName): SimilarName {
  return { name, messageCount, logCount, lastDay };
}
