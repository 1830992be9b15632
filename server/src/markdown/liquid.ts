/** Liquid, which Jekyll executes anywhere in a page, in code as well. */

/** What begins an output or a tag. */
const BEGINNING = /\{[{%]/;

/** The end of what is not executed, in any form. */
const END = /\{%-?\s*endraw/;

const RAW_LINE = '{% raw %}';
const END_LINE = '{% endraw %}';

/** Whether Jekyll would execute something in a text. */
export function holdsLiquid(text: string): boolean {
  return BEGINNING.test(text);
}

/** Encloses Markdown in lines that keep Jekyll from executing it. `undefined` if the Markdown itself would end that. */
export function withoutLiquid(markdown: string): string | undefined {
  return END.test(markdown) ? undefined : `${RAW_LINE}\n${markdown}\n${END_LINE}`;
}

/** Whether a text may hold a tag. */
export function mayHoldTags(text: string): boolean {
  return text.includes('{%');
}

/** Whether a line is a tag that Jekyll drops from a page, and so no text for readers. */
export function isRawTag(line: string): boolean {
  return mayHoldTags(line) && /^ {0,3}\{%-?\s*(?:end)?raw\s*-?%\}\s*$/.test(line);
}
