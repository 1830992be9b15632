import { partitionPoint } from '../../../server/src/text/partitionPoint';

/** Messages that stand together: all are shown, or one line stands for them. */
interface Run {
  readonly first: number;
  readonly count: number;
  readonly isShown: boolean;
  /** The first item of the run. */
  readonly item: number;
}

/** What the list has in one place: a message, or a line for messages that are left out. */
export type Item =
  | { readonly message: number; readonly count?: never; readonly isAfterGap: boolean }
  | { readonly message: number; readonly count: number };

/** Which messages of a log are in the list. Without a filter, all are, and an item has the number of its message. */
export class ShownItems {
  #total = 0;
  /** `undefined` without a filter. */
  #runs: readonly Run[] | undefined;

  /** The number of messages. */
  get total(): number {
    return this.#total;
  }

  /** The number of items. */
  get count(): number {
    const last = this.#runs?.at(-1);
    if (this.#runs === undefined) return this.#total;
    return last === undefined ? 0 : last.item + (last.isShown ? last.count : 1);
  }

  get isFiltered(): boolean {
    return this.#runs !== undefined;
  }

  /** Sets the number of messages; with a filter, new ones at the end are shown. */
  resize(total: number): void {
    const shown = this.#shown();
    this.#total = total;
    if (shown !== undefined) this.setShown(shown);
  }

  /**
   * Shows some messages only.
   *
   * @param pairs runs of messages in order, as pairs: the first, and how many there are; `undefined` shows all
   */
  setShown(pairs: readonly number[] | undefined): void {
    this.#runs = pairs && toRuns(pairs, this.#total);
  }

  /** Shows the messages that a line stands for. */
  open(item: number): void {
    const gap = this.#runAt(item);
    if (gap === undefined || gap.isShown) return;
    const shown = this.#runs!.flatMap(run => (run.isShown || run === gap ? [run.first, run.count] : []));
    this.setShown(shown);
  }

  /** `removed` messages from `first` on were replaced by `inserted` ones, which are shown. */
  splice(first: number, removed: number, inserted: number): void {
    const shown = this.#shown();
    const delta = inserted - removed;
    this.#total += delta;
    if (shown === undefined) return;
    const move = (at: number) => (at <= first ? at : at >= first + removed ? at + delta : first);
    const pairs: number[] = [];
    for (let i = 0; i < shown.length; i += 2) {
      const start = move(shown[i]!);
      const end = move(shown[i]! + shown[i + 1]!);
      if (end > start) pairs.push(start, end - start);
    }
    if (inserted > 0) pairs.push(first, inserted);
    this.setShown(pairs);
  }

  /** The item at a place of the list, which must exist. */
  at(item: number): Item {
    if (this.#runs === undefined) return { message: item, isAfterGap: false };
    const run = this.#runAt(item)!;
    if (!run.isShown) return { message: run.first, count: run.count };
    return { message: run.first + item - run.item, isAfterGap: item === run.item && item > 0 };
  }

  /** The item that has a message, or stands for it. */
  itemOf(message: number): number {
    if (this.#runs === undefined) return message;
    const run = this.#runs[partitionPoint(this.#runs, ({ first }) => first <= message) - 1];
    if (run === undefined) return 0;
    return run.isShown ? run.item + Math.min(message - run.first, run.count - 1) : run.item;
  }

  /** The messages of a range that are in the list, as runs: from (inclusive) and to (exclusive). */
  *within(start: number, end: number): Generator<readonly [from: number, to: number]> {
    for (const run of this.#runs ?? [{ first: 0, count: this.#total, isShown: true }]) {
      const from = Math.max(start, run.first);
      const to = Math.min(end, run.first + run.count);
      if (run.isShown && to > from) yield [from, to];
    }
  }

  #runAt(item: number): Run | undefined {
    const runs = this.#runs ?? [];
    return runs[partitionPoint(runs, run => run.item <= item) - 1];
  }

  #shown(): number[] | undefined {
    return this.#runs?.flatMap(run => (run.isShown ? [run.first, run.count] : []));
  }
}

/** Runs that cover all messages, from pairs in any order that may touch each other. */
function toRuns(pairs: readonly number[], total: number): Run[] {
  const sorted: [number, number][] = [];
  for (let i = 0; i < pairs.length; i += 2) sorted.push([pairs[i]!, pairs[i]! + pairs[i + 1]!]);
  sorted.sort((a, b) => a[0] - b[0]);
  const runs: Run[] = [];
  let end = 0;
  let item = 0;
  const add = (first: number, after: number, isShown: boolean) => {
    const before = runs.at(-1);
    if (isShown && before?.isShown && before.first + before.count === first) {
      runs[runs.length - 1] = { ...before, count: before.count + after - first };
    } else runs.push({ first, count: after - first, isShown, item });
    item += isShown ? after - first : 1;
  };
  for (const [start, after] of sorted) {
    const from = Math.max(start, end);
    const to = Math.min(after, total);
    if (to <= from) continue;
    if (from > end) add(end, from, false);
    add(from, to, true);
    end = to;
  }
  if (end < total) add(end, total, false);
  return runs;
}
