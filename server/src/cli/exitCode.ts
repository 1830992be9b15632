/** The exit codes of the process, as documented in `docs/command-line.md`. */
export const ExitCode = {
  /** Nothing at error level, and no more warnings than allowed. */
  Clean: 0,
  /** Errors, or more warnings than allowed. */
  Findings: 1,
  /** A wrong call, or a file that could not be read or written. */
  Failure: 2,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
