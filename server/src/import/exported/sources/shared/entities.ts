import { htmlFragment } from '../../input/html';
import { textOf } from '../../input/htmlElement';

/** Exports escape a text up to four times; more levels are kept as they are. */
const MAX_LEVELS = 6;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;

/** A text whose HTML entities are decoded, all levels of escaping. A non-breaking space becomes a space. */
export function decodeEntities(text: string): string {
  let decoded = text;
  for (let level = 0; level < MAX_LEVELS && decoded.includes('&'); level++) {
    const next = decoded.replace(ENTITY, decodeEntity);
    if (next === decoded) break;
    decoded = next;
  }
  return decoded.replaceAll('\u00a0', ' ');
}

/** The entities that were decoded: texts repeat a few. */
const decodedEntities = new Map<string, string>();
const MAX_REMEMBERED = 2000;

function decodeEntity(entity: string): string {
  const known = decodedEntities.get(entity);
  if (known !== undefined) return known;
  const [node] = htmlFragment(entity) ?? [];
  const text = node === undefined ? entity : textOf(node);
  if (decodedEntities.size < MAX_REMEMBERED) decodedEntities.set(entity, text);
  return text;
}
