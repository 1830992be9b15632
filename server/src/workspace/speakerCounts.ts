import type { HeaderSites } from './headerSites';

/** With more names, to look for one takes too long. Hardly any log has as many. */
const MANY = 256;

/** The number of messages of each speaker of a log. A map of its own would take as much memory as half of the headers. */
export class SpeakerCounts implements ReadonlyMap<string, number> {
  readonly headers: HeaderSites;
  #byName: ReadonlyMap<string, number> | undefined;

  constructor(headers: HeaderSites) {
    this.headers = headers;
  }

  get size(): number {
    return this.headers.names.length;
  }

  has(name: string): boolean {
    return this.size > MANY ? this.#indexed().has(name) : this.headers.names.includes(name);
  }

  get(name: string): number | undefined {
    if (this.size > MANY) return this.#indexed().get(name);
    const index = this.headers.names.indexOf(name);
    return index === -1 ? undefined : this.headers.counts[index];
  }

  /** The numbers by name, of a log with very many names. */
  #indexed(): ReadonlyMap<string, number> {
    this.#byName ??= new Map(this.entries());
    return this.#byName;
  }

  forEach(act: (count: number, name: string, counts: ReadonlyMap<string, number>) => void): void {
    const { names, counts } = this.headers;
    for (let i = 0; i < names.length; i++) act(counts[i]!, names[i]!, this);
  }

  keys(): MapIterator<string> {
    return this.headers.names.values();
  }

  values(): MapIterator<number> {
    return this.headers.counts.values();
  }

  *entries(): MapIterator<[string, number]> {
    const { names, counts } = this.headers;
    for (let i = 0; i < names.length; i++) yield [names[i]!, counts[i]!];
  }

  [Symbol.iterator](): MapIterator<[string, number]> {
    return this.entries();
  }
}
