/**
 * Words are compared by their first 64 UTF-16 units, because the table grows with the product of the lengths.
 */
const MAX_LENGTH = 64;

/**
 * The number of insertions, deletions, substitutions and swaps of neighbours that turn one word into another
 * (Damerau-Levenshtein distance, optimal string alignment). Counts UTF-16 units and reads the first 64 of
 * each word.
 */
export function editDistance(a: string, b: string): number {
  const from = a.slice(0, MAX_LENGTH);
  const to = b.slice(0, MAX_LENGTH);
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[to.length]!;
}
