import { element } from '../shared/dom';

/** Milliseconds that a text stays. */
const DURATION = 2_500;

/** A text at the bottom of the page that says what happens, for eyes and screen readers, and goes by itself. */
class Status {
  readonly node = element('div', 'status');
  #timer: number | undefined;

  constructor() {
    this.node.setAttribute('role', 'status');
  }

  /** @param lasts whether the text stays until the next one */
  show(text: string, lasts = false): void {
    window.clearTimeout(this.#timer);
    this.node.textContent = text;
    if (!lasts) {
      this.#timer = window.setTimeout(() => {
        this.node.textContent = '';
      }, DURATION);
    }
  }
}

export const status = new Status();
