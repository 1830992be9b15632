import * as vscode from 'vscode';
import type { ImportedLog, ImportReading } from '../../../server/src/protocol';

/** Whether an import makes or changes a log. */
export function isChanged({ state }: ImportedLog): boolean {
  return state === 'new' || state === 'merged';
}

/** The number of messages that an import adds, and of the logs that it makes or changes. */
export function addedBy({ logs }: Pick<ImportReading, 'logs'>): {
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

export function peopleText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 person') : vscode.l10n.t('{0} people', count);
}

/** Pictures and other files that are copied. */
export function filesText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', count);
}
