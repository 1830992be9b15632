import type { Parts } from './parts';

/** The number of frames until the parts around a message are laid out. */
const SETTLING = 4;

/** Leads to the message of the address, also if it waits or is left out: the browser alone finds elements only. */
export class Addresses {
  readonly #parts: Parts;
  readonly #showAll: () => void;

  /** @param showAll shows all messages, whatever the reader has chosen */
  constructor(parts: Parts, showAll: () => void) {
    this.#parts = parts;
    this.#showAll = showAll;
    window.addEventListener('hashchange', () => this.#go());
    this.#go();
  }

  #go(): void {
    const id = decoded(location.hash.slice(1));
    if (id === '') return;
    const found = document.getElementById(id) ?? this.#make(id);
    if (found === null) return;
    if (found.closest('[hidden]') !== null) this.#showAll();
    // Once more, so that the browser marks it as the target.
    if (!found.matches(':target')) location.replace(location.hash);
    this.#scrollTo(found, SETTLING);
  }

  /** Scrolls there, and again in the next frames: the parts above take their true height once they are near the window. */
  #scrollTo(message: HTMLElement, frames: number): void {
    // A log is longer than the window: its beginning is wanted.
    message.scrollIntoView({ block: message.matches('.message') ? 'center' : 'start' });
    if (frames > 0) requestAnimationFrame(() => this.#scrollTo(message, frames - 1));
  }

  #make(id: string): HTMLElement | null {
    const wanted = ` id="${id}"`;
    const part = this.#parts.all.find(each => this.#parts.html(each).includes(wanted));
    if (part !== undefined) this.#parts.make(part);
    return document.getElementById(id);
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
