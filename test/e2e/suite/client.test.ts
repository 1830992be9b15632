// The client's own work: languages by content, commands, the life cycle of the server.
import * as vscode from 'vscode';
import { eventually } from '../patience';
import { alsoIn, everywhere } from '../whichHosts';
import { equal, ok } from './assert';
import { closeAll, extensionId, openSample, openText, sample } from './documents';
import { finding, noFinding } from './findings';
import { head, message } from './logText';

const log = head + message('07:00:00', 'Noor', 'Hi') + message('08:00:00', 'Li', 'Ho');

describe('The client', () => {
  afterEach(closeAll);

  it('takes a Markdown file for what its content is, until the user says otherwise', async () => {
    const notes = await openNew('notes.md', log);
    await language(notes, 'chatlog');
    await vscode.commands.executeCommand('chatlog.treatAsMarkdown');
    await language(notes, 'markdown');
    await closeAll();
    equal((await openSample('notes.md')).document.languageId, 'markdown');
    await vscode.commands.executeCommand('chatlog.treatAsChatLog');
    await language(notes, 'chatlog');
  });

  it('leaves a language that was picked in the status bar', async () => {
    const picked = await openNew('picked.md', log);
    await language(picked, 'chatlog');
    const { document } = await openSample('picked.md');
    await vscode.languages.setTextDocumentLanguage(document, 'markdown');
    await new Promise(resolve => setTimeout(resolve, 300));
    await language(picked, 'markdown');
  });

  it('keeps what made a command fail out of sight', async () => {
    const entry = { uri: sample('gone/speakers.yml').toString(), position: { line: 0, character: 0 } };
    const node = { kind: 'speaker', name: 'Noor', speaker: { name: 'Noor', entry } };
    // VS Code shows the error that a command rejects with.
    equal(await vscode.commands.executeCommand('chatlog.speakers.openEntry', node), undefined);
  });

  it('leaves ordinary Markdown alone, and all of it where the setting says so', async () => {
    const ordinary = await openNew('ordinary.md', '---\ntitle: A\n---\n> 07:00:00 is early\n');
    const settings = vscode.workspace.getConfiguration('chatlog');
    await settings.update('detectMarkdown', false, vscode.ConfigurationTarget.Global);
    try {
      const off = await openNew('off.md', log);
      await new Promise(resolve => setTimeout(resolve, 300));
      await language(off, 'markdown');
      await language(ordinary, 'markdown');
    } finally {
      await settings.update('detectMarkdown', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it(everywhere('leads from a finding to its page, rendered'), async () => {
    const { document } = await openText(log.replace('00  Li', '00 Li'));
    const found = await finding(document.uri, 'message/header-spacing');
    const { target } = found.code as { target: vscode.Uri };
    ok(/header-spacing/.test((await vscode.workspace.openTextDocument(target)).getText()), 'no page');
    await vscode.commands.executeCommand('vscode.open', target);
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    ok(tab?.input instanceof vscode.TabInputCustom, 'not rendered');
  });

  it('inserts a message after the one at the cursor, by who is likely to speak, as one edit', async () => {
    await openNew('2026-04-01-chat.markdown', log);
    const editor = await openSample('2026-04-01-chat.markdown');
    editor.selection = new vscode.Selection(9, 0, 9, 0);
    const done = vscode.commands.executeCommand('chatlog.insertMessage');
    await acceptQuickInput(done);
    const block = /> 07:00:00 {2}(Noor|Li) {2}\n {3}\n {2}\n {3}\n/;
    const text = editor.document.getText();
    const lines = text.split('\n').slice(11, 15).join('\n');
    ok(block.test(`${lines}\n`), `inserted:\n${lines}`);
    equal(vscode.window.activeTextEditor?.selection.active.line, 13, 'the cursor');
    await vscode.commands.executeCommand('undo');
    equal(editor.document.getText(), log, 'undone');
  });

  it(alsoIn(['web'], 'makes the log of a day, and opens it when it is there'), async () => {
    // The log of the last day has no author; the log before it has one.
    await openNew('club/2001-01-01-chat.markdown', '---\nauthor:     夜航船\n---\n');
    const last = await openNew('club/2001-01-02-chat.markdown', '---\ntag: [chat]\n---\n');
    await language(last, 'chatlog');
    await acceptQuickInput(vscode.commands.executeCommand('chatlog.newChatLog'));
    const editor = await eventually('a log that is filled', () => {
      const { activeTextEditor: shown } = vscode.window;
      return shown?.document.uri.path !== last.path && shown?.document.getText() !== '' && shown;
    });
    // Today; midnight may pass while this runs.
    const made = editor.document.uri;
    const day = /\/club\/(\d{4}-\d\d-\d\d)-chat\.markdown$/.exec(made.path)?.[1];
    ok(editor.document.getText().includes(`title:      "${day}-WeChat"`), editor.document.getText());
    ok(editor.document.getText().includes('author:     夜航船\n'), editor.document.getText());
    equal(editor.document.languageId, 'chatlog');
    await editor.document.save();
    const saved = editor.document.getText();
    const again = async () => {
      await openSample('club/2001-01-02-chat.markdown');
      await acceptQuickInput(vscode.commands.executeCommand('chatlog.newChatLog'));
      return (await active(made)).document.getText();
    };
    equal(await again(), saved);

    // An empty log, as Explorer's New File creates it, gets front matter.
    const { document } = await active(made);
    const all = new vscode.WorkspaceEdit();
    all.delete(made, new vscode.Range(0, 0, document.lineCount, 0));
    ok(await vscode.workspace.applyEdit(all), 'emptied');
    await document.save();
    equal(await again(), saved);
  });

  it(everywhere('takes no key binding from VS Code'), async () => {
    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('vscode://defaultsettings/keybindings.json'),
    );
    // JSON with comments, and with nested objects: reading it piece by piece is simpler.
    const taken = document
      .getText()
      .split('{ "key": "')
      .slice(1)
      .map(entry => ({
        key: entry.slice(0, entry.indexOf('"')),
        command: /"command": "([^"]*)"/.exec(entry)?.[1],
        when: /"when": "([^"]*)"/.exec(entry)?.[1] ?? '',
      }));
    ok(taken.length > 500, 'no default key bindings');
    // If one of these is true, the cursor is not in a chat log.
    const elsewhere =
      /editorLangId|resourceLangId|notebookEditorFocused|chatInputHasFocus|terminalFocus|accessibleView|inQuickInput|inChat/;
    const { contributes } = vscode.extensions.getExtension(extensionId)!.packageJSON;
    const ours: { key: string; when?: string }[] = contributes.keybindings;
    ok(ours.length >= 4, 'no key bindings');
    for (const { key, when = '' } of ours) {
      // In our own view, VS Code's keys for texts and files have no effect; our preview finds by itself.
      if (/(?:focusedView == |activeWebviewPanelId == ')chatlog\./.test(when)) continue;
      // A key that works everywhere must be free everywhere.
      const isEverywhere = when === '' || when === 'chatlog.isActive';
      ok(isEverywhere || /editorLangId == chatlog/.test(when), `${key}: ${when}`);
      const clashes = taken.filter(
        other =>
          other.key === key &&
          !other.command?.startsWith('chatlog.') &&
          (isEverywhere || !elsewhere.test(other.when)),
      );
      equal(clashes, [], key);
    }
  });

  it('fixes everything that has one right form, as one step to undo', async () => {
    const wrong = log.replace('00  Li', '00 Li');
    const { document } = await openText(wrong);
    await finding(document.uri, 'message/header-spacing');
    await vscode.commands.executeCommand('chatlog.fixAll');
    equal(document.getText(), log);
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), wrong);
  });

  it('fixes everything in a log that changes meanwhile', async () => {
    const editor = await openText(log.replace('00  Li', '00 Li'));
    await finding(editor.document.uri, 'message/header-spacing');
    const fixing = vscode.commands.executeCommand('chatlog.fixAll');
    const end = editor.document.positionAt(editor.document.getText().length);
    await editor.edit(builder => builder.insert(end, 'more'));
    await fixing;
    equal(editor.document.getText(), `${log}more`);
  });

  it(everywhere('restarts the server on request'), async () => {
    const editor = await openText(log.replace('00  Li', '00 Li'));
    await finding(editor.document.uri, 'message/header-spacing');
    await vscode.commands.executeCommand('chatlog.restartServer');
    await finding(editor.document.uri, 'message/header-spacing');
  });

  it('starts a server again that died', async function () {
    if (process.platform !== 'linux') return this.skip();
    const editor = await openText(log.replace('00  Li', '00 Li'));
    await finding(editor.document.uri, 'message/header-spacing');
    const [dead] = await servers();
    ok(dead, 'no server');
    process.kill(dead, 'SIGKILL');
    await eventually('another server', async () => (await servers()).some(pid => pid !== dead));
    await editor.edit(edit => edit.insert(new vscode.Position(11, 11), ' '));
    await noFinding(editor.document.uri, 'message/header-spacing');
    await editor.edit(edit => edit.delete(new vscode.Range(11, 11, 11, 12)));
    await finding(editor.document.uri, 'message/header-spacing');
  });
});

