import type { ExportedPageTexts, MessageFilter } from '../../../server/src/protocol';
import { iconButton } from '../shared/buttons';
import { element } from '../shared/dom';
import { FilterPanel } from '../shared/filterPanel';
import { openPopover } from '../shared/popover';
import { kindsBits } from './messageText';
import type { PageMessages } from './pageMessages';
import type { PagePeople } from './pagePeople';

/** Shows only the messages of some people, or with something in them. */
export class Filter {
  readonly #messages: PageMessages;
  readonly #people: PagePeople;
  readonly #texts: ExportedPageTexts;
  readonly #text = element('span', 'filter-text');
  #filter: MessageFilter | undefined;
  /** Says what is shown, if not all. */
  readonly status = element('p', 'filter-status');

  onChange: () => void = () => undefined;

  constructor(messages: PageMessages, people: PagePeople, texts: ExportedPageTexts) {
    this.#messages = messages;
    this.#people = people;
    this.#texts = texts;
    this.status.append(
      this.#text,
      iconButton('close', texts.showAll, () => this.clear()),
    );
    this.#text.setAttribute('role', 'status');
    this.status.hidden = true;
  }

  get isOn(): boolean {
    return this.#filter !== undefined;
  }

  clear(): void {
    this.#set(undefined);
  }

  /** Opens the panel to choose people and kinds. */
  choose(anchor: HTMLElement): void {
    const panel = new FilterPanel(this.#filter, this.#texts, async typed => this.#people.find(typed));
    panel.onChange = filter => this.#set(filter);
    openPopover(anchor, this.#texts.filter, panel.node);
  }

  #set(filter: MessageFilter | undefined): void {
    this.#filter = filter;
    const { all } = this.#messages;
    const people = new Set(filter?.people.flatMap(name => this.#people.numbersOf(name)));
    const kinds = kindsBits(filter?.kinds ?? []);
    let shown = 0;
    for (const message of all) {
      message.isShown =
        (people.size === 0 || people.has(message.person)) && (kinds === 0 || (message.kinds & kinds) !== 0);
      if (message.isShown) shown++;
    }
    this.#messages.applyShown();
    // Between messages that are left out, each needs its name.
    document.body.classList.toggle('filtered', filter !== undefined);
    if (filter !== undefined) this.#describe(filter, shown);
    this.status.hidden = filter === undefined;
    this.onChange();
  }

  #describe({ people, kinds }: MessageFilter, shown: number): void {
    const what = [people.join(', '), kinds.map(kind => this.#texts.kinds[kind]).join(', ')]
      .filter(Boolean)
      .join(' · ');
    const { lang } = document.documentElement;
    const count = this.#texts.shownOf
      .replace('{0}', shown.toLocaleString(lang))
      .replace('{1}', this.#messages.all.length.toLocaleString(lang));
    this.#text.textContent = `${what}: ${count}`;
    this.#text.title = what;
  }
}
