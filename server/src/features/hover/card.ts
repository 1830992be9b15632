/**
 * The content of a hover, independent of its format. Texts are plain; only the renderers convert them to
 * Markdown. So nothing in a name or a message can act as markup, and the code that makes a card cannot forget
 * to escape it.
 */
export type Inline =
  | string
  | { readonly strong: string }
  | { readonly code: string }
  | { readonly link: string; readonly uri: string }
  | Picture;

export interface Picture {
  /** Alternative text. */
  readonly picture: string;
  readonly uri: string;
  /** In CSS pixels, as in VS Code's notation. By default the picture's own width. */
  readonly width?: number;
}

/** One line. Long lines are wrapped. */
export type Line = readonly Inline[];

/** Lines that belong together, or a heading. */
export type Block = { readonly lines: readonly Line[] } | { readonly heading: string };

/** Blocks between two horizontal rules. */
export type Section = readonly Block[];

/** The sections from top to bottom. */
export type Card = readonly Section[];

/** Makes a section of lines. */
export function section(...lines: readonly Line[]): Section {
  return [{ lines }];
}

/** Converts a text with code in backticks, as in the documentation, to the parts of a line. */
export function withCode(text: string): Line {
  return text.split('`').map((part, i): Inline => (i % 2 === 0 ? part : { code: part }));
}
