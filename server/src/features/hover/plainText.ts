import type { Block, Card, Inline } from './card';

/** Renders a card for clients without Markdown. */
export function toPlainText(card: Card): string {
  return card.map(section => section.map(blockToText).join('\n')).join('\n\n');
}

function blockToText(block: Block): string {
  if ('heading' in block) return block.heading;
  return block.lines
    .map(line =>
      line
        .map(inlineToText)
        .join('')
        .replace(/[\r\n]+/g, ' '),
    )
    .join('\n');
}

function inlineToText(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  if ('strong' in inline) return inline.strong;
  if ('code' in inline) return inline.code;
  if ('link' in inline) return inline.link;
  return inline.picture;
}
