import type { MessageFilter } from '../../../server/src/protocol';
import { iconButton } from '../shared/buttons';
import { element } from '../shared/dom';
import { FilterPanel } from '../shared/filterPanel';
import { openPopover } from '../shared/popover';
import { format, settings } from './host';
import { paint } from './messageView';
import { ask } from './requests';
import type { TranscriptView } from './transcriptView';

/** Milliseconds without an edit before an edited log is filtered again. */
const EDIT_PAUSE = 300;

/** Shows the messages of some people, or of some kinds, alone. The server says which these are. */
export class Filtering {
  /** A line that says what is shown; hidden without a filter. */
  readonly line = element('div', 'filter-line');
  readonly #text = element('span', 'filter-text');
  readonly #view: TranscriptView;
  #filter: MessageFilter | undefined;
  #latest = 0;
  #timer: number | undefined;

  /** Called after other messages are shown. */
  onDidFilter: () => void = () => undefined;

  constructor(view: TranscriptView) {
    this.#view = view;
    this.#text.setAttribute('role', 'status');
    this.line.hidden = true;
    const close = iconButton('close', settings.texts.showAll, () => void this.set(undefined));
    this.line.append(this.#text, close);
  }

  /** `undefined` if all messages are shown. */
  get filter(): MessageFilter | undefined {
    return this.#filter;
  }

  async set(filter: MessageFilter | undefined): Promise<void> {
    this.#filter = filter;
    await this.#apply();
  }

  /** Adds a person to those whose messages are shown, or takes them out again. */
  togglePerson(name: string): Promise<void> {
    const { people = [], kinds = [] } = this.#filter ?? {};
    const others = people.filter(each => each !== name);
    const next = others.length === people.length ? [...people, name] : others;
    return this.set(next.length + kinds.length === 0 ? undefined : { people: next, kinds });
  }

  /** The log has changed: filters it again after a moment. */
  outdate(): void {
    if (this.#filter === undefined) return;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#apply(), EDIT_PAUSE);
  }

  /** Opens the panel to choose people and kinds. */
  choose(anchor: HTMLElement): void {
    const panel = new FilterPanel(this.#filter, settings.texts, async typed => {
      const found = await ask('people', { typed });
      return (found?.speakers ?? []).map(speaker => ({
        name: speaker.name,
        messages: speaker.here?.messages ?? speaker.messages,
        paint: element => paint(element, speaker),
      }));
    });
    panel.onChange = filter => void this.set(filter);
    openPopover(anchor, settings.texts.filter, panel.node);
  }

  async #apply(): Promise<void> {
    const id = ++this.#latest;
    const filter = this.#filter;
    const found = filter && (await ask('filter', { filter }));
    if (id !== this.#latest) return;
    if (filter !== undefined && found === undefined) return this.outdate();
    const fits = found === undefined || found.total === this.#view.total;
    if (!fits) return this.outdate();
    this.#view.setShown(found?.runs);
    this.#describe(found?.runs ?? []);
    this.onDidFilter();
  }

  #describe(runs: readonly number[]): void {
    this.line.hidden = this.#filter === undefined;
    if (this.#filter === undefined) return;
    const { people, kinds } = this.#filter;
    const { texts, language } = settings;
    const what = [people.join(', '), kinds.map(kind => texts.kinds[kind]).join(', ')]
      .filter(Boolean)
      .join(' · ');
    const count = runs.reduce((sum, each, i) => (i % 2 === 1 ? sum + each : sum), 0);
    this.#text.textContent = `${what}: ${format(
      texts.shownOf,
      count.toLocaleString(language),
      this.#view.total.toLocaleString(language),
    )}`;
    this.#text.title = what;
  }
}
