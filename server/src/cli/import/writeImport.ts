import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as l10n from '@vscode/l10n';
import { ExportError } from '../../import/exported/exportFile';
import type { FileMessages } from '../../import/exported/recognizedFiles';
import type { ImportedConversations } from '../../import/logs/importedExports';
import { unreadableText } from '../../import/logs/importTexts';
import { accountsOf, withAccounts } from '../../import/logs/registryUpdate';
import type { AccountNames } from '../../import/logs/speakers';
import type { SettledLog } from '../../merge/logs/settledLog';
import { encodeUtf8 } from '../../text/decoder';
import type { PlannedPicture } from '../../workspace/importPictures';
import type { ImportPlan } from '../../workspace/importPlan';
import { createFile } from '../files/createFile';
import { removeLeftovers } from '../files/temporaryFiles';
import { shownPath } from '../reportTexts';
import { FileError, readTextFile, type TextFile } from '../textFile';
import { writeTextFile } from '../writeTextFile';

/**
 * Writes an import: pictures first, then the logs that show them, then the registry. A new file is there whole or not at all, and a log
 * that is added to is the old or the new one, so that a run that is killed can simply be repeated.
 *
 * @param registryPath absolute
 * @param messages gets the reason if the registry can't be read, and so stays as it is
 * @throws {FileError} if a log or the registry changed meanwhile, or a picture can no longer be read @throws {LogChanged} the same
 * @throws the system's error
 */
export async function writeImport(
  { conversations }: Pick<ImportedConversations, 'conversations'>,
  { logs, pictures, pictureFolder }: ImportPlan,
  registryPath: string,
  messages: Pick<FileMessages, 'notes'>,
): Promise<void> {
  const folders = [...logs.map(({ uri }) => dirname(fileURLToPath(uri))), fileURLToPath(pictureFolder)];
  for (const folder of new Set([...folders, dirname(registryPath)])) removeLeftovers(folder);
  for (const picture of pictures) copyPicture(picture);
  for (const { uri, state, change } of logs) {
    if (state === 'new') createFile(fileURLToPath(uri), [encodeUtf8((await change()).after)]);
    else if (state === 'merged') addTo(uri, await change());
  }
  register(accountsOf(conversations), registryPath, messages);
}

/** @throws {FileError} if it can no longer be read */
function copyPicture({ uri, file }: PlannedPicture): void {
  try {
    createFile(fileURLToPath(uri), file.bytes());
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    throw new FileError(`${file.path}: ${unreadableText(error.reason)}`);
  }
}

/** Adds accounts to the registry as it is now: it may have changed since the export was read. */
function register(
  accounts: readonly AccountNames[],
  path: string,
  { notes }: Pick<FileMessages, 'notes'>,
): void {
  if (accounts.length === 0) return;
  let registry: TextFile | undefined;
  try {
    registry = existsSync(path) ? readTextFile(path, true) : undefined;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    notes.push(l10n.t('{0} So the accounts of the import are not written to it.', error.message));
    return;
  }
  const change = withAccounts(registry?.text, accounts);
  if (change === undefined) return;
  if (registry === undefined) createFile(path, [encodeUtf8(change.after)]);
  else writeTextFile(path, registry, change.after);
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
