import * as vscode from 'vscode';
import type { LogChangeResult, LogChoices, OfferCounts } from '../../../server/src/protocol';

/** What an import or a merge does to a log. */
export interface ChangedLog {
  readonly uri: string;
  readonly state: 'new' | 'same' | 'merged' | 'other';
  /** How many messages are added. */
  readonly added: number;
  /** For how many of its messages others know something better. */
  readonly offers: OfferCounts;
}

/** The logs of an import or a merge. */
export interface ChangedLogs {
  readonly logs: readonly ChangedLog[];
  /** Asks for the texts of a log, by its index. */
  changeOf(index: number, choices?: LogChoices): Promise<LogChangeResult>;
}

/** Whether a log is made or changed. */
export function isChanged({ state }: Pick<ChangedLog, 'state'>): boolean {
  return state === 'new' || state === 'merged';
}

/** The number of messages that are added, and of the logs that are made or changed. */
export function addedBy({ logs }: { readonly logs: readonly Pick<ChangedLog, 'state' | 'added'>[] }): {
  readonly messages: number;
  readonly logs: number;
} {
  const changed = logs.filter(isChanged);
  return { messages: changed.reduce((sum, { added }) => sum + added, 0), logs: changed.length };
}

export function messagesText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 message') : vscode.l10n.t('{0} messages', count);
}

export function logsText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 log') : vscode.l10n.t('{0} logs', count);
}

/** Pictures and other files that are copied. */
export function filesText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', count);
}

/** What is said when an import or a merge is written. @param text says it of messages and logs */
export function writtenText(
  added: ReturnType<typeof addedBy>,
  text: (messages: string, logs: string) => string,
): string {
  // All that was new may be left out, or only seconds and pictures taken.
  if (added.logs === 0) return vscode.l10n.t('Nothing was added: the logs stay as they are.');
  return text(messagesText(added.messages), logsText(added.logs));
}
