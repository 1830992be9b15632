import type { TextQuery } from '../../../server/src/find/textQuery';
import type { FindBarTexts } from '../../../server/src/protocol';
import { iconButton, isPressed, toggleButton } from './buttons';
import { element } from './dom';

/** The bar to find a text in a transcript. It knows what is looked for; who uses it finds it. */
export class FindBar {
  readonly node = element('div', 'find-bar');
  readonly #texts: FindBarTexts;
  readonly #input = element('input', 'find-input');
  readonly #count = element('span', 'find-count');
  readonly #matchCase: HTMLButtonElement;
  readonly #matchWidth: HTMLButtonElement;

  /** Called after the text or an option has changed, and with an empty text when the bar opens or closes. */
  onQuery: (query: TextQuery) => void = () => undefined;
  /** Called to go to the next match (1) or the one before (-1). */
  onStep: (by: 1 | -1) => void = () => undefined;
  onClose: () => void = () => undefined;

  constructor(texts: FindBarTexts) {
    this.#texts = texts;
    const changed = () => this.onQuery(this.query);
    this.#input.type = 'text';
    this.#input.placeholder = texts.find;
    this.#input.spellcheck = false;
    this.#input.setAttribute('aria-label', texts.find);
    this.#input.addEventListener('input', changed);
    this.#matchCase = toggleButton({ text: 'Aa' }, texts.matchCase, changed);
    this.#matchWidth = toggleButton({ text: 'Ａ' }, texts.matchWidth, changed);
    this.#count.setAttribute('role', 'status');
    this.node.hidden = true;
    this.node.setAttribute('role', 'search');
    this.node.append(
      element('div', 'find-field', this.#input, this.#matchCase, this.#matchWidth),
      this.#count,
      iconButton('up', texts.previousMatch, () => this.onStep(-1)),
      iconButton('down', texts.nextMatch, () => this.onStep(1)),
      iconButton('close', texts.close, () => this.close()),
    );
    this.node.addEventListener('keydown', event => this.#pressed(event));
  }

  get isOpen(): boolean {
    return !this.node.hidden;
  }

  get hasFocus(): boolean {
    return this.node.contains(document.activeElement);
  }

  get query(): TextQuery {
    return {
      text: this.#input.value,
      matchCase: isPressed(this.#matchCase),
      matchWidth: isPressed(this.#matchWidth),
    };
  }

  /** Opens it and moves the focus into it. @param text what to look for; without one, what was looked for before */
  open(text?: string): void {
    this.node.hidden = false;
    if (text) this.#input.value = text;
    this.#input.focus();
    this.#input.select();
    this.onQuery(this.query);
  }

  close(): void {
    if (!this.isOpen) return;
    this.node.hidden = true;
    this.onQuery({ text: '' });
    this.onClose();
  }

  /** Shows the number of matches. @param current the one that was gone to, from 1 on; 0 if none was */
  showCount(current: number, total: number): void {
    const { noResults, matchOf } = this.#texts;
    const isNone = total === 0 && this.#input.value !== '';
    this.node.classList.toggle('no-results', isNone);
    this.#count.textContent = isNone
      ? noResults
      : total === 0
        ? ''
        : matchOf
            .replace('{0}', current === 0 ? '?' : current.toLocaleString())
            .replace('{1}', total.toLocaleString());
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && event.target === this.#input) this.onStep(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
