import type { ShownPictures } from './writer';

/** An image as `renderMessage` writes it: nothing else in its HTML looks like this, as it escapes all text. */
const IMAGE = /<span class="image" data-src="([^"]*)"(?: title="([^"]*)")?>([^<]*)<\/span>/g;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The addresses of the images in the HTML of a message, each once. */
export function pictureAddresses(html: string): string[] {
  if (!html.includes('<span class="image"')) return [];
  return [...new Set([...html.matchAll(IMAGE)].map(([, address]) => unescapeHtml(address!)))];
}

/** Puts pictures in the place of images, and a card with its name and where it is in that of any other. */
export function withPictures(html: string, pictures: ShownPictures, imageText: string): string {
  if (!html.includes('<span class="image"')) return html;
  return html.replace(IMAGE, (_, address: string, title: string | undefined, alt: string) => {
    const source = pictures.get(unescapeHtml(address));
    const tooltip = title === undefined ? '' : ` title="${title}"`;
    const shown =
      source === undefined
        ? card(alt || imageText, placeOf(unescapeHtml(address)))
        : `<img class="picture" src="${escapeHtml(source)}" alt="${quoted(alt)}"${tooltip} loading="lazy" decoding="async">`;
    return `<span class="image" data-alt="${quoted(alt)}">${shown}</span>`;
  });
}

/** As a content security policy names what is beside the page, which is opened as a file or from a site. */
export const BESIDE_THE_PAGE = "file: 'self'";

/** Where a picture is loaded from, as a content security policy names it; `undefined` for one in its address. */
export function pictureSource(address: string): string | undefined {
  if (/^data:/i.test(address)) return undefined;
  const [, scheme = 'https', host] =
    /^(?:(https?):)?\/\/([\w.-]+(?::\d{1,5})?)(?:[/?#]|$)/i.exec(address) ?? [];
  if (host !== undefined) return `${scheme.toLowerCase()}://${host.toLowerCase()}`;
  return /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(address) ? undefined : BESIDE_THE_PAGE;
}

function card(name: string, place: string): string {
  return (
    `<span class="image-card" role="img" aria-label="${quoted(name)}"><span class="image-card-icon"></span>` +
    `<span class="image-card-text"><span class="image-card-name">${name}</span>${escapeHtml(place)}</span></span>`
  );
}

/** The host of an address, or its path; of a picture in the address itself there is none. */
function placeOf(address: string): string {
  if (/^data:/i.test(address)) return '';
  const [, host] = /^(?:https?:)?\/\/([^/?#]*)/i.exec(address) ?? [];
  return (host ?? address).slice(0, 200);
}

/** Escapes a text for HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Escapes HTML of a text for an attribute. */
function quoted(html: string): string {
  return html.replaceAll('"', '&quot;');
}

function unescapeHtml(html: string): string {
  return html.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name]!);
}
