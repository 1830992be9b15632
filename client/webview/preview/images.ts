import { element } from '../shared/dom';
import { format, post, settings } from './host';

const REMOTE = /^(?:https?:)?\/\//i;

/** The hosts of images that are blocked until the user allows them. */
const blockedHosts = new Set<string>();

/** Called when the user opens a picture. */
let openPicture: (image: HTMLImageElement) => void = () => undefined;

export function whenPictureIsOpened(open: (image: HTMLImageElement) => void): void {
  openPicture = open;
}

/** Replaces the image addresses of a message with pictures, or with cards for images that may not load. */
export function showImages(body: HTMLElement): void {
  for (const place of body.querySelectorAll<HTMLElement>('span.image[data-src]')) {
    place.dataset.alt = place.textContent ?? '';
    showImage(place);
  }
  updateBar();
}

function showImage(place: HTMLElement): void {
  const { src: source = '', alt = '' } = place.dataset;
  const address = toAddress(source);
  if (address === undefined || (address.host !== undefined && !mayLoad(address.host))) {
    const host = address?.host ?? hostOf(source);
    const mayAsk = address !== undefined && settings.remoteImages === 'ask';
    if (mayAsk) blockedHosts.add(host);
    const { imageBlocked, loadImagesFrom } = settings.texts;
    const load = mayAsk ? { text: format(loadImagesFrom, host), press: () => allow([host]) } : undefined;
    place.replaceChildren(card(alt, host, imageBlocked, load));
  } else place.replaceChildren(picture(place, address));
}

function allow(hosts: readonly string[]): void {
  post({ type: 'allowImages', hosts });
}

interface Address {
  readonly url: string;
  /** Only for remote images. */
  readonly host?: string;
}

/** The address of an image: remote, inline (`data:`), or beside the log; `undefined` if it can't be resolved. */
function toAddress(source: string): Address | undefined {
  if (/^data:/i.test(source)) return { url: source };
  if (REMOTE.test(source)) {
    const url = source.startsWith('//') ? `https:${source}` : source;
    const host = hostOf(url);
    return host === '' ? undefined : { url, host };
  }
  const base = source.startsWith('/') ? settings.root : settings.folder;
  return base === undefined ? undefined : { url: `${base}/${source.replace(/^\/+/, '')}` };
}

function hostOf(url: string): string {
  try {
    return new URL(url, 'https://localhost').host;
  } catch {
    return '';
  }
}

function mayLoad(host: string): boolean {
  return (
    settings.remoteImages === 'always' ||
    (settings.remoteImages === 'ask' && settings.imageHosts.includes(host))
  );
}

function picture(place: HTMLElement, { url, host }: Address): HTMLElement {
  const { src: source = '', alt = '' } = place.dataset;
  const image = element('img', 'picture');
  image.alt = alt || settings.texts.image;
  image.title = place.title || alt;
  image.decoding = 'async';
  image.tabIndex = 0;
  image.setAttribute('role', 'button');
  image.addEventListener('click', () => openPicture(image));
  image.addEventListener('keydown', event => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    openPicture(image);
  });
  image.addEventListener('error', () => {
    // Many hosts of old addresses still serve their images, but over https.
    if (/^http:/i.test(image.src)) {
      image.src = image.src.replace(/^http:/i, 'https:');
      return;
    }
    const { imageFailed, imageMissing, tryAgain } = settings.texts;
    const again = { text: tryAgain, press: () => showImage(place) };
    const isInline = /^data:/i.test(url);
    // A file beside the log is named as in the log: the host that VS Code serves it from says nothing.
    const failed =
      host === undefined && !isInline
        ? card(alt, source, imageMissing, again)
        : card(alt, host ?? '', imageFailed, isInline ? undefined : again);
    image.replaceWith(failed);
  });
  image.src = url;
  return image;
}

/** What the press of a card does. */
interface CardAction {
  readonly text: string;
  press(): void;
}

/** Stands for an image that is not shown. */
function card(alt: string, where: string, state: string, action?: CardAction): HTMLElement {
  const details = [where, state].filter(Boolean).join(' · ');
  const name = alt || settings.texts.image;
  const content = [
    element('span', 'image-card-icon'),
    element(
      'span',
      'image-card-text',
      element('span', 'image-card-name', name),
      element('span', '', details),
      action && element('span', 'image-card-action', action.text),
    ),
  ];
  if (action === undefined) {
    const made = element('span', 'image-card', ...content);
    made.setAttribute('role', 'img');
    made.setAttribute('aria-label', `${name}, ${details}`);
    return made;
  }
  const made = element('button', 'image-card', ...content);
  made.type = 'button';
  made.addEventListener('click', event => {
    event.stopPropagation();
    action.press();
  });
  return made;
}

const bar = element('div', 'image-bar');
let dismissed = false;
let onDidDismiss: () => void = () => undefined;

/** @param dismissed is called when the user doesn't want to decide now */
export function whenImageBarIsDismissed(dismissed: () => void): void {
  onDidDismiss = dismissed;
}

/** Asks once more. */
export function showImageBar(): void {
  dismissed = false;
  updateBar();
  bar.querySelector('button')?.focus();
}

/** Shows the bar for consent once there are blocked hosts. */
function updateBar(): void {
  if (blockedHosts.size === 0 || dismissed) return;
  const hosts = [...blockedHosts].sort();
  const shown = hosts.length > 2 ? `${hosts.slice(0, 2).join(', ')} +${hosts.length - 2}` : hosts.join(', ');
  if (bar.isConnected && bar.dataset.hosts === String(hosts.length)) return;
  bar.dataset.hosts = String(hosts.length);
  const text = element('span', 'image-bar-text', format(settings.texts.imagesBlocked, shown));
  text.title = hosts.join('\n');
  const load = element('button', 'primary', settings.texts.loadImages);
  load.addEventListener('click', () => allow([...blockedHosts].sort()));
  const notNow = element('button', 'secondary', settings.texts.notNow);
  notNow.addEventListener('click', () => {
    dismissed = true;
    bar.remove();
    onDidDismiss();
  });
  bar.replaceChildren(text, element('span', 'image-bar-buttons', load, notNow));
  bar.setAttribute('role', 'status');
  document.body.append(bar);
}
