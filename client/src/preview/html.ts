import * as vscode from 'vscode';
import { imageSources } from './imageConsent';
import type { PageSettings } from './messages';

/**
 * The page's frame; its content arrives in messages. The page may run our script, use our styles, and show images of the
 * workspace and of hosts that the user allowed. It can't load, send or embed anything else.
 */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri, settings: PageSettings): string {
  const asset = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', name));
  const nonce = randomNonce();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `img-src ${[webview.cspSource, 'data:', ...imageSources(settings)].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(settings.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${asset('preview.css')}">
</head>
<body data-settings="${escapeHtml(JSON.stringify(settings))}">
<script nonce="${nonce}" src="${asset('preview.js')}"></script>
</body>
</html>`;
}

function randomNonce(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
