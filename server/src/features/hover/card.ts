import { excerpt } from '../../text/excerpt';

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

/** The maximum length of a text in a hover, in UTF-16 units. Names and notes can have any length. */
const MAX_TEXT_LENGTH = 2_000;

/** Cuts the texts of a card that are too long. */
export function shortened(card: Card): Card {
  return card.map(each => each.map(shortenedBlock));
}

function shortenedBlock(block: Block): Block {
  if ('heading' in block) return { heading: excerpt(block.heading, MAX_TEXT_LENGTH) };
  return { lines: block.lines.map(line => line.map(shortenedInline)) };
}

function shortenedInline(inline: Inline): Inline {
  const short = (text: string) => excerpt(text, MAX_TEXT_LENGTH);
  if (typeof inline === 'string') return short(inline);
  if ('strong' in inline) return { strong: short(inline.strong) };
  if ('code' in inline) return { code: short(inline.code) };
  // A part of an address would lead elsewhere.
  if ('link' in inline) {
    return inline.uri.length > MAX_TEXT_LENGTH ? short(inline.link) : { ...inline, link: short(inline.link) };
  }
  return inline.uri.length > MAX_TEXT_LENGTH
    ? short(inline.picture)
    : { ...inline, picture: short(inline.picture) };
}

/** Makes a section of lines. */
export function section(...lines: readonly Line[]): Section {
  return [{ lines }];
}

/** Converts a text with code in backticks, as in the documentation, to the parts of a line. */
export function withCode(text: string): Line {
  return text.split('`').map((part, i): Inline => (i % 2 === 0 ? part : { code: part }));
}
