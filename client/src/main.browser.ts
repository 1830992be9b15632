import type { ExtensionContext } from 'vscode';
import { activateExtension, deactivateExtension } from './extension';

export function activate(context: ExtensionContext): void {
  activateExtension(context, async () => (await import('./server/languageClient.browser')).makeConnect);
}

export const deactivate = deactivateExtension;
