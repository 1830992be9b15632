import * as l10n from '@vscode/l10n';
import type { CancellationToken } from 'vscode-languageserver';
import type { LogChoices, MergeLogResult, MergeReading, MergeReadParams } from '../protocol';
import { decodeSegment } from '../text/percent';
import type { FileSystem } from '../workspace/fileSystem';
import { type MergeProblem, MergeRefused, readMergedSources } from '../workspace/mergedSources';
import { type MergePlan, planMerge } from '../workspace/mergePlan';
import { asOpen } from '../workspace/openFiles';
import type { Workspace } from '../workspace/workspace';

/** What the server passes on, as this module shares no state with it: in Node it is in another bundle. */
export interface MergeHost {
  readonly workspace: Workspace;
  /** How the workspace is read; absent if the host can't read files. */
  readonly files: { readonly fileSystem: FileSystem } | undefined;
  /** `InitializationOptions.l10nBundle`. */
  readonly texts: Readonly<Record<string, string>> | undefined;
}

/** Nothing is merged, for a reason that is shown to the user. Not an error: its class would be another in the server's bundle. */
export interface MergeRefusal {
  readonly reason: string;
}

/** A merge that is read and planned. */
export class MergeSession {
  readonly #plan: MergePlan;

  constructor(
    readonly id: number,
    plan: MergePlan,
  ) {
    this.#plan = plan;
  }

  reading(): MergeReading {
    const { logs, relations } = this.#plan;
    return { id: this.id, logs: logs.map(({ change: _, ...log }) => log), relations };
  }

  log(index: number, choices?: LogChoices): MergeLogResult {
    const log = this.#plan.logs[index]?.change(choices);
    return log === undefined ? null : { ...log, before: log.before ?? null };
  }
}

/** Reads logs and plans their merge. A merge that is cancelled is of no use. */
export async function readMerge(
  { sources: chosen, anyway = false }: MergeReadParams,
  id: number,
  { workspace, files, texts }: MergeHost,
  token: CancellationToken,
): Promise<MergeSession | MergeRefusal> {
  if (texts !== undefined) l10n.config({ contents: { ...texts } });
  if (files === undefined) return { reason: refusalText('outside', chosen) };
  if (chosen.length < 2) return { reason: l10n.t('A merge needs two logs or folders at least.') };
  await workspace.whenComplete();
  const fileSystem = asOpen(files.fileSystem, workspace);
  try {
    const sources = await readMergedSources(chosen, uri => workspace.folderOf(uri), fileSystem, token);
    if (token.isCancellationRequested) return new MergeSession(id, { logs: [], relations: [] });
    return new MergeSession(id, await planMerge(sources, workspace.people, anyway, fileSystem, token));
  } catch (error) {
    if (!(error instanceof MergeRefused)) throw error;
    const named = error.uris.map(uri => nameOf(uri, workspace.folderOf(uri)));
    return { reason: refusalText(error.problem, named) };
  }
}

/** A path from the workspace folder; the whole path of what is in none. */
function nameOf(uri: string, folder: string | undefined): string {
  const path = folder === undefined ? uri.replace(/^[^:]*:\/\//, '') : uri.slice(folder.length + 1);
  return path.split('/').map(decodeSegment).join('/');
}

function refusalText(problem: MergeProblem, [one = '', other = '']: readonly string[]): string {
  switch (problem) {
    case 'outside':
      return l10n.t('Logs are merged in folders of the workspace: open the folder of {0}.', one);
    case 'no-log':
      return l10n.t('{0}: no chat log found.', one);
    case 'no-day':
      return l10n.t('{0}: nothing says of which day this log is.', one);
    case 'unreadable':
      return l10n.t('{0}: this log is not UTF-8, or cannot be read.', one);
    case 'several':
      return l10n.t(
        '{0} has several conversations: to which of them does {1} belong? Give its folder.',
        one,
        other,
      );
    case 'occupied':
      return l10n.t(
        'The merge needs a new log {0}, and there is one already: choose it too, or its folder.',
        one,
      );
  }
}
