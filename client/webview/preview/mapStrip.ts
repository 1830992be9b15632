import type { PreviewMap } from '../../../server/src/protocol';
import { element } from '../shared/dom';
import { activity } from './activity';
import { durationText, format, settings } from './host';
import type { MessageStore } from './messageStore';
import { ask } from './requests';
import type { TranscriptView } from './transcriptView';

/** Milliseconds without an edit before the map is requested again. */
const EDIT_PAUSE = 1_000;

/** The least distance between the names of two hours, in pixels. */
const LABEL_DISTANCE = 15;

/** A step of the arrow keys is this part of the messages. */
const STEPS = 100;

/**
 * A strip beside the scroll bar: how much was said where (the wider, the more messages a minute), hours, the longest pauses, and where
 * matches are. A press goes there. For the keyboard and screen readers it is a scroll bar whose value is a time: arrows go a step, Page Up
 * and Page Down from hour to hour, Home and End to the ends.
 */
export class MapStrip {
  readonly node = element('div', 'strip');
  readonly #canvas = element('canvas', '');
  readonly #labels = element('div', 'strip-labels');
  readonly #window = element('div', 'strip-window');
  readonly #view: TranscriptView;
  readonly #store: MessageStore;
  #map: PreviewMap | undefined;
  /** What screen readers hear of the place was made for this. */
  #described: string | undefined;
  #found: readonly number[] = [];
  #timer: number | undefined;
  #frame = 0;

  constructor(view: TranscriptView, store: MessageStore) {
    this.#view = view;
    this.#store = store;
    this.node.tabIndex = 0;
    this.node.setAttribute('role', 'scrollbar');
    this.node.setAttribute('aria-label', settings.texts.strip);
    this.node.setAttribute('aria-orientation', 'vertical');
    this.node.setAttribute('aria-controls', view.feed.id);
    this.node.addEventListener('keydown', event => this.#press(event));
    this.node.append(this.#canvas, this.#labels, this.#window);
    const go = (event: PointerEvent) => {
      const { top, height } = this.node.getBoundingClientRect();
      view.scrollToPlace(Math.max(0, Math.min(1, (event.clientY - top) / height)));
    };
    this.node.addEventListener('pointerdown', event => {
      this.node.setPointerCapture(event.pointerId);
      go(event);
    });
    this.node.addEventListener('pointermove', event => {
      if (this.node.hasPointerCapture(event.pointerId)) go(event);
    });
    new ResizeObserver(() => this.draw()).observe(this.node);
    // The theme has changed.
    new MutationObserver(() => this.draw()).observe(document.body, { attributeFilter: ['class'] });
  }

  async load(): Promise<void> {
    this.#map = (await ask('map', {})) ?? this.#map;
    this.draw();
  }

  /** The log has changed: requests the map again after a moment. */
  outdate(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.load(), EDIT_PAUSE);
  }

  /** Sets the messages that have matches. */
  showFound(messages: readonly number[]): void {
    this.#found = messages;
    this.draw();
  }

  /** Moves the mark of the window. */
  scrolled(): void {
    const { first, last } = this.#view;
    const top = this.#view.placeOf(first);
    const bottom = this.#view.placeOf(last);
    this.#window.style.top = `${top * 100}%`;
    this.#window.style.height = `${Math.max(0, bottom - top) * 100}%`;
    this.#describe(top);
  }

  /** Says where the window is, as scroll bars do. @param top its place, 0 to 1 */
  #describe(top: number): void {
    const { first, last, total } = this.#view;
    const isAtEnd = last >= total - 1 && first > 0;
    const percent = String(isAtEnd ? 100 : Math.round(top * 100));
    const time = this.#timeOf(first);
    const described = [percent, time, first, total].join();
    // An edit mostly changes none of it, and numbers take long to be formatted.
    if (described === this.#described) return;
    this.#described = described;
    const { language, texts } = settings;
    const [at, of] = [first + 1, total].map(count => count.toLocaleString(language));
    const place = format(texts.position, at!, of!);
    this.node.setAttribute('aria-valuenow', percent);
    this.node.setAttribute('aria-valuetext', [time, place].filter(Boolean).join(', '));
  }

  /** The time of a message, `19:51`; about that time for one that the page does not have. */
  #timeOf(message: number): string | undefined {
    const known = this.#store.get(message)?.time;
    if (known !== undefined) return known.slice(0, 5);
    const { times = [], total = 0 } = this.#map ?? {};
    const seconds = times[Math.round((message / Math.max(1, total - 1)) * (times.length - 1))];
    if (seconds === undefined || seconds < 0) return undefined;
    const digits = (value: number) => String(Math.floor(value)).padStart(2, '0');
    return `${digits(seconds / 3600)}:${digits((seconds / 60) % 60)}`;
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const target = this.#targetOf(event.key);
    if (target === undefined) return;
    event.preventDefault();
    this.#view.scrollToMessage(target, 0);
  }

