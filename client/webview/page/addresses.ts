import type { Parts } from './parts';

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
    found.scrollIntoView({ block: 'center' });
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
