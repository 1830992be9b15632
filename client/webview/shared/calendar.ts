import type { CalendarTexts } from '../../../server/src/protocol';
import { iconButton } from './buttons';
import { element } from './dom';

/** A day that has something to go to. */
export interface CalendarDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** What is there, such as the number of messages: the tooltip of the day. */
  readonly label: string;
}

/** A month with its days as buttons: those that have something to go to. Arrow keys move among these. */
export class Calendar {
  readonly node = element('div', 'calendar');
  readonly #days: ReadonlyMap<string, CalendarDay>;
  readonly #sorted: readonly string[];
  readonly #current: string | undefined;
  readonly #language: string;
  readonly #title = element('div', 'calendar-title');
  readonly #grid = element('div', 'calendar-grid');
  readonly #previous: HTMLButtonElement;
  readonly #next: HTMLButtonElement;
  /** `YYYY-MM`. */
  #month: string;

  onChoose: (day: string) => void = () => undefined;

  /** @param current the day that is shown now */
  constructor(
    days: readonly CalendarDay[],
    current: string | undefined,
    language: string,
    texts: CalendarTexts,
  ) {
    this.#days = new Map(days.map(each => [each.day, each]));
    this.#sorted = [...this.#days.keys()].sort();
    this.#current = current;
    this.#language = language;
    this.#month = (current ?? this.#sorted.at(-1) ?? '2000-01-01').slice(0, 7);
    this.#previous = iconButton('left', texts.previousMonth, () => this.#turn(-1));
    this.#next = iconButton('right', texts.nextMonth, () => this.#turn(1));
    this.#title.setAttribute('aria-live', 'polite');
    this.node.append(element('div', 'calendar-head', this.#previous, this.#title, this.#next), this.#grid);
    this.#grid.addEventListener('keydown', event => this.#pressed(event));
    this.#show();
  }

  /** Turns to the nearest month before or after that has days. */
  #turn(by: 1 | -1): void {
    const month = this.#neighbour(by);
    if (month === undefined) return;
    this.#month = month;
    this.#show();
  }

  #neighbour(by: 1 | -1): string | undefined {
    const months = this.#sorted.map(day => day.slice(0, 7));
    return by === 1
      ? months.find(month => month > this.#month)
      : months.reverse().find(month => month < this.#month);
  }

  #show(): void {
    const first = new Date(`${this.#month}-01T00:00:00Z`);
    this.#title.textContent = this.#format(first, { year: 'numeric', month: 'long' });
    this.#previous.disabled = this.#neighbour(-1) === undefined;
    this.#next.disabled = this.#neighbour(1) === undefined;
    // A week that begins on a Monday: 2024-01-01 was one.
    const names = Array.from({ length: 7 }, (_, i) => {
      const weekday = new Date(Date.UTC(2024, 0, 1 + i));
      const name = element('span', 'calendar-weekday', this.#format(weekday, { weekday: 'narrow' }));
      name.setAttribute('aria-hidden', 'true');
      return name;
    });
    const blanks = Array.from({ length: (first.getUTCDay() + 6) % 7 }, () => element('span', ''));
    const count = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
    const days = Array.from({ length: count }, (_, i) => this.#dayNode(`${this.#month}-${pad(i + 1)}`));
    this.#grid.replaceChildren(...names, ...blanks, ...days);
  }

  #dayNode(day: string): HTMLElement {
    const known = this.#days.get(day);
    const number = String(Number(day.slice(8)));
    if (known === undefined) return element('span', 'calendar-day', number);
    const button = element('button', 'calendar-day', number);
    const date = this.#format(new Date(`${day}T00:00:00Z`), { dateStyle: 'full' });
    button.type = 'button';
    button.dataset.day = day;
    button.title = `${date} · ${known.label}`;
    button.setAttribute('aria-label', `${date}, ${known.label}`);
    if (day === this.#current) button.setAttribute('aria-current', 'date');
    button.addEventListener('click', () => this.onChoose(day));
    return button;
  }

  #pressed(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
    const step = steps[event.key];
    const from = (event.target as HTMLElement).dataset.day;
    if (step === undefined || from === undefined) return;
    event.preventDefault();
    const wanted = new Date(Date.parse(`${from}T00:00:00Z`) + step * 86_400_000).toISOString().slice(0, 10);
    const target =
      step > 0
        ? this.#sorted.find(day => day >= wanted)
        : [...this.#sorted].reverse().find(day => day <= wanted);
    if (target === undefined) return;
    this.#month = target.slice(0, 7);
    this.#show();
    this.#grid.querySelector<HTMLElement>(`[data-day="${target}"]`)?.focus();
  }

  #format(date: Date, options: Intl.DateTimeFormatOptions): string {
    try {
      return new Intl.DateTimeFormat(this.#language, { ...options, timeZone: 'UTC' }).format(date);
    } catch {
      return date.toISOString().slice(0, 10);
    }
  }
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
