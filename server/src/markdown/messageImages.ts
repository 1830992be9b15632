import type { Message } from '../model/message';
import { type MarkdownTarget, markdownTargets } from './markdownTargets';
import { forEachProseLine } from './proseLines';

/** An image in the body of a message. */
export interface MessageImage {
  /** The index of its line in the message. */
  readonly line: number;
  /** The text of that line, without its code. */
  readonly text: string;
  readonly target: MarkdownTarget;
}

const NONE: readonly MessageImage[] = Object.freeze([]);

// The last message and its images. Not one object: there would be one for every message.
let lastMessage: Message | undefined;
let lastImages = NONE;

/** The images in the body of a message, outside code. Several rules need them for the same message, one after the other. */
export function imagesOf(message: Message): readonly MessageImage[] {
  if (lastMessage !== message) {
    lastImages = mayHold(message) ? read(message) : NONE;
    lastMessage = message;
  }
  return lastImages;
}

/** Excludes nearly all messages without a look at their Markdown. */
function mayHold({ lines }: Message): boolean {
  for (let i = 1; i < lines.length; i++) if (lines[i]!.includes('![')) return true;
  return false;
}

function read(message: Message): MessageImage[] {
  const images: MessageImage[] = [];
  forEachProseLine(message, (text, line) => {
    if (!text.includes('![')) return;
    for (const target of markdownTargets(text)) {
      if (target.isImage) images.push({ line, text, target });
    }
  });
  return images;
}
