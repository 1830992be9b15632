import { isHighSurrogate, isLowSurrogate, wellFormed } from './surrogates';

/** What ends a line in some program. Editors refuse, or show as line breaks, what others do not. */
const LINE_BREAKS = /\r\n?|[\u0085\u2028\u2029]/g;

/** Control characters without a meaning in a text. Tabs and `\n` have one. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

const TAB = 9;
const LF = 10;

/**
 * A text as it is after it was written to a file: with `\n` between lines, without control characters, and with U+FFFD for each half
 * of a surrogate pair that is alone.
 */
export function cleanText(text: string): string {
  return isClean(text) ? text : wellFormed(text).replace(LINE_BREAKS, '\n').replace(CONTROLS, '');
}

/** Whether `cleanText` leaves a text as it is. */
function isClean(text: string): boolean {
  return endOfClean(text, LF) === text.length;
}

/** Whether a text is one line that `cleanText` leaves as it is. */
export function isCleanLine(text: string): boolean {
  return endOfClean(text, TAB) === text.length;
}

/** The first place that is not clean. A loop, as a regular expression takes several times as long. @param allowed besides the tab */
function endOfClean(text: string, allowed: number): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Nearly all units are in these ranges.
    if ((unit >= 0x20 && unit < 0x7f) || (unit > 0x2029 && unit < 0xd800)) continue;
    if (unit < 0x20) {
      if (unit !== TAB && unit !== allowed) return i;
    } else if (unit < 0xa0 || unit === 0x2028 || unit === 0x2029 || isLowSurrogate(unit)) return i;
    else if (isHighSurrogate(unit) && !isLowSurrogate(text.charCodeAt(++i))) return i - 1;
  }
  return text.length;
}
