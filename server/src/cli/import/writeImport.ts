import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ImportedExports } from '../../import/logs/importedExports';
import { withAccounts } from '../../import/logs/registryUpdate';
import { encodeUtf8 } from '../../text/decoder';
import { removeLeftovers } from '../files/temporaryFiles';
import { type TextFile, writeTextFile } from '../textFile';
import { createFile } from './createFile';
import type { PlannedLog } from './importPlan';
import type { ImportTarget } from './importTarget';

/**
 * Writes an import: pictures first, then the logs that show them, then the registry. Each file is there whole or not at all, so that a
 * run that is killed can simply be repeated.
 *
 * @param registry as it was read; `undefined` if there is none
 * @throws {FileError} if the registry changed meanwhile @throws {ExportError} @throws the system's error
 */
export function writeImport(
  { conversations, media }: ImportedExports,
  logs: readonly PlannedLog[],
  target: ImportTarget,
  registry: TextFile | undefined,
): void {
  const folders = [...logs.map(({ path }) => path), target.registry].map(path => dirname(path));
  for (const folder of new Set([...folders, target.pictures])) removeLeftovers(folder);
  for (const { file, name } of media.copied) {
    const path = join(target.pictures, name);
    // A file that is there has the same content (`ImportTarget.isTaken`).
    if (!existsSync(path)) createFile(path, file.bytes());
  }
  for (const { path, state, text } of logs) if (state === 'new') createFile(path, [encodeUtf8(text())]);
  const accounts = conversations.flatMap(({ speakers }) => speakers.accounts());
  const text = withAccounts(registry?.text, accounts);
  if (text === undefined) return;
  if (registry === undefined) createFile(target.registry, [encodeUtf8(text)]);
  else writeTextFile(target.registry, registry, text);
}
