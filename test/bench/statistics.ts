/** The value below which a fraction of the samples lies: 0.5 for the median. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

/** A clock, in ms. */
export type Clock = () => number;

const wallClock: Clock = () => performance.now();

/** The processor time that this process has used, with its threads. It hardly depends on other load of the machine. */
export const processorClock: Clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/**
 * Runs two functions in turn, so that other load of the machine affects both, and returns the times of each, in ms. The
 * first round of both is a warm-up and does not count.
 */
export async function inTurn(
  rounds: number,
  floor: () => unknown,
  measured: () => unknown,
  clock = wallClock,
): Promise<{ floor: number[]; measured: number[] }> {
  const samples = { floor: [] as number[], measured: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const taken = { floor: await time(floor, clock), measured: await time(measured, clock) };
    if (round === 0) continue;
    samples.floor.push(taken.floor);
    samples.measured.push(taken.measured);
  }
  return samples;
}

/** The time of a call in ms; of an asynchronous one, until it resolves. */
export async function time(run: () => unknown, clock = wallClock): Promise<number> {
  const start = clock();
  await run();
  return clock() - start;
}
