// Navigation in a log, inside the extension host: commands, and the requests of the editor to providers.
import * as vscode from 'vscode';
import { eventually } from '../patience';
import { everywhere } from '../whichHosts';
import { equal } from './assert';
import { closeAll, openText } from './documents';
import { head, message } from './logText';

/** Headers at the lines 7, 11, 15 and 19. */
const log =
  head +
  message('07:59:00', '李雷-青禾科技', '早上好，看 http://a.example.org/x，然后 http://b.example.org/y然后') +
  message('08:00:00', 'Kim Park', 'Good morning') +
  message('10:05:07', '李雷-青禾科技', '好的 @Kim Park 谢谢') +
  message('10:06:00', '韩梅梅', '`http://c.example.org/z`');

describe('Navigation', () => {
  afterEach(closeAll);

  const line = () => vscode.window.activeTextEditor!.selection.active.line;
  const run = async (command: string) => {
    await vscode.commands.executeCommand(`chatlog.${command}`);
    return line();
  };

  it('goes from message to message, and to those of one speaker', async () => {
    const editor = await openText(log);
    equal(line(), 0);
    equal(await run('nextMessage'), 7);
    equal(editor.selection.active.character, 12);
    equal(await run('nextMessageOfSpeaker'), 15);
    equal(await run('nextMessageOfSpeaker'), 15);
    equal(await run('nextMessage'), 19);
    equal(await run('nextMessage'), 19);
    equal(await run('previousMessage'), 15);
    equal(await run('previousMessageOfSpeaker'), 7);
    equal(await run('previousMessage'), 7);
  });

  it('goes one message further with each of several quick presses', async () => {
    await openText(log);
    await Promise.all(['nextMessage', 'nextMessage', 'nextMessage'].map(run));
    equal(line(), 15);
  });

  it('leaves one cursor of several, and other languages alone', async () => {
    const editor = await openText(log);
    editor.selections = [7, 11].map(each => new vscode.Selection(each, 0, each, 0));
    equal(await run('nextMessage'), 11);
    equal(editor.selections.length, 1);
    await openText(log, 'plaintext');
    equal(await run('nextMessage'), 0);
  });

  it(
    everywhere('goes to links that end where they should, also where VS Code finds some itself'),
    async () => {
      const { document } = await openText(log);
      const links = await eventually('links', async () => {
        const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
          'vscode.executeLinkProvider',
          document.uri,
        );
        return found.length > 1 && found;
      });
      equal(
        links
          .filter(({ range }) => range.start.line === 9)
          .map(({ range, target }) => [document.getText(range), target?.toString()]),
        [
          ['http://a.example.org/x', 'http://a.example.org/x'],
          ['http://b.example.org/y', 'http://b.example.org/y'],
        ],
      );
    },
  );

  it('shows pauses at once as long as the settings say', async () => {
    const { document } = await openText(log);
    const hints = async () => {
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        new vscode.Range(0, 0, 99, 0),
      );
      return found.map(({ position, label }) => `${position.line} ${label}`);
    };
    equal(await hints(), ['15 +2 h 05 min']);
    const settings = vscode.workspace.getConfiguration('chatlog');
    try {
      await settings.update('inlayHints.gap', 0, vscode.ConfigurationTarget.Global);
      await eventually('no hints', async () => (await hints()).length === 0);
    } finally {
      await settings.update('inlayHints.gap', undefined, vscode.ConfigurationTarget.Global);
    }
    await eventually('a hint', async () => (await hints()).length === 1);
  });

  it('shows over the log what it holds, and commands that work', async () => {
    const { document } = await openText(log.replace('00  Kim', '00 Kim'));
    const lenses = async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      return found.map(({ command }) => command!);
    };
    const before = await eventually('lenses', async () => {
      const found = await lenses();
      return found.length === 3 && found;
    });
    equal(
      before.map(({ title }) => title),
      ['Fix all (1)', 'Preview', '4 messages · 3 people · 07:59–10:06'],
    );
    await vscode.commands.executeCommand(before[0]!.command);
    await eventually('nothing to fix', async () => (await lenses()).length === 2);
    equal(document.getText(), log);
  });
});
