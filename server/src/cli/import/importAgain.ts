import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { FileMessages } from '../../import/exported/recognizedFiles';
import { zoneOf } from '../../import/logs/zone';
import { isSameTitle, titleOf } from '../../import/memory/exportTitle';
import { type RememberedImport, readImportMemory } from '../../import/memory/importMemory';
import { shownPath } from '../reportTexts';
import { FileError, readTextFile } from '../textFile';
import { WorkspaceFolders } from '../workspaceFolder';
import { readExports, writeConversations } from './importOnce';
import type { AgainChoices, ImportCommand } from './importOptions';
import type { ImportResult } from './importReport';
import { memoryPath } from './memoryPath';
import { NewestExports } from './newestExport';
import { SharedReadings } from './sharedReadings';

/**
 * `chatlog import --again`: repeats remembered imports one after another, each with the newest export of its conversation, or with the given
 * files. `--conversation` and `--format` choose among them; the folder of `--to` only says where they are remembered.
 *
 * @returns `undefined` if nothing is remembered, or can be repeated; `messages` says why
 */
export async function importAgain(
  command: ImportCommand,
  choices: AgainChoices,
  messages: FileMessages,
): Promise<ImportResult | undefined> {
  const workspaceFolder = new WorkspaceFolders(command.registryPath).ofFolder(resolve(command.to));
  const path = memoryPath(workspaceFolder, command.registryPath);
  const { only, format } = command;
  const remembered = readRemembered(path, messages)?.filter(
    each =>
      (only.length === 0 || only.includes(each.conversation)) && (format ?? each.format) === each.format,
  );
  if (remembered === undefined) return undefined;
  if (remembered.length === 0) {
    messages.failures.push(l10n.t('{0}: no such import is remembered.', shownPath(path)));
    return undefined;
  }
  const newest = new NewestExports();
  const repeats = remembered.flatMap(
    entry =>
      repeatOf(entry, remembered.length === 1, newest, workspaceFolder, command, choices, messages) ?? [],
  );
  const results: ImportResult[] = [];
  const shared = new SharedReadings(repeats, messages);
  for (const repeat of repeats) {
    const result = await writeRepeat(repeat, shared, command, messages);
    if (result !== undefined) results.push(result);
  }
  if (results.length > 0) {
    return {
      reports: results.flatMap(({ reports }) => reports),
      logs: results.flatMap(({ logs }) => logs),
      written: results.every(({ written }) => written),
    };
  }
  if (command.paths.length > 0) {
    messages.failures.push(
      l10n.t('{0}: none of the remembered conversations is in it.', command.paths.join(', ')),
    );
  }
  return undefined;
}

/** A remembered import that is repeated: the command for its conversation. */
interface Repeat {
  readonly conversation: string;
  readonly command: ImportCommand;
}

/** `undefined` if it can't be repeated; `messages` says why. @param isOnly whether no other import is repeated */
function repeatOf(
  entry: RememberedImport,
  isOnly: boolean,
  exports: NewestExports,
  workspaceFolder: string,
  command: ImportCommand,
  choices: AgainChoices,
  { failures }: FileMessages,
): Repeat | undefined {
  const { conversation, media } = entry;
  const to = resolve(workspaceFolder, entry.to);
  if (relative(workspaceFolder, to).startsWith('..') || relative(workspaceFolder, to) === to) {
    failures.push(l10n.t('{0}: its logs would be outside of {1}.', conversation, shownPath(workspaceFolder)));
    return undefined;
  }
  const zone = choices.zone ?? zoneOf(entry.zone);
  if (zone === undefined) {
    failures.push(`${conversation}: ${l10n.t('"{0}" is not a time zone.', entry.zone ?? '')}`);
    return undefined;
  }
  const rememberedTitle = titleOf(entry.from);
  let paths = command.paths;
  // Given files that name no conversation are of the only one, or of the one that had such files.
  let isTitled = isOnly || paths.every(path => isSameTitle(titleOf(path), rememberedTitle));
  if (paths.length === 0) {
    const from = resolve(workspaceFolder, entry.from);
    const newest = exports.find(from, { ...entry, title: rememberedTitle });
    if (newest === undefined) {
      failures.push(
        l10n.t(
          '{0}: its export {1} is gone, and no newer one is beside it. Name the export: {2}',
          conversation,
          shownPath(from),
          'chatlog import --again FILE',
        ),
      );
      return undefined;
    }
    paths = [shownPath(newest)];
    // In a folder, each archive has a name of its own.
    isTitled = !statSync(newest).isDirectory();
  }
  return {
    conversation,
    command: {
      ...command,
      paths,
      to,
      zone,
      media: choices.media ?? media,
      only: [conversation],
      title: isTitled ? conversation : undefined,
      format: undefined,
    },
  };
}

/** `undefined` if there is no such conversation; for given files that is no failure, as they may be of another import. */
async function writeRepeat(
  repeat: Repeat,
  shared: SharedReadings,
  { paths: given }: ImportCommand,
  messages: FileMessages,
): Promise<ImportResult | undefined> {
  const { conversation, command } = repeat;
  const read = shared.take(repeat) ?? readExports(command, messages).only(conversation);
  if (read.reports.length > 0) return writeConversations(read, command, messages);
  if (given.length === 0) {
    messages.failures.push(
      l10n.t('{0}: this conversation is not in {1}.', conversation, command.paths.join(', ')),
    );
  }
  return undefined;
}

/** `undefined` if there is none, or it can't be read. */
function readRemembered(path: string, { failures }: FileMessages): RememberedImport[] | undefined {
  let text: string;
  try {
    text = readTextFile(path).text;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    failures.push(
      l10n.t(
        'No import is remembered: {0} cannot be read. Import once with {1}.',
        shownPath(path),
        '--to FOLDER',
      ),
    );
    return undefined;
  }
  const read = readImportMemory(text);
  if (read === undefined) {
    failures.push(
      l10n.t(
        '{0}: this file is broken. Each import needs conversation, format, from and to. Correct it, or delete it and import once more.',
        shownPath(path),
      ),
    );
  }
  return read;
}
