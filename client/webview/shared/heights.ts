/**
 * The heights of many items, measured or estimated, in pixels. A change of one height, the position of an item and the
 * item at a position cost the logarithm of their number (a Fenwick tree).
 */
export class Heights {
  #heights = new Float64Array(0);
  #measured = new Uint8Array(0);
  /** One-based; `#tree[i]` is the sum of the heights up to `i` from the last index that has fewer bits. */
  #tree = new Float64Array(1);
  #estimate: number;

  constructor(estimate: number) {
    this.#estimate = estimate;
  }

  get count(): number {
    return this.#heights.length;
  }

  /** The total height. */
  get total(): number {
    return this.top(this.count);
  }

  height(index: number): number {
    return this.#heights[index] ?? 0;
  }

  /** The position where an item begins; for an index beyond the last, the end of the last. */
  top(index: number): number {
    let sum = 0;
    for (let i = Math.min(Math.max(0, index), this.count); i > 0; i -= i & -i) sum += this.#tree[i]!;
    return sum;
  }

  /**
   * The item at a position: the first item for a position above the beginning, the last for one below the end, -1 without
   * items.
   */
  indexAt(position: number): number {
    let index = 0;
    let rest = position;
    for (let step = 1 << (31 - Math.clz32(Math.max(1, this.count))); step > 0; step >>= 1) {
      const next = index + step;
      if (next <= this.count && this.#tree[next]! <= rest) {
        index = next;
        rest -= this.#tree[next]!;
      }
    }
    return Math.min(index, this.count - 1);
  }

  /** Stores a measured height. Returns whether it differs from the known one. */
  measure(index: number, height: number): boolean {
    this.#measured[index] = 1;
    const delta = height - this.#heights[index]!;
    if (Math.abs(delta) < 0.01) return false;
    this.#heights[index] = height;
    for (let i = index + 1; i <= this.count; i += i & -i) this.#tree[i]! += delta;
    return true;
  }

  /** `removed` items from `first` on are replaced by `inserted` ones of estimated height. */
  splice(first: number, removed: number, inserted: number): void {
    const kept = Math.min(removed, inserted);
    if (removed === inserted) return;
    const count = this.count - removed + inserted;
    const heights = new Float64Array(count).fill(this.#estimate);
    const measured = new Uint8Array(count);
    heights.set(this.#heights.subarray(0, first + kept));
    measured.set(this.#measured.subarray(0, first + kept));
    heights.set(this.#heights.subarray(first + removed), first + inserted);
    measured.set(this.#measured.subarray(first + removed), first + inserted);
    this.#heights = heights;
    this.#measured = measured;
    this.#build();
  }

  /** Sets the estimated height of items that were never measured. */
  setEstimate(estimate: number): void {
    this.#estimate = estimate;
    for (let i = 0; i < this.count; i++) if (!this.#measured[i]) this.#heights[i] = estimate;
    this.#build();
  }

  #build(): void {
    const tree = new Float64Array(this.count + 1);
    for (let i = 1; i <= this.count; i++) {
      tree[i]! += this.#heights[i - 1]!;
      const parent = i + (i & -i);
      if (parent <= this.count) tree[parent]! += tree[i]!;
    }
    this.#tree = tree;
  }
}
