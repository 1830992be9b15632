import type { FoundImage, Images } from '../log/images';

/** The maximum number of images whose state is kept. A log with more is checked again whenever anything changes. */
const MAX_KEPT = 1_000;

/** The image files of a log, and what a check of the log found of them, to see whether it would find the same now. */
export class WatchedImages implements Images {
  readonly #images: Images;
  /** By address. */
  readonly #found = new Map<string, string>();
  /** Whether an image changed its state while the log was checked, or there are too many. */
  #isUnclear = false;

  constructor(images: Images) {
    this.#images = images;
  }

  find(address: string): FoundImage | undefined {
    const found = this.#images.find(address);
    const state = JSON.stringify(found) ?? '';
    const before = this.#found.get(address);
    if (before === undefined && this.#found.size === MAX_KEPT) this.#isUnclear = true;
    else if (before === undefined) this.#found.set(address, state);
    else if (before !== state) this.#isUnclear = true;
    return found;
  }

  near(address: string): readonly string[] {
    return this.#images.near(address);
  }

  /** Whether the state of all images is the same as when the log was checked. */
  get areSame(): boolean {
    if (this.#isUnclear) return false;
    for (const [address, state] of this.#found) {
      if ((JSON.stringify(this.#images.find(address)) ?? '') !== state) return false;
    }
    return true;
  }
}
