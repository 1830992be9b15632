import type { ExportedPageTexts } from '../../../server/src/protocol';
import { Calendar } from '../shared/calendar';
import { closePopover, openPopover } from '../shared/popover';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The days of a page with several logs, to go to from anywhere. */
export class Days {
  /** The first log of each day. */
  readonly #logs = [...document.querySelectorAll<HTMLElement>('.log')].filter(({ id }) => DAY.test(id));
  readonly #texts: ExportedPageTexts;

  constructor(texts: ExportedPageTexts) {
    this.#texts = texts;
  }

  get areMany(): boolean {
    return this.#logs.length > 1;
  }

  /** Opens a calendar, at the day that is shown. */
  choose(anchor: HTMLElement): void {
    const days = this.#logs.map(log => ({
      day: log.id,
      label: log.querySelector('.details span:last-child')?.textContent ?? '',
    }));
    const { lang } = document.documentElement;
    const calendar = new Calendar(days, this.#current(), lang, this.#texts);
    calendar.onChoose = day => {
      closePopover();
      if (location.hash === `#${day}`) document.getElementById(day)?.scrollIntoView();
      else location.hash = day;
    };
    openPopover(anchor, this.#texts.calendar, calendar.node);
  }

  /** The day in the middle of the window, or the first one. */
  #current(): string | undefined {
    const middle = window.innerHeight / 2;
    const before = this.#logs.filter(log => log.getBoundingClientRect().top < middle);
    return (before.at(-1) ?? this.#logs[0])?.id;
  }
}
