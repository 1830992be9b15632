import { kindBit } from '../../../server/src/find/messageKinds';
import type { LightboxTexts } from '../../../server/src/protocol';
import { Lightbox, type Picture } from '../shared/lightbox';
import type { PageMessages } from './pageMessages';
import type { Parts } from './parts';

/** Lets the reader open pictures in a lightbox, and go through all pictures that are shown of the page there. */
export function showPicturesLarge(messages: PageMessages, parts: Parts, texts: LightboxTexts): void {
  const lightbox = new Lightbox(texts, async (picture, by) => neighbour(messages, picture, by));
  const open = (event: Event) => {
    const { target } = event;
    if (!(target instanceof HTMLImageElement) || !target.matches('main .picture')) return;
    event.preventDefault();
    lightbox.open(toPicture(target));
  };
  document.addEventListener('click', open);
  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' || event.key === ' ') open(event);
  });
  parts.whenMade(part => {
    for (const image of picturesIn(part)) {
      image.tabIndex = 0;
      image.setAttribute('role', 'button');
    }
  });
}

function toPicture(image: HTMLImageElement): Picture {
  return { image, origin: image.closest('article')?.getAttribute('aria-label') ?? '' };
}

/** The picture after another one, or before it: of the same message, or of the next one that has any and is shown. */
function neighbour(messages: PageMessages, { image }: Picture, by: 1 | -1): Picture | undefined {
  const message = image.closest<HTMLElement>('article');
  if (message === null) return undefined;
  const own = picturesIn(message);
  const next = own[own.indexOf(image) + by];
  if (next !== undefined) return toPicture(next);
  const { all } = messages;
  const imageKind = kindBit('image');
  for (let at = messages.indexOf(message) + by; at >= 0 && at < all.length; at += by) {
    const { isShown, kinds } = all[at]!;
    if (!isShown || (kinds & imageKind) === 0) continue;
    const element = messages.element(at);
    const found = picturesIn(element).at(by === 1 ? 0 : -1);
    if (found === undefined) continue;
    element.scrollIntoView({ block: 'center' });
    return toPicture(found);
  }
  return undefined;
}

function picturesIn(element: HTMLElement): HTMLImageElement[] {
  return [...element.querySelectorAll<HTMLImageElement>('img.picture')];
}
