import type { Block, Card, Inline } from './card';

/** A card as Markdown (CommonMark, as VS Code and other clients read it). */
export function toMarkdown(card: Card): string {
  return card.map(section => section.map(blockToMarkdown).join('\n\n')).join('\n\n---\n\n');
}

function blockToMarkdown(block: Block): string {
  if ('heading' in block) return `## ${escapeText(block.heading)}`;
  return block.lines.map(line => line.map(inlineToMarkdown).join('')).join('  \n');
}

function inlineToMarkdown(inline: Inline, index: number): string {
  if (typeof inline === 'string') return index === 0 ? escapeLine(inline) : escapeText(inline);
  if ('strong' in inline) return `**${escapeText(inline.strong.trim())}**`;
  if ('code' in inline) return codeSpan(inline.code);
  if ('link' in inline) return `[${escapeText(inline.link)}](${escapeUri(inline.uri)})`;
  // The width is VS Code's own notation (parseHrefAndDimensions in vs/base/browser/markdownRenderer.ts).
  const width = inline.width === undefined ? '' : `|width=${inline.width}`;
  return `![${escapeText(inline.picture)}](${escapeUri(inline.uri)}${width})`;
}

/**
 * A plain text that Markdown shows as it is: no emphasis, link, image, HTML, entity, table or code comes of it, no address is made
 * a link (`http://`, `www.`, `a@b.c`), and nothing becomes an icon of VS Code (`$(x)`). Line breaks and what can't be
 * seen become spaces, marks that turn the direction of writing are left out.
 */
export function escapeText(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .replace(/[\\`*_[\]<>&|~$@]|:(?=\/\/)/g, '\\$&')
    .replace(/\bwww\./gi, 'www\\.');
}

/** The same at the beginning of a line, where more signs count: headings, lists, rules. */
function escapeLine(text: string): string {
  return escapeText(text)
    .trimStart()
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** A run of backticks longer than any inside holds any text (CommonMark 0.31, "Code spans"). */
function codeSpan(code: string): string {
  const text = code.replace(/\s+/g, ' ');
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return text.startsWith('`') || text.endsWith('`') ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

/** What would end an address of Markdown, or VS Code's part of it, percent-encoded. */
function escapeUri(uri: string): string {
  return uri.replace(
    /[\s()<>\\|[\]`]/g,
    char => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
