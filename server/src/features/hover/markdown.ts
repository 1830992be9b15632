import type { Block, Card, Inline } from './card';

/** Renders a card as Markdown (CommonMark, as VS Code and other clients read it). */
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
  // The width is in VS Code's own notation (parseHrefAndDimensions in vs/base/browser/markdownRenderer.ts).
  const width = inline.width === undefined ? '' : `|width=${inline.width}`;
  return `![${escapeText(inline.picture)}](${escapeUri(inline.uri)}${width})`;
}

/**
 * Escapes a plain text so that Markdown displays it unchanged: without emphasis, links, images, HTML,
 * entities, tables or code, without links from addresses (`http://`, `www.`, `a@b.c`), and without VS Code's
 * icons (`$(x)`). Line breaks and invisible characters become spaces. Marks that change the direction of
 * writing are removed.
 */
export function escapeText(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .replace(/[\\`*_[\]<>&|~$@]|:(?=\/\/)/g, '\\$&')
    .replace(/\bwww\./gi, 'www\\.');
}

/** Escapes text at the beginning of a line, where more signs have a meaning: headings, lists, rules. */
function escapeLine(text: string): string {
  return escapeText(text)
    .trimStart()
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** Encloses code in a run of backticks that is longer than any run inside (CommonMark 0.31, "Code spans"). */
function codeSpan(code: string): string {
  const text = code.replace(/\s+/g, ' ');
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return text.startsWith('`') || text.endsWith('`') ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

/** Percent-encodes what would end an address in Markdown, or VS Code's own notation in it. */
function escapeUri(uri: string): string {
  return uri.replace(
    /[\s()<>\\|[\]`]/g,
    char => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
