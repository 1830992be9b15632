// The colors of the speaker registry in VS Code: swatches and the color picker.
import * as vscode from 'vscode';
import { eventually } from '../patience';
import { equal } from './assert';
import { closeAll, sample } from './documents';

const text = `people:
  - name: Tea
    color: teal
  - name: Ada
    color: '#7c3aed'
`;

describe('The colors of the speaker registry', () => {
  const uri = sample('_data/speakers.yml');

  before(async () => {
    await vscode.workspace.fs.createDirectory(sample('_data'));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  });
  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(sample('_data'), { recursive: true });
  });

  const colors = (of: vscode.Uri) =>
    vscode.commands.executeCommand<vscode.ColorInformation[]>('vscode.executeDocumentColorProvider', of);

  it('have swatches, and are replaced in quotes', async () => {
    const [teal, violet] = await eventually('two swatches', async () => {
      const found = await colors(uri);
      return found.length === 2 && found;
    });
    equal([teal!.range.start.line, violet!.range.start.line], [2, 4]);
    const { document } = vscode.window.activeTextEditor!;
    equal(document.getText(violet!.range), '#7c3aed');
    const presentations = await vscode.commands.executeCommand<vscode.ColorPresentation[]>(
      'vscode.executeColorPresentationProvider',
      violet!.color,
      { uri, range: teal!.range },
    );
    equal(
      presentations.map(({ label }) => label),
      ['#7c3aed', 'rgb(124 58 237)', 'hsl(262.1 83.3% 57.8%)'],
    );
    const edit = new vscode.WorkspaceEdit();
    edit.set(uri, [presentations[0]!.textEdit!]);
    await vscode.workspace.applyEdit(edit);
    equal(document.getText(), text.replace('teal', '"#7c3aed"'));
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), text);
  });
});