  /** The message that a key goes to. */
  #targetOf(key: string): number | undefined {
    const { top, total, count } = this.#view;
    const step = Math.max(1, Math.round(count / STEPS));
    const hours = (this.#map?.hours ?? []).map(hour => hour.first);
    switch (key) {
      case 'ArrowDown':
      case 'ArrowRight':
        return this.#view.neighbour(top, step);
      case 'ArrowUp':
      case 'ArrowLeft':
        return this.#view.neighbour(top, -step);
      case 'PageDown':
        return hours.find(hour => hour > top) ?? total - 1;
      case 'PageUp':
        return hours.filter(hour => hour < top).at(-1) ?? 0;
      case 'Home':
        return -1;
      case 'End':
        return total - 1;
      default:
        return undefined;
    }
  }

  /** Draws it in the next frame. */
  draw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    const { width, height } = this.node.getBoundingClientRect();
    const context = this.#canvas.getContext('2d');
    if (context === null || height === 0) return;
    const ratio = window.devicePixelRatio;
    this.#canvas.width = width * ratio;
    this.#canvas.height = height * ratio;
    context.scale(ratio, ratio);
    const style = getComputedStyle(this.node);
    const color = (name: string) => style.getPropertyValue(name);
    const map = this.#map;
    if (map !== undefined) {
      context.fillStyle = color('--activity');
      for (const { from, to, share } of activity(map)) {
        const top = this.#view.placeOf(from) * height;
        context.fillRect(0, top, 2 + share * (width - 6), Math.max(1, this.#view.placeOf(to) * height - top));
      }
      context.fillStyle = color('--pause');
      for (const { before } of map.pauses)
        context.fillRect(0, this.#view.placeOf(before) * height - 1, width, 1);
    }
    context.fillStyle = color('--match');
    const drawn = new Set<number>();
    for (const message of this.#found) {
      const top = Math.round(this.#view.placeOf(message) * height);
      if (!drawn.has(top)) context.fillRect(width / 2, top, width / 2, 3);
      drawn.add(top);
    }
    this.#drawLabels(height);
    this.scrolled();
  }

  #drawLabels(height: number): void {
    const labels: HTMLElement[] = [];
    let last = Number.NEGATIVE_INFINITY;
    for (const { hour, first } of this.#map?.hours ?? []) {
      const top = this.#view.placeOf(first) * height;
      if (top - last < LABEL_DISTANCE || top > height - LABEL_DISTANCE) continue;
      last = top;
      const label = element('span', '', String(hour).padStart(2, '0'));
      label.style.top = `${top}px`;
      labels.push(label);
    }
    this.#labels.replaceChildren(...labels);
    const pauses = this.#map?.pauses ?? [];
    const longest = pauses.reduce((max, { seconds }) => Math.max(max, seconds), 0);
    this.node.title = longest === 0 ? '' : `${settings.texts.longestPause} ${durationText(longest)}`;
  }
}
