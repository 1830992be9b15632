// Test results: lines of JSON in a file, appended as each test ends. Tests that passed before a crash, a signal or a lost
// terminal are still in the file, and count.
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Counts } from './counts';

/** The result of one test. */
export type Result =
  | { kind: 'passed'; title: string; milliseconds?: number }
  | { kind: 'failed'; title: string; error: string }
  | { kind: 'skipped'; title: string };

/** A line of the file: a result, the start of a test, or the end of a run of Mocha. */
export type Entry = Result | { kind: 'began'; title: string } | { kind: 'end' };

/** The environment variable that names the file. */
const variable = 'CHATLOG_TEST_RESULTS';

/** Appends an entry to the file that the environment names; without one, does nothing. */
export function record(entry: Entry): void {
  const file = process.env[variable];
  if (file) appendFileSync(file, `${JSON.stringify(entry)}\n`);
}

/**
 * Calls `work` with the environment in which its processes record, and returns the recorded entries.
 *
 * A step that runs Mocha inside a recorded step shares the file of that step, so each entry is written once and read
 * by both.
 */
export async function recorded<T>(
  work: (env: NodeJS.ProcessEnv) => Promise<T>,
): Promise<{ value: T; entries: Entry[] }> {
  const shared = process.env[variable];
  if (shared) {
    const start = existsSync(shared) ? statSync(shared).size : 0;
    return { value: await work({}), entries: readEntries(shared, start) };
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'chatlog-results-'));
  const file = path.join(folder, 'results.jsonl');
  try {
    return { value: await work({ [variable]: file }), entries: readEntries(file, 0) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The entries of a file from a byte on. An incomplete last line is left out. */
function readEntries(file: string, start: number): Entry[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file).subarray(start).toString().split('\n');
  return lines.slice(0, -1).map(line => JSON.parse(line) as Entry);
}

export function countResults(entries: readonly Entry[]): Counts {
  const count = (kind: Entry['kind']) => entries.filter(entry => entry.kind === kind).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}

/** The title of the test that has started and not ended, if there is one. */
export function interruptedTest(entries: readonly Entry[]): string | undefined {
  const last = entries.at(-1);
  return last?.kind === 'began' ? last.title : undefined;
}
