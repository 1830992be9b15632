import type { LightboxTexts } from '../../../server/src/protocol';
import { iconButton } from './buttons';
import { element } from './dom';

/** A picture that is loaded in the page. */
export interface Picture {
  readonly image: HTMLImageElement;
  /** What is known of it besides its text: who sent it, and when. */
  readonly origin: string;
}

const STEP = 1.4;
const MAX_ZOOM = 12;

/** Shows pictures large, one after the other. Arrow keys go to others, `+`, `-` and `0` zoom, Escape closes. */
export class Lightbox {
  readonly #dialog = element('dialog', 'lightbox');
  readonly #stage = element('div', 'lightbox-stage');
  readonly #caption = element('div', 'lightbox-caption');
  readonly #neighbour: (picture: Picture, by: 1 | -1) => Promise<Picture | undefined>;
  #picture: Picture | undefined;
  #shown: HTMLImageElement | undefined;
  #zoom = 1;

  /** @param neighbour the picture after another one, or before it */
  constructor(
    texts: LightboxTexts,
    neighbour: (picture: Picture, by: 1 | -1) => Promise<Picture | undefined>,
  ) {
    this.#neighbour = neighbour;
    this.#dialog.setAttribute('aria-label', texts.picture);
    this.#caption.setAttribute('role', 'status');
    this.#dialog.append(
      this.#stage,
      element(
        'div',
        'lightbox-bar',
        this.#caption,
        iconButton('zoomOut', texts.zoomOut, () => this.#setZoom(this.#zoom / STEP)),
        iconButton('zoomIn', texts.zoomIn, () => this.#setZoom(this.#zoom * STEP)),
        iconButton('left', texts.previousPicture, () => void this.#go(-1)),
        iconButton('right', texts.nextPicture, () => void this.#go(1)),
        iconButton('close', texts.close, () => this.#dialog.close()),
      ),
    );
    this.#dialog.addEventListener('keydown', event => this.#pressed(event));
    this.#dialog.addEventListener('close', () => this.#picture?.image.focus({ preventScroll: true }));
    this.#stage.addEventListener('click', event => {
      if (event.target === this.#stage) this.#dialog.close();
      else this.#setZoom(this.#zoom > 1 ? 1 : 2);
    });
    this.#stage.addEventListener(
      'wheel',
      event => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        this.#setZoom(event.deltaY < 0 ? this.#zoom * STEP : this.#zoom / STEP);
      },
      { passive: false },
    );
    document.body.append(this.#dialog);
  }

  open(picture: Picture): void {
    this.#picture = picture;
    const image = element('img', '');
    image.src = picture.image.currentSrc || picture.image.src;
    image.alt = picture.image.alt;
    this.#shown = image;
    this.#stage.replaceChildren(image);
    this.#caption.textContent = [picture.image.alt, picture.origin].filter(Boolean).join(' · ');
    this.#setZoom(1);
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  async #go(by: 1 | -1): Promise<void> {
    const from = this.#picture;
    const next = from && (await this.#neighbour(from, by));
    if (next !== undefined && this.#dialog.open && this.#picture === from) this.open(next);
  }

  /** 1 fits the picture into the window. */
  #setZoom(zoom: number): void {
    this.#zoom = Math.max(1, Math.min(MAX_ZOOM, zoom));
    this.#stage.classList.toggle('zoomed', this.#zoom > 1);
    if (this.#shown !== undefined) this.#shown.style.height = this.#zoom > 1 ? `${this.#zoom * 80}vh` : '';
  }

  #pressed(event: KeyboardEvent): void {
    const actions: Record<string, () => void> = {
      ArrowLeft: () => void this.#go(-1),
      ArrowRight: () => void this.#go(1),
      '+': () => this.#setZoom(this.#zoom * STEP),
      '=': () => this.#setZoom(this.#zoom * STEP),
      '-': () => this.#setZoom(this.#zoom / STEP),
      '0': () => this.#setZoom(1),
    };
    const action = actions[event.key];
    // A zoomed picture is scrolled by the arrow keys.
    if (action === undefined || (this.#zoom > 1 && event.key.startsWith('Arrow'))) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }
}
