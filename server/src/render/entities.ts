/** What exports escaped more than once: `&amp;amp;`, `&amp;#160;`. Linear: no `&` stands inside a run of `amp;`. */
const TWICE_ESCAPED = /&(?:amp;)+(?=(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});)/g;

const ENTITY = /&(amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});/g;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** Takes all levels of escaping but one from a text's HTML entities. Keeps the number of lines. */
export function unescapeOnce(text: string): string {
  return text.includes('&amp;') ? text.replace(TWICE_ESCAPED, '&') : text;
}

/** A plain text (a name, an address) as it was before it was escaped, however often. */
export function decodeText(text: string): string {
  if (!text.includes('&')) return text;
  return unescapeOnce(text).replace(ENTITY, (entity, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? entity;
    const hex = name[1] === 'x' || name[1] === 'X';
    const code = hex ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    // Control characters and lone surrogates stay as they are written.
    return code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)
      ? entity
      : String.fromCodePoint(code);
  });
}
