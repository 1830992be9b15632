import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import { ExportError } from '../../import/exported/exportFile';
import type { ExportSource } from '../../import/exported/exportSource';
import {
  type FileMessages,
  type RecognizedFile,
  recognizedFiles,
} from '../../import/exported/recognizedFiles';
import { EXPORT_SOURCES } from '../../import/exported/sources';
import { type ImportedConversations, ImportedExports } from '../../import/logs/importedExports';
import { unreadableText } from '../../import/logs/importTexts';
import { knownAccounts } from '../../import/logs/registryUpdate';
import { leftOutOf } from '../../import/memory/importMemory';
import { withImports } from '../../import/memory/memoryUpdate';
import { DiskFile, openExports } from '../../node/exportFiles';
import { nodeFileSystem } from '../../node/nodeFileSystem';
import { encodeUtf8 } from '../../text/decoder';
import { LogChanged } from '../../workspace/conversationPlan';
import { newImports } from '../../workspace/importMemoryEntries';
import { type ImportPlan, planImport } from '../../workspace/importPlan';
import { ImportTarget } from '../../workspace/importTarget';
import { createFile } from '../files/createFile';
import { registeredPeople } from '../registeredPeople';
import { shownPath } from '../reportTexts';
import { reasonOf } from '../systemError';
import { FileError, readTextFile, type TextFile } from '../textFile';
import { WorkspaceFolders } from '../workspaceFolder';
import { writeTextFile } from '../writeTextFile';
import { conflictTexts } from './conflictTexts';
import type { ImportCommand } from './importOptions';
import type { ImportResult } from './importReport';
import { memoryPath } from './memoryPath';
import { changedText, writeImport } from './writeImport';

/**
 * Imports some exports. Everything is read before anything is written. Days that have a log are merged with it. If a log is of another
 * conversation, nothing is written.
 *
 * @param messages gets what the user has to know
 */
export async function importOnce(command: ImportCommand, messages: FileMessages): Promise<ImportResult> {
  return writeConversations(readExports(command, messages), command, messages);
}

/** Reads the exports of a command. @param messages gets what the user has to know */
export function readExports(command: ImportCommand, messages: FileMessages): ImportedExports {
  const { registryPath } = placesOf(command);
  const { only } = command;
  const imported = new ImportedExports({
    ...command,
    only: only.length === 0 ? undefined : new Set(only),
    context: { start: command.start, today: command.zone.local(Date.now()).day },
    known: knownAccounts(readIfThere(registryPath)?.text),
    uriOf: file => (file instanceof DiskFile ? file.uri : undefined),
  });
  const sources = EXPORT_SOURCES.filter(({ id }) => command.format === undefined || id === command.format);
  for (const path of command.paths) {
    const chosen = pathToFileURL(resolve(path)).href;
    for (const file of filesOf(path, sources, messages)) for (const _ of imported.read(file, chosen));
  }
  return imported;
}

/** Merges conversations with the logs of the command's folder, and writes these. @param messages gets what the user has to know */
export async function writeConversations(
  imported: ImportedConversations,
  command: ImportCommand,
  messages: FileMessages,
): Promise<ImportResult> {
  const { failures } = messages;
  const { to, workspaceFolder, registryPath } = placesOf(command);
  const target = new ImportTarget(nodeFileSystem, pathToFileURL(workspaceFolder).href);
  const plan = await planImport(imported, pathToFileURL(to).href, target, {
    people: registeredPeople([registryPath]),
    isAnyway: command.anyway,
    leftOut: leftOutOf(readIfThere(memoryPath(workspaceFolder, command.registryPath))?.text),
  });
  const conflicts = plan.logs.filter(({ state }) => state === 'other');
  let written = false;
  if (conflicts.length > 0) failures.push(...conflictTexts(conflicts));
  else if (!command.dryRun) {
    try {
      await writeImport(imported, plan, registryPath, messages);
      remember(plan, workspaceFolder, command, messages);
      written = true;
    } catch (error) {
      failures.push(whyNotWritten(error));
    }
  }
  return { reports: imported.reports, logs: plan.logs, written };
}

/** The folder for the logs, its workspace folder, and the registry of that: all absolute. */
function placesOf({ to, registryPath }: Pick<ImportCommand, 'to' | 'registryPath'>) {
  const folders = new WorkspaceFolders(registryPath);
  const workspaceFolder = folders.ofFolder(resolve(to));
  return { to: resolve(to), workspaceFolder, registryPath: folders.registryOf(workspaceFolder) };
}

/**
 * Writes what `--again` needs, after all else. An import of some days only is none to repeat.
 *
 * @throws {FileError} if the file changed meanwhile @throws the system's error
 */
function remember(
  plan: ImportPlan,
  workspaceFolder: string,
  { remembers, since, until, zone, media, registryPath }: ImportCommand,
  { notes }: FileMessages,
): void {
  if (!remembers || since !== undefined || until !== undefined) return;
  const path = memoryPath(workspaceFolder, registryPath);
  const file = readIfThere(path);
  const imports = newImports(plan, pathToFileURL(workspaceFolder).href, { zone: zone.name, media });
  const isUnreadable = file === undefined && existsSync(path);
  const text = isUnreadable ? undefined : withImports(file?.text, imports);
  if (text === undefined) {
    notes.push(
      l10n.t(
        '{0}: this file cannot be edited, so this import is not remembered for --again.',
        shownPath(path),
      ),
    );
  } else if (text !== (file?.text ?? '')) {
    if (file === undefined) createFile(path, [encodeUtf8(text)]);
    else writeTextFile(path, file, text);
  }
}

/** The recognized files of a path. What cannot be opened, recognized or read is said in `messages`. */
function filesOf(path: string, sources: readonly ExportSource[], messages: FileMessages): RecognizedFile[] {
  try {
    return openExports(path).flatMap(opened => recognizedFiles(opened, sources, messages));
  } catch (error) {
    messages.failures.push(
      `${path}: ${error instanceof ExportError ? unreadableText(error.reason) : reasonOf(error)}`,
    );
    return [];
  }
}

function whyNotWritten(error: unknown): string {
  if (error instanceof FileError) return error.message;
  if (error instanceof LogChanged) return changedText(error.uri);
  return l10n.t('Writing failed ({0}).', reasonOf(error));
}

/** A registry that cannot be read is left as it is: no account is known, and none is written. */
function readIfThere(path: string): TextFile | undefined {
  try {
    return readTextFile(path, true);
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}
