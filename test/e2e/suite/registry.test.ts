// The speaker registry, inside the extension host: a YAML document that has findings, fixes and completion.
import * as vscode from 'vscode';
import { eventually } from '../patience';
import { equal, ok } from './assert';
import { closeAll, sample } from './documents';
import { finding, noFinding } from './findings';

const text = `people:
  - name: Tea
    aliases: [Tea]
    colour: teal
`;

describe('The speaker registry', () => {
  const uri = sample('_data/speakers.yml');

  beforeEach(async () => {
    await vscode.workspace.fs.createDirectory(sample('_data'));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  });
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(sample('_data'), { recursive: true });
  });

  it('has findings, with fixes that undo takes back', async () => {
    const { range } = await finding(uri, 'registry/duplicate-name');
    equal(range.start.line, 2);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
    );
    const fix = actions.find(({ isPreferred, edit }) => isPreferred && edit !== undefined);
    ok(fix?.edit, 'a fix');
    await vscode.workspace.applyEdit(fix.edit);
    const { document } = vscode.window.activeTextEditor!;
    equal(document.getText(), text.replace('    aliases: [Tea]\n', ''));
    await noFinding(uri, 'registry/duplicate-name');
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), text);
  });

  it('completes keys, and the names that the logs hold', async () => {
    const editor = vscode.window.activeTextEditor!;
    await editor.edit(edit => edit.insert(new vscode.Position(4, 0), '  - name: \n    a'));
    const labels = async (line: number, character: number) => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        new vscode.Position(line, character),
      );
      return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    const logs = await vscode.workspace.findFiles('_posts/*-chat.markdown');
    const [log] = await Promise.all(logs.map(async each => vscode.workspace.fs.readFile(each)));
    const speaker = /^> \d\d:\d\d:\d\d {2}(.*\S)/m.exec(new TextDecoder().decode(log))![1]!;
    await eventually(`${speaker} among the names`, async () => (await labels(4, 10)).includes(speaker));
    ok((await labels(5, 5)).includes('aliases'), 'the key');
  });
});
