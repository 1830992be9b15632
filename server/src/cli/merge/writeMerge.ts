import { basename, dirname } from 'node:path';
import { ExportError } from '../../import/exported/exportFile';
import { unreadableText } from '../../import/logs/importTexts';
import { DiskFile } from '../../node/exportFiles';
import { encodeUtf8 } from '../../text/decoder';
import { createFile } from '../files/createFile';
import { removeLeftovers } from '../files/temporaryFiles';
import { shownPath } from '../reportTexts';
import { FileError } from '../textFile';
import { writeTextFile } from '../writeTextFile';
import { copiedFiles } from './copiedFiles';
import type { PlannedConversation } from './mergePlan';

/**
 * Writes the files that messages name, then the logs of a merge that are not there yet. Each is the old one or the new one, whole, whatever
 * happens on the way, and a run that is killed can simply be repeated.
 *
 * @throws {FileError} if a log changed meanwhile, or a file can no longer be read @throws the system's error
 */
export function writeMerge(conversations: readonly PlannedConversation[]): void {
  const logs = conversations.flatMap(each => each.logs);
  const copies = copiedFiles(logs);
  const folders = [
    ...logs.map(({ path }) => dirname(path!)),
    ...conversations.flatMap(({ fileFolders }) => fileFolders),
  ];
  for (const folder of new Set(folders)) removeLeftovers(folder);
  for (const { from, to } of copies) copyFile(from, to);
  for (const { path, text, hasMark, state, there } of logs) {
    if (state === 'new') createFile(path!, [encodeUtf8(hasMark ? `\ufeff${text}` : text)]);
    else if (state === 'changed') writeTextFile(path!, there!, text);
  }
}

function copyFile(from: string, to: string): void {
  try {
    createFile(to, new DiskFile(from, basename(from)).bytes());
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    throw new FileError(`${shownPath(from)}: ${unreadableText(error.reason)}`);
  }
}
