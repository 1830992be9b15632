import type { PreviewHead } from '../../../server/src/protocol';
import { element } from '../shared/dom';
import { format, settings } from './host';

/** The text above the messages: the day, the title, and the number of messages, or that there are none. */
export class HeadView {
  readonly node = element('header', 'head');
  #shown = '';

  update(head: PreviewHead, total: number): void {
    const key = JSON.stringify([head, total]);
    if (key === this.#shown) return;
    this.#shown = key;
    const { texts } = settings;
    const day = head.day === undefined ? undefined : longDay(head.day);
    const counts = [
      total === 1 ? texts.oneMessage : format(texts.messages, number(total)),
      head.speakers === 1 ? texts.oneSpeaker : format(texts.speakers, number(head.speakers)),
    ];
    const details = [...(day === undefined ? [] : [head.title]), head.author, ...(total > 0 ? counts : [])];
    this.node.replaceChildren(
      element('h1', '', day ?? head.title),
      element(
        'p',
        'details',
        ...details.filter(text => text !== undefined && text !== '').map(text => element('span', '', text)),
      ),
    );
    if (head.strayLine !== undefined) this.node.append(strayNote(head.strayLine));
    if (total === 0) this.node.append(emptyNote());
  }
}

function strayNote(line: number): HTMLElement {
  const note = element('p', 'stray', format(settings.texts.strayText, line + 1));
  note.dataset.line = String(line);
  return note;
}

function emptyNote(): HTMLElement {
  const [before = '', after = ''] = settings.texts.noMessagesHint.split('{0}');
  return element(
    'div',
    'no-messages',
    element('p', '', settings.texts.noMessages),
    element('p', 'hint', before, element('code', '', '> 09:30:00  Kim Park'), after),
  );
}

const longDays = new Map<string, string | undefined>();

/** `2018-01-22` in the long form of the display language; `undefined` if the day does not exist. */
export function longDay(day: string): string | undefined {
  // The bar shows the day with each key in the editor, and a format takes most of its time to be made.
  if (!longDays.has(day)) longDays.set(day, formatDay(day));
  return longDays.get(day);
}

function formatDay(day: string): string | undefined {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return undefined;
  try {
    return new Intl.DateTimeFormat(settings.language, { dateStyle: 'full', timeZone: 'UTC' }).format(date);
  } catch {
    return day;
  }
}

function number(value: number): string {
  try {
    return value.toLocaleString(settings.language);
  } catch {
    return String(value);
  }
}
