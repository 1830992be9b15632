import { fileURLToPath } from 'node:url';
import * as l10n from '@vscode/l10n';
import { MAX_LISTED, shownPath } from '../reportTexts';
import type { PlannedLog } from './mergePlan';

/** A file that is copied, by its absolute paths. */
export interface CopiedFile {
  readonly from: string;
  readonly to: string;
}

/** The files that are copied for the logs that are made or changed, each once. */
export function copiedFiles(logs: readonly PlannedLog[]): CopiedFile[] {
  return filesOf(logs).flatMap(({ from, to }) =>
    to === null ? [] : [{ from: fileURLToPath(from), to: fileURLToPath(to) }],
  );
}

/** The paths of files that logs name and that are not copied, as a browser or a desktop may run them. */
export function uncopiedFiles(logs: readonly PlannedLog[]): string[] {
  return filesOf(logs).flatMap(({ from, to }) => (to === null ? [fileURLToPath(from)] : []));
}

function filesOf(logs: readonly PlannedLog[]): PlannedLog['files'] {
  const changed = logs.filter(({ state }) => state === 'new' || state === 'changed');
  return [...new Set(changed.flatMap(({ files }) => files))];
}

/** What becomes of the files that logs name, for people. @param isWritten whether it was done */
export function fileLines(logs: readonly PlannedLog[], isWritten: boolean): string[] {
  const copied = copiedFiles(logs).map(({ from, to }) =>
    isWritten
      ? l10n.t('Copied: {0} to {1}', shownPath(from), shownPath(to))
      : l10n.t('Would be copied: {0} to {1}', shownPath(from), shownPath(to)),
  );
  const left = uncopiedFiles(logs).map(path =>
    l10n.t('Not copied, as a browser or a desktop may run it: {0}', shownPath(path)),
  );
  const lines = [...copied, ...left];
  if (lines.length <= MAX_LISTED) return lines;
  return [...lines.slice(0, MAX_LISTED), l10n.t('… and {0} more files', lines.length - MAX_LISTED)];
}
