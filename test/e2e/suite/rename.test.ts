// Renames a person in several logs, some of them open, with VS Code's own commands.
import * as vscode from 'vscode';
import { eventually } from '../patience';
import { everywhere } from '../whichHosts';
import { equal, ok } from './assert';
import { closeAll, sample } from './documents';

/** The second is never opened; it has other line breaks, and begins with a byte order mark. */
const names = ['2026-05-01', '2026-05-02', '2026-05-03'].map(day => `${day}-chat.markdown`) as [
  string,
  string,
  string,
];

const text = {
  [names[0]]:
    '---\nauthor: 罗一\n---\n> 08:00:00  罗一  \n   \nhi  \n   \n> 08:00:01  祝好  \n   \n@罗一 好  \n',
  [names[1]]: '\ufeff> 08:00:00  罗一 \t\r\n\r\n😀 @祝好 x  \r\n',
  [names[2]]: '> 08:00:00  祝好\n\n@罗一-青禾 and @罗一, bye',
};
const renamed = (log: string) => log.replaceAll('罗一', '赵 二');

describe('Rename', () => {
  beforeEach(async () => {
    for (const name of names) await write(name, text[name]!);
  });
  afterEach(async () => {
    await closeAll();
    for (const name of names) await vscode.workspace.fs.delete(sample(name)).then(undefined, () => {});
  });

  it(everywhere('changes logs that are open and logs that are not, in one edit'), async () => {
    const first = await open(names[0]);
    await open(names[2]);
    const position = new vscode.Position(3, 13);
    const { range, placeholder } = await vscode.commands.executeCommand<{
      range: vscode.Range;
      placeholder: string;
    }>('vscode.prepareRename', first.uri, position);
    equal([placeholder, range.start.character, range.end.character], ['罗一', 12, 14]);

    const edit = await eventually('all three logs', async () => {
      const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        first.uri,
        position,
        ' 赵 二 ',
      );
      return found.size === 3 && found;
    });
    ok(await vscode.workspace.applyEdit(edit), 'applied');
    // Changes that need confirmation are applied too if there is no confirmation dialog.
    equal(first.getText(), renamed(text[names[0]]!));
    for (const name of names) {
      const document = await vscode.workspace.openTextDocument(sample(name));
      equal(document.getText(), renamed(text[name]!.replace('\ufeff', '')), name);
    }
  });
});

async function write(name: string, content: string): Promise<void> {
  await vscode.workspace.fs.writeFile(sample(name), new TextEncoder().encode(content));
}

/** Opens a log in an editor, and waits until the server knows it. */
async function open(name: string): Promise<vscode.TextDocument> {
  const { document } = await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument(sample(name)),
    { preview: false },
  );
  await eventually('an outline', async () => {
    const symbols = await vscode.commands.executeCommand<unknown[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    return symbols !== undefined && symbols.length > 0;
  });
  return document;
}
