import type { ExtensionContext } from 'vscode';
import { activateExtension, deactivateExtension } from './extension';

export function activate(context: ExtensionContext): void {
  // A separate bundle (esbuild.mjs): Node reads it with the first chat log, not with the first Markdown file.
  activateExtension(context, async () => (await import('./server/languageClient.node')).makeConnect);
}

export const deactivate = deactivateExtension;
