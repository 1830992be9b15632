// Folders of logs that are added, moved and deleted, inside the extension host: VS Code reports only the folder, not its files.
import * as vscode from 'vscode';
import { eventually } from '../patience';
import { everywhere } from '../whichHosts';
import { closeAll, openSample, sample } from './documents';

const LOG = '_posts/2026-03-07-chat.markdown';

describe('Folders of logs', () => {
  before(() => openSample(LOG));
  after(closeAll);

  /** The folder of the only log whose title the workspace symbols find. */
  const found = async (title: string) => {
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      title,
    );
    const folders = symbols
      .filter(({ name }) => name.includes(title))
      .map(({ location }) => location.uri.path.split('/').at(-2));
    return folders.join();
  };
  const write = (path: string, text: string) =>
    vscode.workspace.fs.writeFile(sample(path), new TextEncoder().encode(text));

  it(everywhere('are followed as they move and go'), async () => {
    const text = '---\ntitle: Moonlit\n---\n> 08:00:00  Kim  \n   \nhi  \n   \n';
    await write('drafts.2026/2026-04-01-chat.markdown', text);
    await eventually('the new log', async () => (await found('Moonlit')) === 'drafts.2026');
    await vscode.workspace.fs.rename(sample('drafts.2026'), sample('archive'));
    await eventually('the log where it is now', async () => (await found('Moonlit')) === 'archive');
    await vscode.workspace.fs.delete(sample('archive'), { recursive: true });
    await eventually('no log', async () => (await found('Moonlit')) === '');
  });
});
