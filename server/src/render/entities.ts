import { NAMED_ENTITIES } from '../text/namedEntities';

/**
 * Entities that exports escaped more than once: `&amp;amp;`, `&amp;#160;`. Matching is linear because a run
 * of `amp;` contains no `&`.
 */
const TWICE_ESCAPED = /&(?:amp;)+(?=(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});)/g;

const ENTITY = /&(amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});/g;

/** Reduces HTML entities in a text to one level of escaping. Keeps the number of lines. */
export function unescapeOnce(text: string): string {
  return text.includes('&amp;') ? text.replace(TWICE_ESCAPED, '&') : text;
}

/** Decodes all levels of escaping in a plain text (a name, an address). */
export function decodeText(text: string): string {
  if (!text.includes('&')) return text;
  return unescapeOnce(text).replace(ENTITY, (entity, name: string) => {
    if (!name.startsWith('#')) return NAMED_ENTITIES[name] ?? entity;
    const hex = name[1] === 'x' || name[1] === 'X';
    const code = hex ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    // Control characters and lone surrogates are not decoded.
    return code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)
      ? entity
      : String.fromCodePoint(code);
  });
}
