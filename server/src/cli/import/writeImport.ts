import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImportedExports } from '../../import/logs/importedExports';
import { accountsOf, withAccounts } from '../../import/logs/registryUpdate';
import { encodeUtf8 } from '../../text/decoder';
import type { ImportPlan } from '../../workspace/importPlan';
import { createFile } from '../files/createFile';
import { removeLeftovers } from '../files/temporaryFiles';
import type { TextFile } from '../textFile';
import { writeTextFile } from '../writeTextFile';

/** The speaker registry of an import. */
export interface ImportRegistry {
  /** Absolute. */
  readonly path: string;
  /** As it was read; `undefined` if there is none, or it can't be read. */
  readonly file: TextFile | undefined;
}

/**
 * Writes an import: pictures first, then the logs that show them, then the registry. Each file is there whole or not at all, so that a
 * run that is killed can simply be repeated.
 *
 * @throws {FileError} if the registry changed meanwhile @throws {ExportError} @throws the system's error
 */
export function writeImport(
  { conversations }: ImportedExports,
  { logs, pictures, pictureFolder }: ImportPlan,
  registry: ImportRegistry,
): void {
  const folders = [...logs.map(({ uri }) => dirname(fileURLToPath(uri))), fileURLToPath(pictureFolder)];
  for (const folder of new Set([...folders, dirname(registry.path)])) removeLeftovers(folder);
  for (const { uri, file } of pictures) createFile(fileURLToPath(uri), file.bytes());
  for (const { uri, state, text } of logs) {
    if (state === 'new') createFile(fileURLToPath(uri), [encodeUtf8(text())]);
  }
  const accounts = accountsOf(conversations);
  const text = withAccounts(registry.file?.text, accounts);
  if (text === undefined) return;
  if (registry.file !== undefined) writeTextFile(registry.path, registry.file, text);
  else if (!existsSync(registry.path)) createFile(registry.path, [encodeUtf8(text)]);
}
