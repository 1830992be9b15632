import * as vscode from 'vscode';
import { eventually } from '../patience';
import { everywhere } from '../whichHosts';
import { equal, ok } from './assert';
import { closeAll, extensionId, openSample, sampleLogs } from './documents';

describe('The extension', () => {
  afterEach(closeAll);

  it(everywhere('knows a chat log by its name, and is activated by it'), async () => {
    const [log] = await sampleLogs();
    ok(log, 'examples/ holds no log');
    const editor = await openSample(log);
    equal(editor.document.languageId, 'chatlog');
    const extension = vscode.extensions.getExtension(extensionId);
    ok(extension, `${extensionId} is not there`);
    await eventually('activation', () => extension.isActive);
  });
});
