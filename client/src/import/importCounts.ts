import * as vscode from 'vscode';
import type { ImportReading } from '../../../server/src/protocol';

/** The numbers of messages and logs that an import adds. */
export function addedBy({ logs }: Pick<ImportReading, 'logs'>): {
  readonly messages: number;
  readonly logs: number;
} {
  const added = logs.filter(({ state }) => state === 'new');
  return { messages: added.reduce((sum, log) => sum + log.messages, 0), logs: added.length };
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
