// Format Document, Format Selection and Enter after a header, as VS Code runs them.
import * as vscode from 'vscode';
import { eventually } from '../patience';
import { equal, ok } from './assert';
import { closeAll, openText, sample } from './documents';
import { head } from './logText';

const wrong = `${head}
>07:59:00 李雷-青禾科技
早上好 😀


> 08:00:00  Kim Park
\`\`\`
let a = 1; 
\`\`\`
>08:01:00 Ann
bye`;

const right = `${head}> 07:59:00  李雷-青禾科技  
   
早上好 😀  
   
> 08:00:00  Kim Park  
   
\`\`\`
let a = 1; 
\`\`\`
   
> 08:01:00  Ann  
   
bye  
   
`;

describe('Formatting', () => {
  afterEach(closeAll);

  it('of a document spaces it; undo brings the text back, and a second time does nothing', async () => {
    const { document } = await openText(wrong);
    await offered(document);
    await vscode.commands.executeCommand('editor.action.formatDocument');
    equal(document.getText(), right);
    const { version } = document;
    await vscode.commands.executeCommand('editor.action.formatDocument');
    equal(document.version, version, 'formatted again');
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), wrong);
    await vscode.commands.executeCommand('redo');
    equal(document.getText(), right);
  });

  it('of a document leaves the cursor at its word', async () => {
    const editor = await openText(wrong);
    await offered(editor.document);
    const at = editor.document.positionAt(wrong.indexOf('Kim') + 1);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('editor.action.formatDocument');
    equal(editor.document.offsetAt(editor.selection.active), right.indexOf('Kim') + 1);
  });

  it('of a file keeps CRLF', async () => {
    const uri = sample('formatting.chatlog');
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(crlf(wrong)));
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      await offered(document);
      await vscode.commands.executeCommand('editor.action.formatDocument');
      equal(document.getText(), crlf(right));
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('is not done on save unless the user asks for it', () => {
    const settings = vscode.workspace.getConfiguration('editor', { languageId: 'chatlog' });
    equal(settings.get('formatOnSave'), false);
    equal(settings.get('formatOnType'), false);
  });

  it('on Enter after a header, where the user asks for it, spaces the header; the cursor stands where the body goes', async () => {
    const settings = vscode.workspace.getConfiguration('editor');
    const set = (value: boolean | undefined) =>
      settings.update('formatOnType', value, vscode.ConfigurationTarget.Global);
    await set(true);
    try {
      await offered((await openText(wrong)).document);
      const editor = await openText(head);
      const { document } = editor;
      const end = document.lineAt(document.lineCount - 1).range.end;
      editor.selection = new vscode.Selection(end, end);
      await vscode.commands.executeCommand('type', { text: '>08:01:00 Ann' });
      await vscode.commands.executeCommand('type', { text: '\n' });
      await eventually('a spaced header', () => document.getText().includes('> 08:01:00  Ann  \n'));
      await vscode.commands.executeCommand('type', { text: 'bye' });
      equal(document.getText(), `${head}> 08:01:00  Ann  \n   \nbye`);
    } finally {
      await set(undefined);
    }
  });
});

/** Waits until the server offers to format a document, which has something to format. */
async function offered(document: vscode.TextDocument): Promise<void> {
  const edits = await eventually('a formatter', () =>
    vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      { tabSize: 4, insertSpaces: true },
    ),
  );
  ok(Array.isArray(edits), 'edits');
}
