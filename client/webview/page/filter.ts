import type { ExportedPageTexts, MessageFilter } from '../../../server/src/protocol';
import { iconButton } from '../shared/buttons';
import { element } from '../shared/dom';
import { FilterPanel } from '../shared/filterPanel';
import { openPopover } from '../shared/popover';
import { kindsBits } from './messageText';
import type { PageMessages } from './pageMessages';
import type { PagePeople } from './pagePeople';
import type { ShownMessages } from './shownMessages';

/** Shows only the messages of some people, or with something in them. */
export class Filter {
  readonly #messages: PageMessages;
  readonly #shown: ShownMessages;
  readonly #people: PagePeople;
  readonly #texts: ExportedPageTexts;
  readonly #text = element('span', 'filter-text');
  #filter: MessageFilter | undefined;
  /** Says what is shown, if not all. */
  readonly status = element('p', 'filter-status');

  onChange: () => void = () => undefined;

  constructor(messages: PageMessages, shown: ShownMessages, people: PagePeople, texts: ExportedPageTexts) {
    this.#messages = messages;
    this.#shown = shown;
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
    const runs = filter && this.#fitting(filter);
    this.#shown.show(runs);
    if (runs !== undefined) {
      this.#describe(
        filter!,
        runs.reduce((sum, each, i) => (i % 2 === 1 ? sum + each : sum), 0),
      );
    }
    this.status.hidden = filter === undefined;
    document.body.classList.toggle('filtered', filter !== undefined);
    this.onChange();
  }

  /** The messages that a filter shows, as runs: the first, and how many there are. */
  #fitting({ people, kinds }: MessageFilter): number[] {
    const numbers = new Set(people.flatMap(name => this.#people.numbersOf(name)));
    const bits = kindsBits(kinds);
    const runs: number[] = [];
    let end = -1;
    for (const [index, message] of this.#messages.all.entries()) {
      const fits =
        (numbers.size === 0 || numbers.has(message.person)) && (bits === 0 || (message.kinds & bits) !== 0);
      if (!fits) continue;
      if (index === end) runs[runs.length - 1]!++;
      else runs.push(index, 1);
      end = index + 1;
    }
    return runs;
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
