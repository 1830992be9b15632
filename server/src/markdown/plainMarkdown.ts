/** Drops the backslashes that escape signs in Markdown, and decodes decimal character references. */
export function unescapeMarkdown(text: string): string {
  if (!/[\\&]/.test(text)) return text;
  return text.replace(/\\([!-/:-@[-`{-~])|&#(\d{1,7});/g, (whole, sign?: string, code?: string) => {
    if (sign !== undefined) return sign;
    const point = Number(code);
    return point >= 0x20 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
