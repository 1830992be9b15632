/** What an address may consist of (RFC 3986) but for brackets, which begin an emoticon here. Sticky. */
const ASCII_URL = /https?:\/\/[A-Za-z0-9][A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*/iy;

/** Names of pages in other scripts (`/wiki/支付宝`): letters and digits, nothing that ends a sentence. Sticky. */
const SEGMENT = /[\p{L}\p{N}\-._~%]+/uy;

/** Further ASCII parts of an address. Sticky. */
const REST = /[/?#][A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*/y;

/** What stands for a character that no address holds, escaped as exports do. */
const ESCAPED_END = /&(?:amp;){0,8}(?:lt|gt|quot|apos|nbsp|#160|#39|#34);/i;

/**
 * The http(s) address that begins at a column, as a Chinese reader would end it: before the first character that is
 * not ASCII (`http://a.cn/x，然后`), before punctuation that belongs to the sentence, and before a bracket that it does not
 * open itself. Only below the first level of a path do other scripts count (`/wiki/支付宝`).
 *
 * @returns the column after it; `undefined` when no address begins there
 */
export function urlEnd(text: string, start: number): number | undefined {
  let end = sticky(ASCII_URL, text, start);
  if (end === undefined) return undefined;
  while (text.charCodeAt(end - 1) === 0x2f && isBelowFirstLevel(text, start, end)) {
    const segment = sticky(SEGMENT, text, end);
    if (segment === undefined) break;
    end = sticky(REST, text, segment) ?? segment;
  }
  const escaped = ESCAPED_END.exec(text.slice(start, end));
  if (escaped !== null) end = start + escaped.index;
  return trimEnd(text, start, end);
}

function sticky(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Whether the slash before `end` is a later one than that after the host. */
function isBelowFirstLevel(text: string, start: number, end: number): boolean {
  const root = text.indexOf('/', text.indexOf('//', start) + 2);
  return root !== -1 && root < end - 1;
}

/** Takes off what belongs to the sentence: punctuation, emphasis, brackets that were opened before the address. */
function trimEnd(text: string, start: number, end: number): number | undefined {
  let open = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x28) open++;
    else if (unit === 0x29 && --open < 0) {
      end = i;
      break;
    }
  }
  while (end > start && /[.,;:!?'*~(]/.test(text.charAt(end - 1))) end--;
  return end > start + 'http://'.length ? end : undefined;
}
