import * as vscode from 'vscode';

export function peopleText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 person') : vscode.l10n.t('{0} people', count);
}
