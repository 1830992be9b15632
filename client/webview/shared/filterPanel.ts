import {
  type FilterTexts,
  MESSAGE_KINDS,
  type MessageFilter,
  type MessageKind,
} from '../../../server/src/protocol';
import { isPressed, setPressed } from './buttons';
import { element } from './dom';

/** A person that a filter may choose. */
export interface FilterPerson {
  readonly name: string;
  readonly messages: number;
  /** Gives an element the color of the person. */
  paint(element: HTMLElement): void;
}

/** A panel to choose whose messages are shown, and of what kind. */
export class FilterPanel {
  readonly node = element('div', 'filter-panel');
  readonly #chosen: Set<string>;
  readonly #list = element('div', 'filter-people');
  readonly #kinds: readonly HTMLButtonElement[];

  onChange: (filter: MessageFilter | undefined) => void = () => undefined;

  /** @param find the people whose names fit what is typed; all for `''` */
  constructor(
    filter: MessageFilter | undefined,
    texts: FilterTexts,
    find: (typed: string) => Promise<readonly FilterPerson[]>,
  ) {
    this.#chosen = new Set(filter?.people);
    this.#kinds = MESSAGE_KINDS.map(kind => {
      const button = element('button', 'chip', texts.kinds[kind]);
      button.type = 'button';
      button.dataset.kind = kind;
      setPressed(button, filter?.kinds.includes(kind) ?? false);
      button.addEventListener('click', () => {
        setPressed(button, !isPressed(button));
        this.#changed();
      });
      return button;
    });
    const input = element('input', 'filter-input');
    input.type = 'text';
    input.placeholder = texts.findPeople;
    input.setAttribute('aria-label', texts.findPeople);
    input.setAttribute('autofocus', '');
    let latest = 0;
    const refresh = async () => {
      const id = ++latest;
      const people = await find(input.value.trim());
      if (id === latest) this.#list.replaceChildren(...people.map(person => this.#personRow(person)));
    };
    input.addEventListener('input', () => void refresh());
    const clear = element('button', 'secondary', texts.showAll);
    clear.type = 'button';
    clear.addEventListener('click', () => this.#clear());
    const kinds = element('div', 'chips', ...this.#kinds);
    kinds.setAttribute('role', 'group');
    kinds.setAttribute('aria-label', texts.content);
    this.#list.setAttribute('role', 'group');
    this.#list.setAttribute('aria-label', texts.people);
    this.node.append(kinds, input, this.#list, clear);
    void refresh();
  }

  #personRow({ name, messages, paint }: FilterPerson): HTMLElement {
    const box = element('input', '');
    box.type = 'checkbox';
    box.checked = this.#chosen.has(name);
    box.addEventListener('change', () => {
      if (box.checked) this.#chosen.add(name);
      else this.#chosen.delete(name);
      this.#changed();
    });
    const shown = element('span', 'speaker', name);
    shown.title = name;
    const row = element(
      'label',
      'filter-person',
      box,
      shown,
      element('span', 'filter-count', String(messages)),
    );
    paint(row);
    return row;
  }

  #clear(): void {
    this.#chosen.clear();
    for (const button of this.#kinds) setPressed(button, false);
    for (const box of this.#list.querySelectorAll('input')) box.checked = false;
    this.#changed();
  }

  #changed(): void {
    const kinds = this.#kinds.flatMap(button =>
      isPressed(button) ? [button.dataset.kind as MessageKind] : [],
    );
    const people = [...this.#chosen];
    this.onChange(people.length + kinds.length === 0 ? undefined : { people, kinds });
  }
}
