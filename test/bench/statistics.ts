/** The value below which a fraction of the samples lies: 0.5 for the median. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

/**
 * Runs two functions in turn, so that other load of the machine affects both, and returns the times of each, in ms. The
 * first round of both is a warm-up and does not count.
 */
export async function inTurn(
  rounds: number,
  floor: () => unknown,
  measured: () => unknown,
): Promise<{ floor: number[]; measured: number[] }> {
  const samples = { floor: [] as number[], measured: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const taken = { floor: await time(floor), measured: await time(measured) };
    if (round === 0) continue;
    samples.floor.push(taken.floor);
    samples.measured.push(taken.measured);
  }
  return samples;
}

/** The time of a call in ms; of an asynchronous one, until it resolves. */
export async function time(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
