import * as vscode from 'vscode';
import type { ImportReading } from '../../../server/src/protocol';
import { messagesText } from '../changes/changedLogs';

/** Opens what was read and left out as an unsaved Markdown document. */
export async function showImportReport({ files, failures }: ImportReading): Promise<void> {
  const lines = [`# ${vscode.l10n.t('Import')}`, ''];
  for (const { file, source, conversation, items, messages, omitted, unreadable, unreadableCount } of files) {
    lines.push(`## ${file}`, '');
    lines.push(`- ${source}: ${conversation}`);
    lines.push(`- ${vscode.l10n.t('{0} of {1} items', messagesText(messages), items)}`);
    for (const each of omitted) lines.push(`- ${each}`);
    if (unreadableCount > 0) lines.push(`- ${vscode.l10n.t('{0} unreadable', unreadableCount)}`);
    for (const place of unreadable) lines.push(`  - ${place}`);
    lines.push('');
  }
  for (const failure of failures) lines.push(`- ${failure}`);
  const document = await vscode.workspace.openTextDocument({
    language: 'markdown',
    content: lines.join('\n'),
  });
  await vscode.window.showTextDocument(document, { preview: true });
}
