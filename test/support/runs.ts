const factor = Number(process.env.RUNS ?? 1);

/**
 * How many random cases a property is tried on: `usual`, or as many times that as the environment says:
 * `RUNS=20 npm run test:unit -- --timeout 0`. An unusual case that was found becomes a test of its own.
 */
export function runs(usual: number): number {
  return Math.ceil(usual * factor);
}
