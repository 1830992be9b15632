/** Linear work grows eightfold, and somewhat more where memory has to be found; quadratic work grows 64-fold. */
export const LINEAR = 24;

/** Less than this, in milliseconds, says nothing. */
const LEAST = 3;

/** A machine that collects garbage or does other work may spoil a measurement, not one after the other. */
const ATTEMPTS = 4;

/**
 * How many times as much time eight times the work takes. It is the processor's time, the least of three tries, and of
 * several measurements the first that is linear: what is quadratic is so each time.
 */
export function growth(work: (count: number) => void, count: number): number {
  work(count / 4);
  const least = (n: number) => Math.min(...[1, 2, 3].map(() => processorTime(() => work(n))));
  let ratio = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && ratio >= LINEAR; attempt++) {
    ratio = Math.min(ratio, least(8 * count) / Math.max(LEAST, least(count)));
  }
  return ratio;
}

function processorTime(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
