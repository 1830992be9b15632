/** The longest part of a list, in its order, whose values rise. In O(n log n). */
export function longestRise<T>(items: readonly T[], rankOf: (item: T) => number): T[] {
  /** For each length, the item with the least value that ends a rise of this length. */
  const ends: number[] = [];
  const before = new Int32Array(items.length);
  for (let at = 0; at < items.length; at++) {
    const value = rankOf(items[at]!);
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rankOf(items[ends[middle]!]!) < value) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? -1 : ends[low - 1]!;
    ends[low] = at;
  }
  const rise: T[] = [];
  for (let at = ends[ends.length - 1] ?? -1; at !== -1; at = before[at]!) rise.push(items[at]!);
  return rise.reverse();
}
