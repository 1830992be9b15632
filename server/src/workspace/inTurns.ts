import type { Steps } from '../text/steps';
import { TimeSlice } from './timeSlice';
import type { Cancellation } from './workspace';

/** Does work in steps, and lets the server answer requests in between. `undefined` if it is cancelled. */
export async function inTurns<Result>(steps: Steps<Result>, token: Cancellation): Promise<Result | undefined>;
export async function inTurns<Result>(steps: Steps<Result>): Promise<Result>;
export async function inTurns<Result>(
  steps: Steps<Result>,
  token?: Cancellation,
): Promise<Result | undefined> {
  const slice = new TimeSlice();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await slice.pauseWhenDue();
    if (token?.isCancellationRequested) return undefined;
  }
}
