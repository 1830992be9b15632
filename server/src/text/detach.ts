/** From here on V8 makes a part of a string a view of the whole (`SlicedString::kMinLength`). */
const SHORTEST_VIEW = 13;

/** So many units at a time: `fromCharCode` takes its arguments from the stack. */
const PIECE = 4096;

/**
 * A copy of a text, mostly of some hundred units, that doesn't keep alive the long text it was cut from: V8 makes `slice` a view,
 * and one name would hold on to a whole log.
 */
export function detach(text: string): string {
  if (text.length < SHORTEST_VIEW) return text;
  let copy = '';
  for (let start = 0; start < text.length; start += PIECE) {
    const units = new Array<number>(Math.min(PIECE, text.length - start));
    for (let i = 0; i < units.length; i++) units[i] = text.charCodeAt(start + i);
    copy += String.fromCharCode(...units);
  }
  return copy;
}
