/** `http://` or `https://` before what a host can begin with. Sticky. */
const SCHEME = /https?:\/\/(?=[A-Za-z0-9])/iy;

/** What an address may consist of (RFC 3986) but for brackets, which begin an emoticon here; by UTF-16 unit. */
const ADDRESS_UNITS = new Set(
  Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'()*+,;=%", sign =>
    sign.charCodeAt(0),
  ),
);

/** Names of pages in other scripts (`/wiki/支付宝`): letters and digits, nothing that ends a sentence. Sticky. */
const SEGMENT = /[\p{L}\p{N}\-._~%]+/uy;

/** What stands for a character that no address holds, escaped as exports do. Sticky, bounded. */
const ESCAPED_END = /&(?:amp;){0,8}(?:lt|gt|quot|apos|nbsp|#160|#39|#34);/iy;

const AMPERSAND = 0x26;
const OPEN = 0x28;
const CLOSE = 0x29;
const SLASH = 0x2f;
const HASH = 0x23;
const QUESTION = 0x3f;

/**
 * The http(s) address that begins at a column, as a Chinese reader would end it: before the first character that is
 * not ASCII (`http://a.cn/x，然后`), before punctuation that belongs to the sentence, and before a bracket that it does not
 * open itself. Only below the first level of a path do other scripts count (`/wiki/支付宝`).
 *
 * Behind the end it has looked at nothing but punctuation, so that all addresses of a text together take time that is
 * linear in its length.
 *
 * @returns the column after it; `undefined` when no address begins there
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
  // Punctuation that belongs to the sentence, and emphasis.
  while (end > host && /[.,;:!?'*~(]/.test(text.charAt(end - 1))) end--;
  return end > host ? end : undefined;
}
