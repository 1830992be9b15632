/** From this length on, V8 makes a part of a string a view of the whole (`SlicedString::kMinLength`). */
const SHORTEST_VIEW = 13;

/** UTF-16 units per call of `fromCharCode`, which takes its arguments from the stack. */
const PIECE = 4096;

/**
 * Copies a text, usually of a few hundred units, so that it does not keep the longer text alive that it was
 * cut from. V8 makes the result of `slice` a view, so a single name would keep a whole log in memory.
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
