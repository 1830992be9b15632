import { Lightbox, type Picture } from '../shared/lightbox';
import { settings } from './host';
import { whenPictureIsOpened } from './images';
import { ask } from './requests';
import type { TranscriptView } from './transcriptView';

/** How many frames a message may take to arrive before its pictures are given up. */
const MAX_FRAMES = 300;

/** Lets the user open pictures in a lightbox, and go through all pictures of the log there. */
export function showPicturesLarge(view: TranscriptView): void {
  const lightbox = new Lightbox(settings.texts, (picture, by) => neighbour(view, picture, by));
  whenPictureIsOpened(image => lightbox.open({ image, origin: originOf(image) }));
}

function originOf(image: HTMLElement): string {
  return image.closest('article')?.getAttribute('aria-label') ?? '';
}

/** The next picture of the document, or else of the next message in the log that has one. */
async function neighbour(view: TranscriptView, { image }: Picture, by: 1 | -1): Promise<Picture | undefined> {
  const message = view.indexOf(image);
  const shown = picturesIn(view.feed);
  const next = shown[shown.indexOf(image) + by];
  const limit = next && view.indexOf(next);
  // Messages between the two may not be in the document.
  const other = await messageWithPicture(view, message, by);
  if (
    other === undefined ||
    (limit !== undefined && Math.abs(other - message) >= Math.abs(limit - message))
  ) {
    return next && { image: next, origin: originOf(next) };
  }
  view.reveal(other);
  for (let frame = 0; frame < MAX_FRAMES; frame++) {
    const row = view.rowOf(other);
    const found = row && picturesIn(row).at(by === 1 ? 0 : -1);
    if (found !== undefined) return { image: found, origin: originOf(found) };
    if (row !== undefined && !row.classList.contains('sketch')) return undefined;
    await new Promise(requestAnimationFrame);
  }
  return undefined;
}

function picturesIn(element: HTMLElement): HTMLImageElement[] {
  return [...element.querySelectorAll<HTMLImageElement>('img.picture')];
}

/** The nearest message before or after another one that has an image and is shown. */
async function messageWithPicture(
  view: TranscriptView,
  message: number,
  by: 1 | -1,
): Promise<number | undefined> {
  const found = await ask('filter', { filter: { people: [], kinds: ['image'] } });
  const pairs = found?.runs ?? [];
  const messages: number[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    for (const [from, to] of view.within(pairs[i]!, pairs[i]! + pairs[i + 1]!)) {
      for (let each = from; each < to; each++) messages.push(each);
    }
  }
  return by === 1 ? messages.find(each => each > message) : messages.reverse().find(each => each < message);
}
