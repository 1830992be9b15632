// A person renamed over several logs, some of them open, through VS Code's own commands.
import * as vscode from 'vscode';
import { eventually } from '../patience';
import { equal, ok } from './assert';
import { closeAll, sample } from './documents';

/** The second is never opened; its line breaks are others, and it begins with a byte order mark. */
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

  it('changes logs that are open and logs that are not, in one edit', async () => {
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
    // What needs confirmation is applied as well where nobody is asked.
    equal(first.getText(), renamed(text[names[0]]!));
    for (const name of names) {
      const document = await vscode.workspace.openTextDocument(sample(name));
      equal(document.getText(), renamed(text[name]!.replace('\ufeff', '')), name);
    }
  });

  it('is refused with the reason', async () => {
    const { uri } = await open(names[0]);
    const rename = (line: number, newName: string) =>
      Promise.resolve(
        vscode.commands.executeCommand(
          'vscode.executeDocumentRenameProvider',
          uri,
          new vscode.Position(line, 13),
          newName,
        ),
      ).then(
        () => 'not refused',
        (error: Error) => error.message,
      );
    const taken = await rename(3, '祝好');
    ok(taken.includes('"祝好" is somebody else, with 2 messages'), taken);
    const nowhere = await rename(5, 'x');
    ok(nowhere.includes('Only names can be renamed'), nowhere);
  });

  it('has references and highlights beside it', async () => {
    const { uri } = await open(names[0]);
    const at = new vscode.Position(3, 13);
    await eventually('references in all logs', async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        uri,
        at,
      );
      const days = found.map(each => /2026-05-0\d/.exec(each.uri.path)?.[0]).join(' ');
      return days === '2026-05-01 2026-05-01 2026-05-02 2026-05-03 2026-05-03';
    });
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      uri,
      at,
    );
    equal(
      highlights.map(({ kind, range }) => [kind, range.start.line]),
      [
        [vscode.DocumentHighlightKind.Write, 3],
        [vscode.DocumentHighlightKind.Read, 9],
      ],
    );
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
