import * as vscode from 'vscode';
import { eventually } from '../patience';
import { equal, ok } from './assert';
import { closeAll, extensionId, openSample, sampleLogs } from './documents';

describe('The extension', () => {
  afterEach(closeAll);

  it('knows a chat log by its name, and is activated by it', async () => {
    const [log] = await sampleLogs();
    ok(log, 'examples/ holds no log');
    const editor = await openSample(log);
    equal(editor.document.languageId, 'chatlog');
    const extension = vscode.extensions.getExtension(extensionId);
    ok(extension, `${extensionId} is not there`);
    await eventually('activation', () => extension.isActive);
  });

  it('tells what is wrong with a log', async () => {
    const { document } = await openSample('_posts/2026-03-02-chat.markdown');
    const codes = await eventually('findings', () => {
      const found = vscode.languages.getDiagnostics(document.uri).map(({ code }) => code);
      return found.length > 0 && found.map(code => (typeof code === 'object' ? code.value : code));
    });
    ok(codes.includes('message/malformed-header'), `the planted defect is not found: ${codes.join(', ')}`);
  });
});
