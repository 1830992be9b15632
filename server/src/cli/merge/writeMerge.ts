import { dirname } from 'node:path';
import { encodeUtf8 } from '../../text/decoder';
import { createFile } from '../files/createFile';
import { removeLeftovers } from '../files/temporaryFiles';
import { writeTextFile } from '../writeTextFile';
import type { PlannedLog } from './mergePlan';

/**
 * Writes the logs of a merge that are not there yet. Each is the old one or the new one, whole, whatever happens on the way, and a run that
 * is killed can simply be repeated.
 *
 * @throws {FileError} if a log changed meanwhile @throws the system's error
 */
export function writeMerge(logs: readonly PlannedLog[]): void {
  for (const folder of new Set(logs.map(({ path }) => dirname(path!)))) removeLeftovers(folder);
  for (const { path, text, hasMark, state, there } of logs) {
    if (state === 'new') createFile(path!, [encodeUtf8(hasMark ? `\ufeff${text}` : text)]);
    else if (state === 'changed') writeTextFile(path!, there!, text);
  }
}
