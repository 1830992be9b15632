import { relative } from 'node:path';
import * as l10n from '@vscode/l10n';

/** The maximum number of places and logs that the text of a report lists. */
export const MAX_LISTED = 20;

export function messageCount(count: number): string {
  return count === 1 ? l10n.t('1 message') : l10n.t('{0} messages', count);
}

export function logCount(count: number): string {
  return count === 1 ? l10n.t('1 log') : l10n.t('{0} logs', count);
}

/** A path as reports show it: from the current folder if it is below, with slashes. */
export function shownPath(path: string): string {
  const below = relative('.', path);
  return (below.startsWith('..') ? path : below).replaceAll('\\', '/');
}
