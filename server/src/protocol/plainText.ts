/**
 * A text in which nothing is a link, which could run a command, or an icon, whoever wrote its parts. VS Code reads both out of
 * messages, prompts and labels. Only `plainText` makes one. The functions that alone reach VS Code's dialogs and lists
 * (`client/src/support/`, and `tell` of the server) take nothing else. Sources: VS Code's `parseLinkedText` and `renderLabelWithIcons`.
 */
export type PlainText = string & { readonly [isPlain]: true };

declare const isPlain: unique symbol;

/** An invisible character at which no line is broken. */
const WORD_JOINER = '\u2060';

/** Makes a text plain: `[a](command:b)` and `$(bug)` are shown as they are written. */
export function plainText(text: string): PlainText {
  return text.replaceAll('](', `]${WORD_JOINER}(`).replaceAll('$(', `$${WORD_JOINER}(`) as PlainText;
}
