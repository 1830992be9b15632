import type { ChatLog } from '../../document/chatLog';
import type { Finding, Severity } from '../../rules/rule';

/** How many findings there are of each severity. */
export type Counts = Record<Severity, number>;

/** A form in which findings are printed. It gets one log after the other, so that none needs to stay in memory. */
export interface Report {
  /** Takes a log with its findings. `file`: the path by which the command line led to it. */
  add(file: string, log: ChatLog, findings: readonly Finding[]): void;
  /** The whole report, ready to print. */
  finish(counts: Counts): string;
}
