import type { PlainText } from '../../../server/src/protocol';
import { plainText } from '../../../server/src/protocol';

export { type PlainText, plainText };

/** Letters of scripts that are written from right to left, and characters that set a direction. */
const DIRECTED = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]/;

/** An icon of VS Code's before a text. */
export function withIcon(icon: string, text: PlainText): PlainText {
  return `$(${icon}) ${text}` as PlainText;
}

/** A text for a row's description. It reads from left to right, whatever the direction of the name before it. */
export function besideName(name: string, text: string): PlainText {
  const plain = plainText(text);
  return DIRECTED.test(name) ? (`\u2066${plain}\u2069` as PlainText) : plain;
}