async function openNew(name: string, text: string): Promise<vscode.Uri> {
  const uri = sample(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await openSample(name);
  return uri;
}

/** Waits until an open document has a language. */
async function language(uri: vscode.Uri, expected: string): Promise<void> {
  await eventually(`${uri.path} as ${expected}`, () =>
    vscode.workspace.textDocuments.some(
      document => document.uri.toString() === uri.toString() && document.languageId === expected,
    ),
  );
}

/** Waits until a document is in the active editor. */
function active(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return eventually(uri.path, () => {
    const editor = vscode.window.activeTextEditor;
    const filled = editor?.document.uri.toString() === uri.toString() && editor.document.getText() !== '';
    return filled && editor;
  });
}

/** Accepts the proposed input of a command until the command is done. */
async function acceptQuickInput(command: Thenable<unknown>): Promise<void> {
  let done = false;
  const ended = Promise.resolve(command).finally(() => {
    done = true;
  });
  await eventually('the end of the command', async () => {
    await new Promise(resolve => setTimeout(resolve, 100));
    if (!done) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return done;
  });
  await ended;
}

/** The process identifiers of the language servers that this extension host has started (Linux). */
async function servers(): Promise<number[]> {
  const { readdirSync, readFileSync } = process.getBuiltinModule('node:fs');
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(pid => {
      try {
        const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        return (
          Number(parent) === process.pid &&
          /dist\/server\.js/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
        );
      } catch {
        return false; // The process has ended.
      }
    })
    .map(Number);
}
