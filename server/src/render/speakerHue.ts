import { decodeText } from './entities';

/**
 * The hue of a speaker in degrees, 0 to 359. It depends only on the leading segment of the name, so it is the
 * same in every log and for the longer names of a person (`Kim-Acme-Sales` has the hue of `Kim`).
 */
export function speakerHue(name: string): number {
  const key = leadingSegment(decodeText(name).normalize('NFKC').toLowerCase());
  return Math.floor((hash(key) / 0x1_0000_0000) * 360);
}

/**
 * The part before the first separator. A space is a separator only after a Chinese character, because Western
 * names contain spaces.
 */
function leadingSegment(name: string): string {
  const trimmed = name.trim();
  const end = trimmed.search(/[-_|·•—–~/@(（【]|(?<=[\u3400-\u9fff])\s/);
  return end > 0 ? trimmed.slice(0, end).trim() : trimmed;
}

/** FNV-1a over UTF-16 units, with murmur3's finalizer: similar names get very different hues. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
