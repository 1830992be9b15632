/** The beginning of a message, and its speaker. */
export interface MessageBeginning {
  /** The index in `Speakers`. */
  readonly speaker: number;
  /** As it was added. */
  readonly text: string;
}

/** In messages: as many in each of two generations. Removing single messages would be slow. */
const MAX_MESSAGES = 1 << 17;
/** In UTF-16 units. */
const PAGE = 1 << 15;
const MAX_PAGES = 128;
/** In UTF-16 units: longer identifiers are not kept. */
const MAX_ID = 1_000;
const MAX_TEXT = 200;

/**
 * The beginnings of the last messages of a conversation, by their identifiers: at least the last 130,000, or the last 8 MiB. A message
 * takes some 80 bytes outside of the JavaScript heap, so that memory is bounded and there is no work for its garbage collector.
 */
export class MessageBeginnings {
  #recent = new Generation();
  #earlier = new Generation();

  /** Of several messages of one identifier, the last counts. @param text of which at most 200 UTF-16 units are kept */
  add(id: string, speaker: number, text: string): void {
    if (id.length > MAX_ID) return;
    if (this.#recent.isFull) {
      this.#earlier = this.#recent;
      this.#recent = new Generation();
    }
    this.#recent.add(id, speaker, text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text);
  }

  find(id: string): MessageBeginning | undefined {
    return this.#recent.find(id) ?? this.#earlier.find(id);
  }
}

/** Records in pages: the lengths of identifier and text, the speaker in two units, the identifier, the text. */
const HEAD = 4;

class Generation {
  readonly #pages: Uint16Array[] = [];
  #used = PAGE;
  #count = 0;
  /** A hash table with open addresses: where the records are, plus 1; 0 is free. */
  #places = new Uint32Array(1024);
  #hashes = new Uint32Array(1024);

  get isFull(): boolean {
    return this.#count === MAX_MESSAGES || (this.#pages.length === MAX_PAGES && this.#used > PAGE / 2);
  }

  add(id: string, speaker: number, text: string): void {
    if (this.#count * 2 >= this.#places.length) this.#grow();
    const hash = hashOf(id);
    const slot = this.#slotOf(id, hash);
    if (this.#places[slot] === 0) this.#count++;
    this.#hashes[slot] = hash;
    this.#places[slot] = this.#write(id, speaker, text) + 1;
  }

  find(id: string): MessageBeginning | undefined {
    const place = this.#places[this.#slotOf(id, hashOf(id))]! - 1;
    if (place === -1) return undefined;
    const page = this.#pages[Math.floor(place / PAGE)]!;
    const at = place % PAGE;
    const start = at + HEAD + page[at]!;
    return {
      speaker: page[at + 2]! * 65_536 + page[at + 3]!,
      text: textOf(page.subarray(start, start + page[at + 1]!)),
    };
  }

  /** The slot of an identifier, or the free one where it would be. */
  #slotOf(id: string, hash: number): number {
    const mask = this.#places.length - 1;
    let slot = hash & mask;
    while (this.#places[slot] !== 0) {
      if (this.#hashes[slot] === hash && this.#hasId(this.#places[slot]! - 1, id)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #hasId(place: number, id: string): boolean {
    const page = this.#pages[Math.floor(place / PAGE)]!;
    const at = place % PAGE;
    if (page[at] !== id.length) return false;
    for (let i = 0; i < id.length; i++) if (page[at + HEAD + i] !== id.charCodeAt(i)) return false;
    return true;
  }

  #write(id: string, speaker: number, text: string): number {
    const length = HEAD + id.length + text.length;
    if (this.#used + length > PAGE) {
      this.#pages.push(new Uint16Array(PAGE));
      this.#used = 0;
    }
    const last = this.#pages.length - 1;
    const page = this.#pages[last]!;
    const start = this.#used;
    page[start] = id.length;
    page[start + 1] = text.length;
    page[start + 2] = speaker >>> 16;
    page[start + 3] = speaker;
    let at = start + HEAD;
    for (let i = 0; i < id.length; i++) page[at++] = id.charCodeAt(i);
    for (let i = 0; i < text.length; i++) page[at++] = text.charCodeAt(i);
    this.#used = at;
    return last * PAGE + start;
  }

  #grow(): void {
    const places = this.#places;
    const hashes = this.#hashes;
    this.#places = new Uint32Array(places.length * 2);
    this.#hashes = new Uint32Array(places.length * 2);
    const mask = this.#places.length - 1;
    for (let old = 0; old < places.length; old++) {
      if (places[old] === 0) continue;
      let slot = hashes[old]! & mask;
      while (this.#places[slot] !== 0) slot = (slot + 1) & mask;
      this.#places[slot] = places[old]!;
      this.#hashes[slot] = hashes[old]!;
    }
  }
}

/** Spreading the units would take several times as long. */
function textOf(units: Uint16Array): string {
  return String.fromCharCode.apply(null, units as unknown as number[]);
}

/**
 * A polynomial over UTF-16 units, with its high bits mixed into the low ones. Its factor is small, so that numbers in a row are near each
 * other in the table, and in the processor's cache.
 */
function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return (hash ^ (hash >>> 15)) >>> 0;
}
