import { NAMED_ENTITIES } from '../text/namedEntities';

/**
 * Entities that exports escaped more than once: `&amp;amp;`, `&amp;#160;`. Matching is linear because a run
 * of `amp;` contains no `&`.
 */
const TWICE_ESCAPED = /&(?:amp;)+(?=(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});)/g;

const ENTITY = /&(amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});/g;

/** Decodes the HTML entities of a plain text (a name, a title) once, as a browser shows it. What was escaped twice stays escaped once. */
export function shownText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (entity, name: string) => {
    if (!name.startsWith('#')) return NAMED_ENTITIES[name] ?? entity;
    const hex = name[1] === 'x' || name[1] === 'X';
    const code = hex ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    // Control characters and lone surrogates are not decoded.
    return code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)
      ? entity
      : String.fromCodePoint(code);
  });
}

/** Decodes all levels of escaping: the address that was meant, or the name to compare with others. */
export function decodeText(text: string): string {
  return shownText(text.includes('&amp;') ? text.replace(TWICE_ESCAPED, '&') : text);
}
