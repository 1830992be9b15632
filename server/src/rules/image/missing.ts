import * as l10n from '@vscode/l10n';
import type { FoundImage } from '../../log/images';
import { imagesOf } from '../../markdown/messageImages';
import { lineAt } from '../../model/transcript';
import { decodeText } from '../../render/entities';
import { lineRange } from '../../text/span';
import { isLowSurrogate } from '../../text/surrogates';
import type { ImagesRule } from '../rule';

/** Signs that a backslash makes plain text (CommonMark 0.31, "Backslash escapes"). */
const ESCAPED = /\\([!-/:-@[-`{-~])/g;

/** The maximum number of local images of a message that are looked for. */
export const MAX_IMAGES = 1_000;

/** The maximum number of UTF-16 units of an address that is looked for, far more than real paths have. */
export const MAX_ADDRESS = 4_096;

/** The maximum number of UTF-16 units of a path in a message. */
const MAX_PATH = 80;

/**
 * A local image that no file of the workspace is. Reports nothing of images in folders that the workspace doesn't have, as these
 * are kept elsewhere, and nothing while folders are still being listed.
 */
export const missing: ImagesRule = {
  id: 'image/missing',
  defaultLevel: 'warning',
  summary: 'A local image does not exist in the workspace.',
  meaning: () => l10n.t('Readers see the text of the image in its place.'),
  scope: 'images',
  signs: ['!['],

  check(images, message, report) {
    let count = 0;
    for (const { line, text, target } of imagesOf(message)) {
      const { start, end, wholeEnd } = target;
      if (wholeEnd === undefined || start === end || end - start > MAX_ADDRESS) continue;
      if (isOnWeb(text, start)) continue;
      if (++count > MAX_IMAGES) return;
      const found = images.find(addressOf(text.slice(start, end)));
      if (found?.state === 'missing')
        report({ range: lineRange(line, start, end), message: messageOf(found) });
    }
  },

  suggest({ images, transcript }, { range }) {
    const { start, end } = range;
    const address = addressOf(lineAt(transcript, start.line).slice(start.character, end.character));
    return images.near(address).map(near => ({
      title: l10n.t('Change to "{0}"', shortPath(near)),
      edits: [{ range, newText: near }],
    }));
  },
};

/** Excludes nearly all images of real logs without another look. */
function isOnWeb(text: string, start: number): boolean {
  return /^https?:/i.test(text.slice(start, start + 6));
}

/** An address as the preview reads it. */
function addressOf(written: string): string {
  return decodeText(written.replace(ESCAPED, '$1'));
}

function messageOf({ path, otherCase }: FoundImage & { readonly state: 'missing' }): string {
  return otherCase === undefined
    ? l10n.t('There is no image "{0}" in the workspace.', shortPath(path))
    : l10n.t(
        'The image "{0}" is named "{1}": web servers tell upper case from lower case.',
        shortPath(path),
        shortPath(otherCase),
      );
}

/** The end of a path, which holds the name of the file. */
function shortPath(path: string): string {
  if (path.length <= MAX_PATH) return path;
  const start = path.length - MAX_PATH + 1;
  return `…${path.slice(isLowSurrogate(path.charCodeAt(start)) ? start + 1 : start)}`;
}
