// Time limits for programs. They only end a program that hangs: a machine that is busy with ten other tasks, or a
// slow network, does not reach them.

/** For a program to start. */
export const startLimitMs = 600_000;

/** For a download. */
export const downloadLimitMs = 3_600_000;

/** For one condition in a window, or one element to be visible. */
export const waitLimitMs = 60_000;
