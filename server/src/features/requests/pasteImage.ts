import * as l10n from '@vscode/l10n';
import { formatTimestamp } from '../../model/timestamp';
import { clipPosition, messageIndexAt, type Transcript } from '../../model/transcript';
import { PASTE_IMAGE, type PasteImageParams, type PasteImageResult } from '../../protocol';
import { feature } from '../support/feature';
import { imagePlace } from '../support/imagePlace';
import { AT_POSITION } from '../support/params';
import { endOfFrontMatter } from './messagePlace';

/** The maximum number of addresses; more would not say more about where images are kept. */
const MAX_IMAGES = 20;

/** A Markdown image with an address of reasonable length. */
const IMAGE = /!\[[^[\]\n]{0,200}\]\([ \t]?<?([^\s()<>]{1,1000})/g;

/** What the client needs to name and link an image from the clipboard. The client checks itself which files exist. */
export const pasteImage = feature<PasteImageParams, PasteImageResult>({
  method: PASTE_IMAGE,
  params: AT_POSITION,
  capabilities: {},
  handle({ log }, params) {
    const { transcript } = log;
    const position = clipPosition(transcript, params.position);
    if (position.line < endOfFrontMatter(transcript)) {
      return { reason: l10n.t('The front matter cannot hold images: paste them into a message.') };
    }
    const place = imagePlace(transcript, position);
    const index = messageIndexAt(transcript, position.line);
    const time = transcript.messages[index]?.header.timestamp;
    const { day } = log;
    return {
      ...(place !== undefined && { place }),
      ...(day !== undefined && { day }),
      ...(time !== undefined && { time: formatTimestamp(time) }),
      images: imagesAround(transcript, index),
    };
  },
});

/** The addresses of images: from a message upwards, then downwards. */
function imagesAround({ messages }: Transcript, index: number): string[] {
  const found: string[] = [];
  const collect = (at: number) => {
    for (const line of messages[at]!.lines) {
      if (!line.includes('![')) continue;
      for (const [, address] of line.matchAll(IMAGE)) found.push(address!);
    }
    return found.length < MAX_IMAGES;
  };
  for (let at = index; at >= 0; at--) if (!collect(at)) return found;
  for (let at = index + 1; at < messages.length; at++) if (!collect(at)) return found;
  return found;
}
