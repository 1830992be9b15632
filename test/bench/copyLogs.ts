import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { logsIn } from './logs';

const GROUPS = 10;

/** Days from one copy of a group to its next one: whole weeks, more than the real logs have from the first to the last. */
const DAYS = 26 * 7;

/**
 * Writes copies of logs under other dates until there are as many as are wanted, as if ten groups had gone on for years. They are as the
 * logs are in all else: a day is changed in the names of the files and wherever the logs have it.
 */
export function copyLogs(from: string, folder: string, count: number): void {
  const logs = logsIn(from).map(path => ({ path: relative(from, path), text: readFileSync(path, 'utf8') }));
  for (let i = 0; i < count; i++) {
    const { path, text } = logs[i % logs.length]!;
    const copy = Math.floor(i / logs.length);
    const day = basename(path).slice(0, '2018-01-01'.length);
    const other = laterDay(day, DAYS * Math.floor(copy / GROUPS));
    const within = join(folder, `group-${copy % GROUPS}`, dirname(path));
    mkdirSync(within, { recursive: true });
    writeFileSync(join(within, basename(path).replace(day, other)), text.replaceAll(day, other));
  }
}

function laterDay(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 24 * 3_600_000).toISOString().slice(0, 10);
}
