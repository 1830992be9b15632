import type { Message } from '../model/message';
import { type MarkdownTarget, markdownTargets } from './markdownTargets';
import { forEachProseLine } from './proseLines';

/** Excludes nearly all messages without a look at their Markdown. */
export function mayHoldImage({ lines }: Pick<Message, 'lines'>): boolean {
  for (let i = 1; i < lines.length; i++) if (lines[i]!.includes('![')) return true;
  return false;
}

/**
 * Calls back for each image in the body of a message, outside code, with the text of its line, the line's index in the message
 * and the image.
 */
export function forEachImage(
  message: Message,
  callback: (text: string, line: number, image: MarkdownTarget) => void,
): void {
  if (!mayHoldImage(message)) return;
  forEachProseLine(message, (text, line) => {
    if (!text.includes('![')) return;
    for (const target of markdownTargets(text)) if (target.isImage) callback(text, line, target);
  });
}
