/** Runs jobs in order, `count` at a time. */
export async function inLanes(count: number, jobs: readonly (() => Promise<void>)[]): Promise<void> {
  const left = [...jobs];
  const lane = async (): Promise<void> => {
    for (let job = left.shift(); job !== undefined; job = left.shift()) await job();
  };
  await Promise.all(Array.from({ length: count }, lane));
}
