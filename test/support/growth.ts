/** Linear work grows eightfold, and somewhat more where memory has to be found; quadratic work grows 64-fold. */
export const LINEAR = 24;

/** Less than this, in milliseconds, says nothing. */
const LEAST = 3;

/**
 * How many times as much time eight times the work takes. It is the processor's time, and the least of three tries, as
 * machines are busy with other things.
 */
export function growth(work: (count: number) => void, count: number): number {
  work(count / 4);
  const least = (n: number) => Math.min(...[1, 2, 3].map(() => processorTime(() => work(n))));
  return least(8 * count) / Math.max(LEAST, least(count));
}

function processorTime(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
