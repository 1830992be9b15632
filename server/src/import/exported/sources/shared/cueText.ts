/** The characters that WebVTT escapes, by name, and those that HTML writers of captions escape as well. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lrm: '',
  rlm: '',
};

/** A text of a cue without tags (`<i>`, `<c.yellow>`, `<00:00:03.000>`, `{\an8}`), its escapes decoded once. */
export function plainCue(text: string): string {
  return text
    .replace(/<\/?[a-z][^<>\n]{0,300}>|<\d[\d:.]{0,20}>|<\/>|\{\\[^{}\n]{1,60}\}/gi, '')
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,5}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      },
    );
}
