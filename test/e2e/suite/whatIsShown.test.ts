import * as vscode from 'vscode';
import { eventually } from '../patience';
import { equal } from './assert';
import { openText } from './documents';
import { frontMatter } from './logText';

const log = `${frontMatter('2026-04-01', 'Kim')}> 07:08:28  Kim Park  \n   \nGood morning  \n   \n> 07:09:00  李雷  \n   \n![a](img/a.png)  \n   \n`;

describe('What is shown of messages', () => {
  it('is the text in references, the header in hovers and definitions', async () => {
    const { document } = await openText(log);
    const line = log.split('\n').indexOf('> 07:08:28  Kim Park  ');
    const shown = await eventually('references', async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        new vscode.Position(line, 14),
      );
      const own = found.filter(({ uri }) => uri.toString() === document.uri.toString());
      return own.length > 0 && own.map(({ range }) => document.getText(range));
    });
    equal(shown, ['Good morning']);
  });

  it('is a word for an image in the outline', async () => {
    const { document } = await openText(log);
    const details = await eventually('an outline', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      const hour = found?.at(-1);
      return hour?.children.length === 2 && hour.children.map(({ detail }) => detail);
    });
    equal(details, ['Good morning', '🖼 Image']);
  });

  it('is one header in sticky scroll', async () => {
    const { document } = await openText(log);
    const model = vscode.workspace.getConfiguration('editor.stickyScroll', document).get('defaultModel');
    equal(model, 'foldingProviderModel');
  });
});
