/**
 * The number of items at the start of a list that satisfy a predicate. All later items must not satisfy it.
 * Takes logarithmic time.
 */
export function partitionPoint<Item>(items: ArrayLike<Item>, holds: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
