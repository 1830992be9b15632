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
import { ImportedExports } from '../../import/logs/importedExports';
import { unreadableText } from '../../import/logs/importTexts';
import { knownAccounts } from '../../import/logs/registryUpdate';
import { DiskFile, openExports } from '../../node/exportFiles';
import { nodeFileSystem } from '../../node/nodeFileSystem';
import { LogChanged } from '../../workspace/conversationPlan';
import { planImport } from '../../workspace/importPlan';
import { ImportTarget } from '../../workspace/importTarget';
import { ExitCode } from '../exitCode';
import { print } from '../print';
import { registeredPeople } from '../registeredPeople';
import { reasonOf } from '../systemError';
import { FileError, readTextFile, type TextFile } from '../textFile';
import { WorkspaceFolders } from '../workspaceFolder';
import { conflictTexts } from './conflictTexts';
import type { ImportCommand } from './importOptions';
import { jsonImportReport, textImportReport } from './importReport';
import { changedText, writeImport } from './writeImport';

/**
 * `chatlog import`: the report goes to stdout, errors to stderr. Everything is read before anything is written. Days that have a log
 * are merged with it. If a log is of another conversation, nothing is written.
 */
export async function importExports(command: ImportCommand): Promise<ExitCode> {
  const messages: FileMessages = { failures: [], notes: [] };
  const { failures, notes } = messages;
  const folders = new WorkspaceFolders(command.registryPath);
  const to = resolve(command.to);
  const workspaceFolder = folders.ofFolder(to);
  const registryPath = folders.registryOf(workspaceFolder);
  const registry = { path: registryPath, file: readRegistry(registryPath) };
  const imported = new ImportedExports({
    ...command,
    context: { start: command.start, today: command.zone.local(Date.now()).day },
    known: knownAccounts(registry.file?.text),
    uriOf: file => (file instanceof DiskFile ? file.uri : undefined),
  });
  const sources = EXPORT_SOURCES.filter(({ id }) => command.format === undefined || id === command.format);
  for (const path of command.paths) {
    for (const file of filesOf(path, sources, messages)) for (const _ of imported.read(file));
  }
  const target = new ImportTarget(nodeFileSystem, pathToFileURL(workspaceFolder).href);
  const plan = await planImport(imported, pathToFileURL(to).href, target, {
    people: registeredPeople([registryPath]),
    isAnyway: command.anyway,
  });
  const conflicts = plan.logs.filter(({ state }) => state === 'other');
  let written = false;
  if (conflicts.length > 0) failures.push(...conflictTexts(conflicts));
  else if (!command.dryRun) {
    try {
      await writeImport(imported, plan, registry);
      written = true;
    } catch (error) {
      failures.push(whyNotWritten(error));
    }
  }
  const result = { reports: imported.reports, logs: plan.logs, written };
  print('stdout', command.report === 'json' ? jsonImportReport(result) : textImportReport(result));
  print('stderr', [...notes, ...failures].map(message => `chatlog: ${message}\n`).join(''));
  if (!written && !command.dryRun) return ExitCode.Failure;
  const isAllRead = imported.reports.every(({ unreadableCount }) => unreadableCount === 0);
  const isCertain = plan.logs.every(({ uncertain }) => uncertain.length === 0);
  return isAllRead && isCertain && failures.length === 0 ? ExitCode.Clean : ExitCode.Findings;
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
function readRegistry(path: string): TextFile | undefined {
  try {
    return readTextFile(path, true);
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}
