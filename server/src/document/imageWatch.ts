import type { FoundImage, Images } from '../log/images';
import type { Message } from '../model/message';

/**
 * The image files of a log, as its rules see them. Notes the messages with a local image, and those of them with
 * an image whose file is unknown.
 */
export class ImageWatch implements Images {
  readonly #images: Images;
  readonly #local = new Set<Message>();
  readonly #undecided = new Set<Message>();
  #sawLocal = false;
  #sawUnknown = false;

  constructor(images: Images) {
    this.#images = images;
  }

  /** Whether it is known of all images in the checked messages if their files exist. */
  get areAllKnown(): boolean {
    return this.#undecided.size === 0;
  }

  /** The checked messages with a local image. */
  get messages(): ReadonlySet<Message> {
    return this.#local;
  }

  /** Call it before the rules check a message, and `end` after that. */
  begin(): void {
    this.#sawLocal = false;
    this.#sawUnknown = false;
  }

  end(message: Message): void {
    if (this.#sawLocal) this.#local.add(message);
    else this.#local.delete(message);
    if (this.#sawUnknown) this.#undecided.add(message);
    else this.#undecided.delete(message);
  }

  forget(messages: readonly Message[]): void {
    for (const message of messages) {
      this.#local.delete(message);
      this.#undecided.delete(message);
    }
  }

  forgetAll(): void {
    this.#local.clear();
    this.#undecided.clear();
  }

  find(address: string): FoundImage | undefined {
    const found = this.#images.find(address);
    if (found !== undefined) this.#sawLocal = true;
    if (found?.state === 'unknown') this.#sawUnknown = true;
    return found;
  }

  near(address: string): readonly string[] {
    return this.#images.near(address);
  }
}
