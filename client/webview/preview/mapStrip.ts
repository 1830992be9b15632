import type { PreviewMap } from '../../../server/src/protocol';
import { element } from '../shared/dom';
import { durationText, settings } from './host';
import { ask } from './requests';
import type { TranscriptView } from './transcriptView';

/** Milliseconds without an edit before the map is requested again. */
const EDIT_PAUSE = 1_000;

/** The least distance between the names of two hours, in pixels. */
const LABEL_DISTANCE = 15;

/**
 * A strip beside the scroll bar: how much was said where (the wider, the more messages a minute), hours, the longest pauses, and where
 * matches are. A press goes there. It repeats what other controls offer, so screen readers leave it out.
 */
export class MapStrip {
  readonly node = element('div', 'strip');
  readonly #canvas = element('canvas', '');
  readonly #labels = element('div', 'strip-labels');
  readonly #window = element('div', 'strip-window');
  readonly #view: TranscriptView;
  #map: PreviewMap | undefined;
  #found: readonly number[] = [];
  #timer: number | undefined;
  #frame = 0;

  constructor(view: TranscriptView) {
    this.#view = view;
    this.node.setAttribute('aria-hidden', 'true');
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
      for (const [from, to, share] of activity(map)) {
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

/** Stretches of a log with how much was said in each, 0 to 1: the square root of the share of the busiest, as hours differ much. */
function activity({ times, total }: PreviewMap): [from: number, to: number, share: number][] {
  const count = times.length - 1;
  if (count < 1 || total < 2) return [];
  const rates = Array.from({ length: count }, (_, i) => {
    const seconds = times[i + 1]! - times[i]!;
    return times[i] === -1 || seconds < 0 ? 0 : 1 / Math.max(1, seconds);
  });
  const busiest = Math.max(...rates);
  const message = (i: number) => Math.round((i / count) * (total - 1));
  return rates.map((rate, i) => [message(i), message(i + 1), busiest === 0 ? 0 : Math.sqrt(rate / busiest)]);
}
