import type { MessageAction } from '../../src/preview/messages';
import type { Filtering } from './filtering';
import { format, post, settings } from './host';
import type { MessageStore } from './messageStore';
import { type PersonActions, showPerson } from './personCard';
import { ask } from './requests';
import { status } from './status';
import type { TranscriptView } from './transcriptView';

/** What can be done with a message: from the menu, by its name or a mention, and by keys. */
export class MessageActions {
  readonly #view: TranscriptView;
  readonly #store: MessageStore;
  readonly #filtering: Filtering;

  constructor(view: TranscriptView, store: MessageStore, filtering: Filtering) {
    this.#view = view;
    this.#store = store;
    this.#filtering = filtering;
    // VS Code shows its menu for what this attribute says.
    document.addEventListener('contextmenu', event => this.#describe(event.target), { capture: true });
  }

  async run(action: MessageAction, index: number): Promise<void> {
    const message = this.#store.get(index);
    if (message === undefined) return;
    switch (action) {
      case 'copyText':
        return this.#copyText(index);
      case 'copyLink':
        return post({ type: 'copyLink', line: message.line });
      case 'goToSource':
        return post({ type: 'reveal', line: message.line + message.bodyLine, focus: true });
      case 'showPerson':
        return this.showPersonOf(index);
      case 'showOnlyPerson':
        return this.#filterBy(message.speaker);
      case 'rename':
        return post({ type: 'rename', line: message.line });
      case 'nextOfSpeaker':
        return this.#go(index, 1);
      case 'previousOfSpeaker':
        return this.#go(index, -1);
    }
  }

  /** Shows the card of a message's speaker. */
  async showPersonOf(index: number): Promise<void> {
    const message = this.#store.get(index);
    const row = this.#view.rowOf(index);
    if (message === undefined || row === undefined || message.speaker === '') return;
    const anchor = row.querySelector<HTMLElement>('.speaker') ?? row;
    await showPerson(anchor, message.speaker, {
      ...this.#personActions(index),
      rename: () => void this.run('rename', index),
    });
  }

  /** Shows the card of a person who is mentioned. */
  async showMentioned(mention: HTMLElement): Promise<void> {
    const name = (mention.textContent ?? '').replace(/^@/, '');
    await showPerson(mention, name, this.#personActions(this.#view.indexOf(mention), name));
  }

  #personActions(index: number, name?: string): PersonActions {
    return {
      isFiltered: person => this.#filtering.filter?.people.includes(person) ?? false,
      filter: person => void this.#filterBy(person),
      go: by => void this.#go(index, by, name),
    };
  }

  async #filterBy(name: string): Promise<void> {
    await this.#filtering.togglePerson(name);
  }

  async #go(index: number, by: 1 | -1, name = this.#store.get(index)?.speaker ?? ''): Promise<void> {
    const found = await ask('filter', { filter: { people: [name], kinds: [] } });
    const pairs = found?.runs ?? [];
    let target: number | undefined;
    for (let i = 0; i < pairs.length; i += 2) {
      const [first, end] = [pairs[i]!, pairs[i]! + pairs[i + 1]!];
      if (by === 1 && end > index + 1) {
        target = Math.max(first, index + 1);
        break;
      }
      if (by === -1 && first < index) target = Math.min(end, index) - 1;
    }
    if (target === undefined) status.show(settings.texts.noMoreOfSpeaker);
    else this.#view.focus(target);
  }

  async #copyText(index: number): Promise<void> {
    const copied = await ask('copy', { first: index, count: 1 });
    // The first line is name and time.
    const text = copied?.text.slice(copied.text.indexOf('\n') + 1).trimEnd();
    if (text === undefined) return;
    post({ type: 'copyText', text });
    status.show(format(settings.texts.copied, 1));
  }

  #describe(target: EventTarget | null): void {
    if (!(target instanceof Node)) return;
    const index = this.#view.indexOf(target);
    const row = index === -1 ? undefined : this.#view.rowOf(index);
    const message = this.#store.get(index);
    if (row === undefined || message === undefined) return;
    const context = { webviewSection: 'message', message: index, hasSpeaker: message.speaker !== '' };
    row.dataset.vscodeContext = JSON.stringify(context);
  }
}
