/**
 * A text in which nothing is a link, which could run a command, or an icon, whoever wrote its parts. VS Code reads both out of
 * messages, prompts and labels. Only `plainText` makes one, and the functions of this folder, which alone reach VS Code's
 * dialogs and lists, take nothing else. Sources: VS Code's `parseLinkedText` and `renderLabelWithIcons`.
 */
export type PlainText = string & { readonly [isPlain]: true };

declare const isPlain: unique symbol;

/** An invisible character at which no line is broken. */
const WORD_JOINER = '\u2060';

/** Letters that are written from the right, and characters that set a direction. */
const DIRECTED = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Makes a text plain: `[a](command:b)` and `$(bug)` are shown as they are written. */
export function plainText(text: string): PlainText {
  return text.replaceAll('](', `]${WORD_JOINER}(`).replaceAll('$(', `$${WORD_JOINER}(`) as PlainText;
}

/** An icon of VS Code's before a text. */
export function withIcon(icon: string, text: PlainText): PlainText {
  return `$(${icon}) ${text}` as PlainText;
}

/** A text for a row's description, which is read from the left whatever direction the name before it has. */
export function besideName(name: string, text: string): PlainText {
  const plain = plainText(text);
  return DIRECTED.test(name) ? (`\u2066${plain}\u2069` as PlainText) : plain;
}
