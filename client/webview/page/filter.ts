import type { ExportedPageTexts } from '../../../server/src/protocol';
import { element } from '../shared/dom';
import { MESSAGE_KINDS, type MessageKind } from './messageText';
import type { PageMessages } from './pageMessages';

/** Shows only the messages of some people, or with something in them. */
export class Filter {
  readonly #messages: PageMessages;
  readonly #texts: ExportedPageTexts;
  readonly #people = new Set<string>();
  readonly #kinds = new Set<MessageKind>();
  readonly #boxes: HTMLInputElement[] = [];
  readonly #count = element('span', '');
  /** Says how many messages are shown, if not all. */
  readonly status = element('p', 'filter-status');

  onChange: () => void = () => undefined;

  constructor(messages: PageMessages, texts: ExportedPageTexts) {
    this.#messages = messages;
    this.#texts = texts;
    const all = element('button', 'secondary', texts.showAll);
    all.type = 'button';
    all.addEventListener('click', () => this.clear());
    this.status.append(this.#count, all);
    this.status.setAttribute('role', 'status');
    this.status.hidden = true;
    for (const row of document.querySelectorAll<HTMLElement>('.people-list li')) {
      const box = this.#box(isOn => toggle(this.#people, row.dataset.who!, isOn));
      const label = element('label', '', box, ...row.childNodes);
      row.append(label);
    }
    const kinds = element('fieldset', 'kinds', element('legend', '', texts.kinds));
    for (const kind of MESSAGE_KINDS) {
      const box = this.#box(isOn => toggle(this.#kinds, kind, isOn));
      kinds.append(element('label', '', box, texts[kind]));
    }
    document.querySelector('.people')?.append(kinds);
  }

  clear(): void {
    this.#people.clear();
    this.#kinds.clear();
    for (const box of this.#boxes) box.checked = false;
    this.#apply();
  }

  #box(change: (isOn: boolean) => void): HTMLInputElement {
    const box = element('input', '');
    box.type = 'checkbox';
    box.addEventListener('change', () => {
      change(box.checked);
      this.#apply();
    });
    this.#boxes.push(box);
    return box;
  }

  #apply(): void {
    const { all } = this.#messages;
    const isAll = this.#people.size === 0 && this.#kinds.size === 0;
    let shown = 0;
    for (const message of all) {
      message.isShown =
        (this.#people.size === 0 || this.#people.has(message.person)) &&
        (this.#kinds.size === 0 || [...this.#kinds].some(kind => message.kinds.has(kind)));
      if (message.isShown) shown++;
    }
    this.#messages.applyShown();
    // Between messages that are left out, each needs its name.
    document.body.classList.toggle('filtered', !isAll);
    const { lang } = document.documentElement;
    this.#count.textContent = this.#texts.shownOf
      .replace('{0}', shown.toLocaleString(lang))
      .replace('{1}', all.length.toLocaleString(lang));
    this.status.hidden = isAll;
    this.onChange();
  }
}

function toggle<Item>(set: Set<Item>, item: Item, isOn: boolean): void {
  if (isOn) set.add(item);
  else set.delete(item);
}
