import type { Message } from '../model/message';
import { directivesOf, isDirectiveLine, mayHoldDirectives } from './directives';
import { isRawTag, mayHoldTags } from './liquid';
import { forEachProseLine } from './proseLines';

/** Whether a line outside of code is for programs only: a comment that turns rules off, or a tag that Jekyll drops. */
export function isHiddenLine(line: string): boolean {
  return isDirectiveLine(line) || isRawTag(line);
}

/** Whether a text may hold such a line. */
export function mayHoldHidden(text: string): boolean {
  return mayHoldDirectives(text) || mayHoldTags(text);
}

/** The lines of a message that readers don't see. */
export function hiddenLines(message: Message): readonly number[] {
  const hidden = directivesOf(message).map(({ line }) => line);
  if (!message.lines.some(isRawTag)) return hidden;
  forEachProseLine(message, (text, line) => {
    if (isRawTag(text)) hidden.push(line);
  });
  return hidden;
}
