const factor = Number(process.env.RUNS ?? 1);

/**
 * The number of random cases of a property: `usual`, multiplied by `RUNS` of the environment:
 * `RUNS=20 npm run test:unit -- --timeout 0`. A failing case that it finds becomes a separate test.
 */
export function runs(usual: number): number {
  return Math.ceil(usual * factor);
}
