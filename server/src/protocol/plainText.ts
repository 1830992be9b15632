/**
 * A text without links, which could run a command, and without icons, even if parts of it are from a log. VS Code reads both
 * from messages, prompts and labels. Only `plainText` creates one. The functions that alone reach VS Code's dialogs and lists
 * (`client/src/support/`, and `showMessage` of the server) accept nothing else. Sources: VS Code's `parseLinkedText` and
 * `renderLabelWithIcons`.
 */
export type PlainText = string & { readonly [isPlain]: true };

declare const isPlain: unique symbol;

/** An invisible character that does not allow a line break. */
const WORD_JOINER = '\u2060';

/** Makes a text plain: `[a](command:b)` and `$(bug)` are shown as written. */
export function plainText(text: string): PlainText {
  return text.replaceAll('](', `]${WORD_JOINER}(`).replaceAll('$(', `$${WORD_JOINER}(`) as PlainText;
}
