/** `http://` or `https://` before a character that a host can begin with. Sticky. */
const SCHEME = /https?:\/\/(?=[A-Za-z0-9])/iy;

/**
 * The characters of an address (RFC 3986), as UTF-16 units. Brackets are left out because they begin an
 * emoticon.
 */
const ADDRESS_UNITS = new Set(
  Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'()*+,;=%", sign =>
    sign.charCodeAt(0),
  ),
);

/**
 * A page name in another script (`/wiki/支付宝`): letters and digits, but nothing that ends a sentence. Sticky.
 */
const SEGMENT = /[\p{L}\p{N}\-._~%]+/uy;

/** An escaped character that an address cannot contain, as exports write it. Sticky, bounded. */
const ESCAPED_END = /&(?:amp;){0,8}(?:lt|gt|quot|apos|nbsp|#160|#39|#34);/iy;

const AMPERSAND = 0x26;
const OPEN = 0x28;
const CLOSE = 0x29;
const SLASH = 0x2f;
const HASH = 0x23;
const QUESTION = 0x3f;

/**
 * The end of the http(s) address that begins at a column, where a Chinese reader would end it: before the
 * first character that is not ASCII (`http://a.cn/x，然后`), before punctuation that belongs to the sentence,
 * and before a bracket that it does not open itself. Below the first level of a path, other scripts may
 * continue it (`/wiki/支付宝`).
 *
 * Reads nothing but punctuation beyond the end, so finding all addresses of a text takes linear time.
 *
 * @returns the column after the address; `undefined` when no address begins there
 */
export function urlEnd(text: string, start: number): number | undefined {
  SCHEME.lastIndex = start;
  if (!SCHEME.test(text)) return undefined;
  const host = SCHEME.lastIndex;
  let end = host;
  let open = 0;
  let slashes = 0;
  while (end < text.length) {
    const unit = text.charCodeAt(end);
    if (!ADDRESS_UNITS.has(unit)) {
      if (slashes < 2 || text.charCodeAt(end - 1) !== SLASH) break;
      SEGMENT.lastIndex = end;
      if (!SEGMENT.test(text)) break;
      end = SEGMENT.lastIndex;
      const next = text.charCodeAt(end);
      if (next !== SLASH && next !== QUESTION && next !== HASH) break;
      continue;
    }
    if (unit === SLASH) slashes++;
    else if (unit === OPEN) open++;
    else if (unit === CLOSE && --open < 0) break;
    else if (unit === AMPERSAND) {
      ESCAPED_END.lastIndex = end;
      if (ESCAPED_END.test(text)) break;
    }
    end++;
  }
  // Punctuation of the sentence, and Markdown emphasis.
  while (end > host && /[.,;:!?'*~(]/.test(text.charAt(end - 1))) end--;
  return end > host ? end : undefined;
}
