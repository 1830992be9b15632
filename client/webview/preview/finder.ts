import type { TextQuery } from '../../../server/src/find/textQuery';
import type { MessageFilter, PreviewFound } from '../../../server/src/protocol';
import { partitionPoint } from '../../../server/src/text/partitionPoint';
import { FindBar } from '../shared/findBar';
import { type Match, matchesIn, showMarks } from '../shared/textMarks';
import { settings } from './host';
import { ask } from './requests';
import type { TranscriptView } from './transcriptView';

/** Milliseconds without an edit before an edited log is searched again. */
const EDIT_PAUSE = 300;

/** The messages that have matches, and how many each has. */
interface Found {
  readonly messages: readonly number[];
  readonly counts: readonly number[];
  readonly names: readonly string[];
}

const NOTHING: Found = { messages: [], counts: [], names: [] };

/** Finds a text in the whole log: the server says in which messages, the page marks what is in the document. */
export class Finder {
  readonly bar = new FindBar(settings.texts);
  readonly #view: TranscriptView;
  readonly #filter: () => MessageFilter | undefined;
  #query: TextQuery = { text: '' };
  #found = NOTHING;
  #names: ReadonlySet<string> = new Set();
  #total = 0;
  /** The number of matches before each found message. */
  #before: number[] = [];
  /** The match that was gone to, counted from 0; -1 if none was. */
  #current = -1;
  /** The message where the search begins: typing one more letter does not leave it. */
  #origin = 0;
  #latest = 0;
  #timer: number | undefined;

  /** Called when other messages are found. */
  onDidFind: (messages: readonly number[]) => void = () => undefined;

  /** @param filter what is shown of the log, if not all */
  constructor(view: TranscriptView, filter: () => MessageFilter | undefined) {
    this.#view = view;
    this.#filter = filter;
    this.bar.onQuery = query => void this.#search(query, true);
    this.bar.onStep = by => this.step(by);
    this.bar.onClose = () => view.focus(this.#message(this.#current) ?? view.first);
  }

  open(): void {
    this.#origin = this.#view.first;
    const selected = window.getSelection()?.toString() ?? '';
    this.bar.open(selected.includes('\n') ? undefined : selected);
  }

  /** The log or what is shown of it has changed: searches again after a moment. */
  outdate(): void {
    if (this.#query.text === '') return;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#search(this.#query, false), EDIT_PAUSE);
  }

  /** Goes to the next match, or the one before. */
  step(by: 1 | -1): void {
    if (this.#total === 0) return;
    const next = this.#current === -1 ? this.#nearest(by) : this.#current + by;
    this.#goTo((next + this.#total) % this.#total);
    this.#origin = this.#message(this.#current)!;
  }

  /** Marks the matches of the messages in the document. */
  mark(): void {
    if (this.#query.text === '') return;
    const matches: Match[] = [];
    let current: Match | undefined;
    const { messages } = this.#found;
    for (const { index, node } of this.#view.rows()) {
      const at = indexIn(messages, index);
      if (at === undefined) continue;
      const inMessage = matchesIn(node, this.#query, this.#names);
      matches.push(...inMessage);
      current ??= inMessage[this.#current - this.#before[at]!];
    }
    showMarks(matches, this.#current === -1 ? undefined : current);
  }

  async #search(query: TextQuery, isNew: boolean): Promise<void> {
    const id = ++this.#latest;
    const filter = this.#filter();
    const answer = await ask('find', { ...query, ...(filter && { filter }) });
    const found = answer === undefined ? NOTHING : toFound(answer);
    if (id !== this.#latest) return;
    const place = this.#message(this.#current);
    this.#query = query;
    this.#found = found;
    this.#names = new Set(found.names);
    this.#total = 0;
    this.#before = found.counts.map(count => {
      const before = this.#total;
      this.#total += count;
      return before;
    });
    this.#current = -1;
    showMarks([], undefined);
    this.onDidFind(found.messages);
    if (this.#total === 0) this.bar.showCount(0, 0);
    else if (isNew) this.#goTo(this.#nearest(1, this.#origin));
    else {
      this.#current = place === undefined ? -1 : this.#nearest(1, place);
      this.bar.showCount(this.#current + 1, this.#total);
      this.mark();
    }
  }

  /** The match nearest to a message, or to what is visible. */
  #nearest(by: 1 | -1, from = by === 1 ? this.#view.first : this.#view.last): number {
    const { messages, counts } = this.#found;
    if (by === 1) return this.#before[partitionPoint(messages, each => each < from)] ?? 0;
    const at = partitionPoint(messages, each => each <= from) - 1;
    return at === -1 ? this.#total - 1 : this.#before[at]! + counts[at]! - 1;
  }

  /** The message of a match. */
  #message(match: number): number | undefined {
    if (match === -1) return undefined;
    return this.#found.messages[partitionPoint(this.#before, before => before <= match) - 1];
  }

  #goTo(match: number): void {
    this.#current = match;
    this.bar.showCount(match + 1, this.#total);
    const message = this.#message(match)!;
    this.#view.reveal(message);
    this.mark();
    const row = this.#view.rowOf(message);
    const at = indexIn(this.#found.messages, message)!;
    const found = row && matchesIn(row, this.#query, this.#names)[match - this.#before[at]!];
    if (found !== undefined) this.#view.revealRect(found.getBoundingClientRect());
  }
}

function toFound({ places, names }: PreviewFound): Found {
  const messages: number[] = [];
  const counts: number[] = [];
  for (let i = 0, message = 0; i < places.length; i += 2) {
    message += places[i]!;
    messages.push(message);
    counts.push(places[i + 1]!);
  }
  return { messages, counts, names };
}

/** The place of a number in an ascending list. */
function indexIn(sorted: readonly number[], wanted: number): number | undefined {
  const at = partitionPoint(sorted, each => each < wanted);
  return sorted[at] === wanted ? at : undefined;
}
