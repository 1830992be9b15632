import { NAMED_ENTITIES } from '../../text/namedEntities';

const ENTITY = /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));/g;

/** Exports escape a text up to three times, and a log once more. */
const MAX_LEVELS = 5;

/** Decodes the character references of a text, also where they are escaped several times. */
export function decodeEntities(text: string): string {
  let decoded = text;
  for (let level = 0; level < MAX_LEVELS && decoded.includes('&'); level++) {
    const next = decoded.replace(ENTITY, (whole, name?: string, decimal?: string, hex?: string) => {
      if (name !== undefined) return NAMED_ENTITIES[name]!;
      const point = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    });
    if (next === decoded) break;
    decoded = next;
  }
  return decoded;
}
