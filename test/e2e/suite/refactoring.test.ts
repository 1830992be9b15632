// Commands for whole messages: each once, in the editor, with undo.
import * as vscode from 'vscode';
import { eventually } from '../patience';
import { everywhere } from '../whichHosts';
import { equal, ok } from './assert';
import { closeAll, sample } from './documents';
import { frontMatter, message } from './logText';

const name = '2026-04-11-chat.markdown';
/** Each test that moves messages has its own target log: VS Code keeps a document for a while after its editor is closed. */
const following = ['2026-04-12', '2026-04-13', '2026-04-10'].map(day => `${day}-chat.markdown`) as [
  string,
  string,
  string,
];

const head = frontMatter('2026-04-11', '青禾群').replace('tag:', 'lines:      4\ntag:');

const one = message('08:00:00', 'Kim Park', 'one');
const two = message('08:00:10', 'Kim Park', 'two words');
const three = message('09:00:00', '韩梅梅', '[强]');
const late = message('23:30:00', '韩梅梅', 'late');
const log = head + one + two + three + late;
const withCount = (count: number, text: string) => text.replace('lines:      4', `lines:      ${count}`);
/** The body of the second message. */
const body = 14;

describe('Refactoring', () => {
  beforeEach(() => write(name, log));
  afterEach(async () => {
    await closeAll();
    for (const each of [name, ...following])
      await vscode.workspace.fs.delete(sample(each)).then(undefined, () => {});
  });

  it('merges a message with the one before', () =>
    does(
      'mergeWithPrevious',
      [body, 0],
      withCount(3, log.replace(`  \n   \n> 08:00:10  Kim Park  \n   \n`, '  \n\n')),
    ));

  it('splits a message, and goes to the new one', async () => {
    const rest = message('08:00:10', 'Kim Park', 'words');
    const editor = await does(
      'splitMessage',
      [body, 4],
      withCount(5, log.replace('two words  \n   \n', `two\n   \n${rest}`)),
      false,
    );
    equal(place(editor), [body + 4, 0]);
    await undo(editor);
  });

  it('moves a message up and down, and the cursor with it', async () => {
    const editor = await does('moveMessageUp', [body, 3], head + two + one + three + late, false);
    equal(place(editor), [body - 4, 3]);
    await vscode.commands.executeCommand('chatlog.moveMessageDown');
    await eventually('the message to be back', () => editor.document.getText() === log);
    equal(place(editor), [body, 3]);
  });

  it('leaves Alt+arrows to lines', async () => {
    const editor = await open([body, 0]);
    await vscode.commands.executeCommand('editor.action.moveLinesUpAction');
    equal(editor.document.lineAt(body - 1).text, 'two words  ');
  });

  it('shifts times', () =>
    does('shiftTimes', [body, 0], log.replace('08:00:10', '07:56:50'), true, '-00:03:20'));

  it(everywhere('moves messages into the log of the next day, which it makes'), async () => {
    const editor = await open([body, 0]);
    await vscode.commands.executeCommand('chatlog.moveToDay', '2026-04-12');
    await eventually(
      'the moved message',
      () => editor.document.getText() === withCount(3, head + one + three + late),
    );
    const target = await vscode.workspace.openTextDocument(sample(following[0]));
    equal(target.getText(), newHead('2026-04-12') + two);
    equal(target.languageId, 'chatlog');
  });

  it('moves messages into a log that is open and not saved, by their time', async () => {
    await write(following[1], newHead('2026-04-13') + three);
    const target = await vscode.workspace.openTextDocument(sample(following[1]));
    const unsaved = new vscode.WorkspaceEdit();
    unsaved.insert(target.uri, new vscode.Position(7, 0), one);
    await vscode.workspace.applyEdit(unsaved);
    await open([body, 0]);
    await vscode.commands.executeCommand('chatlog.moveToDay', '2026-04-13');
    await eventually(
      'the moved message',
      () => target.getText() === newHead('2026-04-13') + one + two + three,
    );
    ok(target.isDirty, 'saved');
  });

  it('moves what passes midnight by a shift into the log of that day', async () => {
    const editor = await open([0, 0]);
    editor.selection = new vscode.Selection(7, 0, 15, 0);
    await vscode.commands.executeCommand('chatlog.shiftTimes', '-8:00:05');
    const shifted = withCount(3, head + two.replace('08:00:10', '00:00:05') + three + late);
    await eventually('the shifted messages', () => editor.document.getText() === shifted);
    const target = await vscode.workspace.openTextDocument(sample(following[2]));
    equal(target.getText(), newHead('2026-04-10') + one.replace('08:00:00', '23:59:55'));
  });

  it('offers a list of what can be done here', async () => {
    const { document } = await open([body, 4]);
    const titles = await eventually('refactorings', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(body, 4, body, 4),
        vscode.CodeActionKind.Refactor.value,
        20,
      );
      return actions.length > 0 && actions.filter(({ edit }) => edit).map(({ title }) => title);
    });
    equal(titles, [
      'Merge into the previous message',
      'Split the message here',
      'Move the message up',
      'Move the message down',
      'Delete the message',
    ]);
  });
});

/** The front matter of a created log. */
const newHead = (day: string) => frontMatter(day, '青禾群');

type Place = [line: number, character: number];

/** Runs a command at a place of the log, compares the result, and undoes it unless more commands follow. */
async function does(
  command: string,
  at: Place,
  expected: string,
  back = true,
  argument?: string,
  before = log,
): Promise<vscode.TextEditor> {
  const editor = await open(at);
  equal(editor.document.getText(), before);
  await vscode.commands.executeCommand(`chatlog.${command}`, argument);
  equal(editor.document.getText(), expected);
  if (back) await undo(editor, before);
  return editor;
}

async function undo(editor: vscode.TextEditor, before = log): Promise<void> {
  await vscode.commands.executeCommand('undo');
  equal(editor.document.getText(), before, 'undone');
}

/** Opens the log with the cursor at a place, and waits until the server knows the log. */
async function open([line, character]: Place): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(sample(name)));
  editor.selection = new vscode.Selection(line, character, line, character);
  await eventually('an outline', async () => {
    const symbols = await vscode.commands.executeCommand<unknown[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      editor.document.uri,
    );
    return symbols !== undefined && symbols.length > 0;
  });
  return editor;
}

function place({ selection: { active } }: vscode.TextEditor): Place {
  return [active.line, active.character];
}

function write(file: string, text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(sample(file), new TextEncoder().encode(text));
}
