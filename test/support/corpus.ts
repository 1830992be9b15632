import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Context } from 'mocha';

const FOLDER = join(import.meta.dirname, '../../../shared/corpus');

export interface RealLog {
  /** The path from the folder of the real logs. */
  readonly path: string;
  readonly fileName: string;
  readonly text: string;
}

/** The folder of the real logs, which is beside the repository and not in it. Skips the test, or its whole block, if it is absent. */
export function corpusFolder(context: Context): string {
  if (!existsSync(FOLDER)) {
    console.log('      ../shared/corpus is not there: nothing to look at');
    context.skip();
  }
  return FOLDER;
}

/** All real logs, in the order of their names. Skips the test, or its whole block, if they are absent. */
export function realLogs(context: Context): RealLog[] {
  const folder = corpusFolder(context);
  const logs = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.markdown'))
    .map(({ name, parentPath }) => ({ fileName: name, path: relative(folder, join(parentPath, name)) }))
    .sort((a, b) => compare(a.fileName, b.fileName) || compare(a.path, b.path))
    .map(log => ({ ...log, text: readFileSync(join(folder, log.path), 'utf8') }));
  assert.equal(logs.length, 343);
  return logs;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
