import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { differentSources } from '../../merge/logs/differentSources';
import { ExitCode } from '../exitCode';
import { print } from '../print';
import { registeredPeople } from '../registeredPeople';
import { shownPath } from '../reportTexts';
import { reasonOf } from '../systemError';
import { FileError } from '../textFile';
import { WorkspaceFolders } from '../workspaceFolder';
import type { MergeCommand } from './mergeOptions';
import { type PlannedConversation, type PlannedLog, planMerge } from './mergePlan';
import { jsonMergeReport, textMergeReport } from './mergeReport';
import { type MergeSource, readSources } from './mergeSources';
import { writeMerge } from './writeMerge';

/**
 * `chatlog merge`: everything is read and merged before anything is written. What looks like two conversations is refused, and so is a
 * place where something else is; then nothing is written.
 *
 * Without a place for the result, the merged log goes to stdout and the report to stderr.
 */
export async function merge(command: MergeCommand): Promise<ExitCode> {
  const { paths, output, dryRun, anyway, registryPath } = command;
  try {
    const sources = readSources(paths);
    const conversations = await planMerge(
      sources,
      output,
      registeredPeople(registriesOf(sources, registryPath)),
      registryPath,
    );
    const logs = conversations.flatMap(each => each.logs);
    const refusals = [
      ...(anyway ? [] : conversations.flatMap(each => differentTexts(each, paths))),
      ...occupiedTexts(logs),
    ];
    const isWritten = refusals.length === 0 && !dryRun;
    if (isWritten && output !== undefined) writeMerge(conversations);
    const result = { paths, conversations, written: isWritten };
    const report = command.report === 'json' ? jsonMergeReport(result) : textMergeReport(result);
    const isPrinted = output === undefined && isWritten;
    if (isPrinted) print('stdout', logs.map(({ text }) => text).join(''));
    print(isPrinted ? 'stderr' : 'stdout', report);
    print('stderr', refusals.map(message => `chatlog: ${message}\n`).join(''));
    if (refusals.length > 0) return ExitCode.Failure;
    const isCertain = conversations.every(each => each.merge.uncertain.length === 0);
    return isCertain ? ExitCode.Clean : ExitCode.Findings;
  } catch (error) {
    if (!(error instanceof FileError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    const reason =
      error instanceof FileError ? error.message : l10n.t('Writing failed ({0}).', reasonOf(error));
    print('stderr', `chatlog: ${reason}\n`);
    return ExitCode.Failure;
  }
}

/** The places of the registries of the sources, existing or not. */
function registriesOf(sources: readonly MergeSource[], registryPath: string): string[] {
  const folders = new WorkspaceFolders(registryPath);
  return sources.map(({ path, isFolder }) => {
    const absolute = resolve(path);
    return folders.registryOf(isFolder ? folders.ofFolder(absolute) : folders.ofFile(absolute));
  });
}

function differentTexts({ sources, merge }: PlannedConversation, paths: readonly string[]): string[] {
  return differentSources(merge.overlaps).map(({ a, b, common }) =>
    l10n.t(
      '{0} and {1} look like two conversations: at the same time they have {2} and {3} messages, and {4} of them in common. Nothing was written. {5} merges them all the same.',
      paths[sources[a]!]!,
      paths[sources[b]!]!,
      common.a,
      common.b,
      common.pairs,
      '--anyway',
    ),
  );
}

function occupiedTexts(logs: readonly PlannedLog[]): string[] {
  const occupied = logs.filter(({ state }) => state === 'other').map(({ path }) => shownPath(path!));
  if (occupied.length === 0) return [];
  const listed =
    occupied.length > 5 ? `${occupied.slice(0, 5).join(', ')} … (${occupied.length})` : occupied.join(', ');
  return [
    l10n.t(
      'Nothing was written, as something else is at the place of the result: {0}. Choose another place with {1}.',
      listed,
      '-o',
    ),
  ];
}
