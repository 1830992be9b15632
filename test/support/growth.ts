import assert from 'node:assert/strict';

/** How many times as much work the larger measurement is. */
const STEP = 16;

/**
 * Linear work grows 16-fold, and measured up to 60-fold, where memory has to be found and the small measurement is
 * hotter; quadratic work grows 256-fold.
 */
const LINEAR = 100;

/** Times in milliseconds: what is faster than this is measured over several runs, since less says nothing. */
const LEAST = 3;

/** For so long the small work is done before anything is measured, as the compiler makes faster what runs often. */
const WARM_UP = 30;

/** A machine that does other work may spoil a measurement, not one after the other. */
const ATTEMPTS = 4;

/** `prepare`, called once for each count: what stands ready before something is measured. */
export function prepared<T>(prepare: (count: number) => T): (count: number) => T {
  const byCount = new Map<number, T>();
  return count => {
    if (!byCount.has(count)) byCount.set(count, prepare(count));
    return byCount.get(count)!;
  };
}

/** Fails if the time that `work` takes grows with the square of its count. What is `prepared` in it doesn't count. */
export async function assertLinear(work: (count: number) => unknown, count: number): Promise<void> {
  const ratio = await growth(work, count);
  assert.ok(ratio < LINEAR, `${STEP} times as much took ${ratio.toFixed(0)} times as long`);
}

/**
 * How many times as much time sixteen times the work takes, the larger of it eight times `count`. It is the processor's
 * time, the least of three tries, and of several measurements the first that is linear: what is quadratic is so each
 * time.
 */
async function growth(work: (count: number) => unknown, count: number): Promise<number> {
  const large = 8 * count;
  const small = Math.ceil(large / STEP);
  await timeOfOne(() => work(small), WARM_UP);
  let ratio = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && ratio >= LINEAR; attempt++) {
    ratio = Math.min(ratio, (await least(() => work(large))) / (await least(() => work(small))));
  }
  return ratio;
}

async function least(work: () => unknown): Promise<number> {
  let time = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3; i++) time = Math.min(time, await timeOfOne(work, LEAST));
  return time;
}

/** The processor's time of one run of `work`, in milliseconds: the mean of as many as take `atLeast` together. */
async function timeOfOne(work: () => unknown, atLeast: number): Promise<number> {
  const start = process.cpuUsage();
  for (let runs = 1; ; runs++) {
    await work();
    const { user, system } = process.cpuUsage(start);
    const time = (user + system) / 1000;
    if (time >= atLeast) return time / runs;
  }
}
