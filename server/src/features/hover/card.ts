import { excerpt } from '../../text/excerpt';

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

/** More of one text than a hover can show, in UTF-16 units: names and notes may be of any length. */
const MAX_TEXT_LENGTH = 2_000;

/** A card whose texts are cut where they are too long to be shown. */
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
  // A part of an address leads elsewhere.
  if ('link' in inline) {
    return inline.uri.length > MAX_TEXT_LENGTH ? short(inline.link) : { ...inline, link: short(inline.link) };
  }
  return inline.uri.length > MAX_TEXT_LENGTH
    ? short(inline.picture)
    : { ...inline, picture: short(inline.picture) };
}

/** A section of lines. */
export function section(...lines: readonly Line[]): Section {
  return [{ lines }];
}

/** A text in which backticks mark code, as the documentation has it, as the parts of a line. */
export function withCode(text: string): Line {
  return text.split('`').map((part, i): Inline => (i % 2 === 0 ? part : { code: part }));
}
