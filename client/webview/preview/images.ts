import { element } from '../shared/dom';
import { format, post, settings } from './host';

const REMOTE = /^(?:https?:)?\/\//i;

/** The hosts of images that are blocked until the user allows them. */
const blockedHosts = new Set<string>();

/** Replaces the image addresses of a message with pictures, or with cards for images that may not load. */
export function showImages(body: HTMLElement): void {
  for (const place of body.querySelectorAll<HTMLElement>('span.image[data-src]')) {
    const source = place.dataset.src!;
    const alt = place.textContent ?? '';
    place.textContent = '';
    place.dataset.alt = alt;
    const address = toAddress(source);
    if (address === undefined) {
      place.append(card(alt, hostOf(source), settings.texts.imageBlocked));
    } else if (address.host !== undefined && !mayLoad(address.host)) {
      place.append(card(alt, address.host, settings.texts.imageBlocked));
      if (settings.remoteImages === 'ask') blockedHosts.add(address.host);
    } else {
      place.append(picture(address.url, alt, place.title));
    }
  }
  updateBar();
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

function picture(url: string, alt: string, title: string): HTMLElement {
  const image = element('img', 'picture');
  image.alt = alt;
  image.title = title || alt;
  image.decoding = 'async';
  image.addEventListener('error', () => {
    // Many hosts of old addresses still serve their images, but over https.
    if (/^http:/i.test(image.src)) image.src = image.src.replace(/^http:/i, 'https:');
    else image.replaceWith(card(alt, /^data:/i.test(url) ? '' : hostOf(url), settings.texts.imageFailed));
  });
  image.src = url;
  return image;
}

function card(alt: string, host: string, state: string): HTMLElement {
  const details = [host, state].filter(text => text !== '' && text !== 'localhost').join(' · ');
  const made = element(
    'span',
    'image-card',
    element('span', 'image-card-icon'),
    element(
      'span',
      'image-card-text',
      element('span', 'image-card-name', alt || settings.texts.image),
      details,
    ),
  );
  made.setAttribute('role', 'img');
  made.setAttribute('aria-label', `${alt || settings.texts.image}, ${details}`);
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
  load.addEventListener('click', () => post({ type: 'allowImages', hosts: [...blockedHosts].sort() }));
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
