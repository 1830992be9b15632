// How long programs are waited for. These limits only end what hangs: a machine that is busy with ten other things, or a
// slow network, does not reach them.

/** For a program to start. */
export const startLimitMs = 600_000;

/** For a download. */
export const downloadLimitMs = 3_600_000;

/** For one thing in a window to come true or to be seen. */
export const waitLimitMs = 60_000;
