/** What can be read again and gives its memory back meanwhile. */
interface Packable {
  pack(): void;
}

/** The last few objects that were unpacked. An object is packed when others take its place. */
export class RecentlyUnpacked<Object extends Packable> {
  readonly #objects: (Object | undefined)[];
  #next = 0;

  /** @param count how many objects are unpacked at most */
  constructor(count: number) {
    this.#objects = new Array<Object | undefined>(count).fill(undefined);
  }

  /** Adds an object that was unpacked just now and was packed before. */
  add(object: Object): void {
    this.#objects[this.#next]?.pack();
    this.#objects[this.#next] = object;
    this.#next = (this.#next + 1) % this.#objects.length;
  }
}
