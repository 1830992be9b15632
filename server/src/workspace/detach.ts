/** From here on V8 makes a part of a string a view of the whole (`SlicedString::kMinLength`). */
const SHORTEST_VIEW = 13;

/**
 * A copy of a short text, some hundred units, that doesn't keep alive the long text it was cut from: V8 makes `slice` a view, and
 * one name would hold on to a whole log.
 */
export function detach(text: string): string {
  if (text.length < SHORTEST_VIEW) return text;
  const units = new Array<number>(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return String.fromCharCode(...units);
}
