import { iconButton } from '../shared/buttons';
import { Calendar } from '../shared/calendar';
import { element } from '../shared/dom';
import { closePopover, openPopover } from '../shared/popover';
import { longDay } from './headView';
import { format, post, settings } from './host';
import type { MessageStore } from './messageStore';
import { ask } from './requests';
import type { TranscriptView } from './transcriptView';

/** What the buttons of the bar do beyond moving. */
export interface BarActions {
  find(): void;
  filter(anchor: HTMLElement): void;
  /** Asks once more whether blocked images may be loaded. */
  images(): void;
}

/** The bar above the transcript, which stays: where the window is in the log, and the ways elsewhere. */
export class Bar {
  readonly node = element('div', 'bar');
  readonly #view: TranscriptView;
  readonly #store: MessageStore;
  readonly #before: HTMLButtonElement;
  readonly #after: HTMLButtonElement;
  readonly #day = element('button', 'bar-day');
  readonly #place = element('button', 'bar-place');
  readonly #images: HTMLButtonElement;
  readonly #top: HTMLButtonElement;
  readonly #filter: HTMLButtonElement;
  /** What the bar was made for. */
  #shown: string | undefined;
  #neighbours: { readonly before?: string; readonly after?: string } = {};

  constructor(view: TranscriptView, store: MessageStore, actions: BarActions) {
    this.#view = view;
    this.#store = store;
    const { texts } = settings;
    this.#before = iconButton('left', texts.dayBefore, () => this.#open(this.#neighbours.before));
    this.#after = iconButton('right', texts.dayAfter, () => this.#open(this.#neighbours.after));
    for (const button of [this.#before, this.#after]) button.disabled = true;
    this.#day.type = 'button';
    this.#day.title = texts.calendar;
    this.#day.setAttribute('aria-haspopup', 'dialog');
    this.#day.addEventListener('click', () => void this.#openCalendar());
    this.#place.type = 'button';
    this.#place.title = texts.goToTime;
    this.#place.setAttribute('aria-haspopup', 'dialog');
    this.#place.addEventListener('click', () => this.goToTime());
    this.#images = iconButton('image', texts.loadImages, actions.images);
    this.#images.hidden = true;
    this.#top = iconButton('top', texts.toTop, () => view.focus(0));
    this.#filter = iconButton('filter', texts.filter, () => actions.filter(this.#filter));
    this.#filter.setAttribute('aria-haspopup', 'dialog');
    this.node.setAttribute('role', 'toolbar');
    this.node.setAttribute('aria-label', texts.toolbar);
    this.node.append(
      this.#before,
      this.#day,
      this.#after,
      this.#place,
      this.#images,
      iconButton('find', texts.find, actions.find),
      this.#filter,
      this.#top,
    );
  }

  /** Shows where the window is. */
  update(): void {
    const { head } = this.#store;
    const { total, first } = this.#view;
    const time = this.#store.get(first)?.time.slice(0, 5);
    const shown = [head?.day, head?.title, time, first, total].join();
    if (shown === this.#shown) return;
    this.#shown = shown;
    const day = head?.day;
    this.#day.replaceChildren(
      element('span', 'wide', (day && longDay(day)) ?? head?.title ?? ''),
      element('span', 'narrow', day ?? head?.title ?? ''),
    );
    const place = format(
      settings.texts.position,
      (first + 1).toLocaleString(settings.language),
      total.toLocaleString(settings.language),
    );
    const narrow = time === undefined ? [place] : [time, element('span', 'wide', ` · ${place}`)];
    this.#place.replaceChildren(...(total === 0 ? [] : narrow));
    this.#place.hidden = total === 0;
    this.#top.disabled = first === 0;
  }

  setFiltered(isFiltered: boolean): void {
    this.#filter.classList.toggle('active', isFiltered);
  }

  setImagesBlocked(areBlocked: boolean): void {
    this.#images.hidden = !areBlocked;
  }

  openFilter(): void {
    this.#filter.click();
  }

  /** Finds out which logs are of the days before and after. */
  async loadNeighbours(): Promise<void> {
    const found = await ask('days', { near: settings.uri, onlyNeighbours: true });
    const own = this.#store.head?.day;
    if (found === undefined || own === undefined) return;
    const before = found.days.filter(({ day }) => day < own).at(-1);
    const after = found.days.find(({ day }) => day > own);
    this.#neighbours = { ...(before && { before: before.uri }), ...(after && { after: after.uri }) };
    name(this.#before, settings.texts.dayBefore, before?.day);
    name(this.#after, settings.texts.dayAfter, after?.day);
  }

  /** Opens an input for a time, and goes to its message while the user types. Escape goes back. */
  goToTime(): void {
    const { texts } = settings;
    const input = element('input', 'time-input');
    const hint = element('p', 'time-hint', texts.timeHint);
    const former = this.#view.anchor;
    let target: number | undefined;
    input.type = 'text';
    input.placeholder = '19:51';
    input.setAttribute('aria-label', texts.goToTime);
    hint.setAttribute('role', 'status');
    let latest = 0;
    input.addEventListener('input', async () => {
      const id = ++latest;
      const typed = input.value.trim();
      const found = typed === '' ? undefined : await ask('time', { typed });
      if (id !== latest) return;
      target = found?.message?.index;
      hint.textContent = found?.isNoTime ? texts.noTime : texts.timeHint;
      if (target === undefined) this.#view.scrollTo(former);
      else this.#view.scrollToMessage(target, 0);
    });
    input.addEventListener('keydown', event => {
      if (event.key === 'Escape') this.#view.scrollTo(former);
      if (event.key !== 'Enter' || target === undefined) return;
      event.preventDefault();
      closePopover();
      this.#view.focus(target);
    });
    openPopover(this.#place, texts.goToTime, element('div', 'time-panel', input, hint));
  }

  async #openCalendar(): Promise<void> {
    const found = await ask('days', { near: settings.uri });
    const { texts, language } = settings;
    const uris = new Map(found?.days.map(({ day, uri }) => [day, uri]));
    const days = (found?.days ?? []).map(({ day, messages }) => ({
      day,
      label: format(texts.messages, messages.toLocaleString(language)),
    }));
    const calendar = new Calendar(days, this.#store.head?.day, language, texts);
    calendar.onChoose = day => {
      closePopover();
      this.#open(uris.get(day));
    };
    openPopover(this.#day, texts.calendar, calendar.node);
  }

  #open(uri: string | undefined): void {
    if (uri !== undefined && uri !== settings.uri) post({ type: 'openLog', uri });
  }
}

function name(button: HTMLButtonElement, label: string, day: string | undefined): void {
  button.disabled = day === undefined;
  const text = day === undefined ? label : `${label}: ${longDay(day) ?? day}`;
  button.title = text;
  button.setAttribute('aria-label', text);
}
