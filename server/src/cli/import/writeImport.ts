import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as l10n from '@vscode/l10n';
import type { ImportedExports } from '../../import/logs/importedExports';
import { accountsOf, withAccounts } from '../../import/logs/registryUpdate';
import type { SettledLog } from '../../merge/logs/settledLog';
import { encodeUtf8 } from '../../text/decoder';
import type { ImportPlan } from '../../workspace/importPlan';
import { createFile } from '../files/createFile';
import { removeLeftovers } from '../files/temporaryFiles';
import { shownPath } from '../reportTexts';
import { FileError, readTextFile, type TextFile } from '../textFile';
import { writeTextFile } from '../writeTextFile';

/** The speaker registry of an import. */
export interface ImportRegistry {
  /** Absolute. */
  readonly path: string;
  /** As it was read; `undefined` if there is none, or it can't be read. */
  readonly file: TextFile | undefined;
}

/**
 * Writes an import: pictures first, then the logs that show them, then the registry. A new file is there whole or not at all, and a log
 * that is added to is the old or the new one, so that a run that is killed can simply be repeated.
 *
 * @throws {FileError} if a log or the registry changed meanwhile @throws {LogChanged} the same
 * @throws {ExportError} @throws the system's error
 */
export async function writeImport(
  { conversations }: ImportedExports,
  { logs, pictures, pictureFolder }: ImportPlan,
  registry: ImportRegistry,
): Promise<void> {
  const folders = [...logs.map(({ uri }) => dirname(fileURLToPath(uri))), fileURLToPath(pictureFolder)];
  for (const folder of new Set([...folders, dirname(registry.path)])) removeLeftovers(folder);
  for (const { uri, file } of pictures) createFile(fileURLToPath(uri), file.bytes());
  for (const { uri, state, change } of logs) {
    if (state === 'new') createFile(fileURLToPath(uri), [encodeUtf8((await change()).after)]);
    else if (state === 'merged') addTo(uri, await change());
  }
  const accounts = accountsOf(conversations);
  const text = withAccounts(registry.file?.text, accounts);
  if (text === undefined) return;
  if (registry.file !== undefined) writeTextFile(registry.path, registry.file, text);
  else if (!existsSync(registry.path)) createFile(registry.path, [encodeUtf8(text)]);
}

/** Adds messages to a log that is still as it was when the import was planned. @throws {FileError} */
function addTo(uri: string, { before, after }: SettledLog): void {
  const path = fileURLToPath(uri);
  const file = readTextFile(path, true);
  if (file.text !== before) throw new FileError(changedText(uri));
  writeTextFile(path, file, after);
}

/** @param uri of a log */
export function changedText(uri: string): string {
  return l10n.t(
    '{0}: this log changed while it was being imported to; run again.',
    shownPath(fileURLToPath(uri)),
  );
}
