/** So many parts are made of elements at most, besides those in the window. */
const MAX_MADE = 60;

/** Parts within this distance of the window are made, in pixels. */
const MARGIN = 2500;

/** Heights of messages before they are made, in pixels: with a name, and without. */
const NAMED_HEIGHT = 64;
const HEIGHT = 30;

/**
 * The parts of the transcript. In a long one, most wait as text (`server/src/export/html/htmlWriter.ts`): elements are made of those that the reader comes
 * to, and text again of those left far behind.
 */
export class Parts {
  readonly all: readonly HTMLElement[] = [...document.querySelectorAll<HTMLElement>('.part')];
  /** What stands for a part that waits. */
  readonly #waiting = new Map<HTMLElement, HTMLElement>();
  /** Of those that can wait, those that are made, the latest last. */
  readonly #made = new Set<HTMLElement>();
  readonly #observer: IntersectionObserver;
  /** Whether all parts are kept, to be printed or selected. */
  #keepsAll = false;

  readonly #listeners: ((part: HTMLElement) => void)[] = [];

  constructor() {
    this.#observer = new IntersectionObserver(entries => this.#see(entries), {
      rootMargin: `${MARGIN}px 0px`,
    });
    for (const part of this.all) {
      const text = part.querySelector<HTMLElement>(':scope > noscript');
      if (text === null) continue;
      this.#waiting.set(part, text);
      part.style.height = `${estimatedHeight(text.textContent ?? '')}px`;
      this.#observer.observe(part);
    }
    window.addEventListener('beforeprint', () => this.makeAll());
    window.addEventListener('afterprint', () => {
      this.#keepsAll = false;
    });
  }

  /** Calls back with each part that has elements, now and after they are made. */
  whenMade(listener: (part: HTMLElement) => void): void {
    this.#listeners.push(listener);
    for (const part of this.all) if (this.isMade(part)) listener(part);
  }

  /** Whether a part has elements. */
  isMade(part: HTMLElement): boolean {
    return !this.#waiting.has(part) || this.#made.has(part);
  }

  /** Whether there are parts that wait. */
  get canWait(): boolean {
    return this.#waiting.size > 0;
  }

  /** The HTML of a part, whether it waits or not. */
  html(part: HTMLElement): string {
    return this.#waiting.get(part)?.textContent ?? part.innerHTML;
  }

  /** Makes the elements of a part, if it waits. */
  make(part: HTMLElement): void {
    const text = this.#waiting.get(part);
    if (text === undefined || this.#made.has(part)) return;
    part.innerHTML = text.textContent ?? '';
    part.style.height = '';
    this.#made.add(part);
    for (const listener of this.#listeners) listener(part);
  }

  makeAll(): void {
    this.#keepsAll = true;
    for (const part of this.all) this.make(part);
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    if (this.#keepsAll) return;
    for (const { target, isIntersecting } of entries) {
      const part = target as HTMLElement;
      if (!isIntersecting) continue;
      this.make(part);
      this.#made.delete(part);
      this.#made.add(part);
    }
    for (const part of this.#made) {
      if (this.#made.size <= MAX_MADE) break;
      this.#unmake(part);
    }
  }

  #unmake(part: HTMLElement): void {
    const { top, bottom, height } = part.getBoundingClientRect();
    this.#made.delete(part);
    if (bottom > -MARGIN && top < window.innerHeight + MARGIN) {
      this.#made.add(part);
      return;
    }
    part.style.height = `${height}px`;
    part.replaceChildren(this.#waiting.get(part)!);
  }
}

/** The messages of a part that is made. Lines for messages that are left out may be between them. */
export function articlesOf(part: HTMLElement): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>(':scope > article')];
}

function estimatedHeight(html: string): number {
  const all = html.split('<article ').length - 1;
  const named = html.split('class="meta"').length - 1;
  return named * NAMED_HEIGHT + (all - named) * HEIGHT;
}
