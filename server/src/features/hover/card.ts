/**
 * What a hover shows, apart from how: texts are plain, and only the renderers make Markdown of them. So nothing in a name or
 * a message can act as markup, and no author of a card can forget to escape it.
 */
export type Inline =
  | string
  | { readonly strong: string }
  | { readonly code: string }
  | { readonly link: string; readonly uri: string }
  | Picture;

export interface Picture {
  /** What the picture shows, for who doesn't see it. */
  readonly picture: string;
  readonly uri: string;
  /** In CSS pixels, as VS Code writes it; the picture's own where it isn't given. */
  readonly width?: number;
}

/** One line; long ones are wrapped. */
export type Line = readonly Inline[];

/** Lines that belong together, or a large one. */
export type Block = { readonly lines: readonly Line[] } | { readonly heading: string };

/** Blocks between two rules. */
export type Section = readonly Block[];

/** From top to bottom. */
export type Card = readonly Section[];

/** A section of lines. */
export function section(...lines: readonly Line[]): Section {
  return [{ lines }];
}

/** A text in which backticks mark code, as the documentation has it, as the parts of a line. */
export function withCode(text: string): Line {
  return text.split('`').map((part, i): Inline => (i % 2 === 0 ? part : { code: part }));
}
