/**
 * Work in steps, with pauses in which other work can be done. What it gives is returned at the end. A step takes some milliseconds for
 * inputs of usual size.
 */
export type Steps<Result> = Generator<void, Result, void>;

/** Does all steps without a pause. */
export function finished<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
