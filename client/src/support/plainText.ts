// What people have written, where VS Code would make more of it than text. Sources: VS Code's `renderLabelWithIcons`, `parseLinkedText`.

/** What VS Code takes for an icon in a label. */
const ICON = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g;

/** An invisible character at which no line is broken. */
const WORD_JOINER = '\u2060';

/** Letters that are written from the right, and characters that set a direction. */
const DIRECTED = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]/;

/** A text for the status bar or the row of a list: nothing in it is an icon. */
export function withoutIcons(text: string): string {
  return text.replace(ICON, '\\$&');
}

/** A text for a notification: nothing in it is a link, which could run a command. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', `]${WORD_JOINER}(`);
}

/** A text for what stands below an input: nothing in it is an icon or a link. */
export function plainPrompt(text: string): string {
  return withoutIcons(withoutLinks(text));
}

/** A text for a row's description, which is read from the left whatever direction the name before it has. */
export function besideName(name: string, text: string): string {
  return DIRECTED.test(name) ? `\u2066${text}\u2069` : text;
}
