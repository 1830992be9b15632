import * as vscode from 'vscode';

/** `1 message`, `1,234 messages`. */
export function messageCount(messages: number): string {
  return messages === 1
    ? vscode.l10n.t('1 message')
    : vscode.l10n.t('{0} messages', messages.toLocaleString(vscode.env.language));
}

/** `1 log`, `1,234 logs`. */
export function logCount(logs: number): string {
  return logs === 1
    ? vscode.l10n.t('1 log')
    : vscode.l10n.t('{0} logs', logs.toLocaleString(vscode.env.language));
}
