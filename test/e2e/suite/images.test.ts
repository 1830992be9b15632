// Local images that do not exist, inside the extension host: the files come and go while the log is open.
import * as vscode from 'vscode';
import { eventually } from '../patience';
import { everywhere } from '../whichHosts';
import { equal, ok } from './assert';
import { closeAll, openSample, sample } from './documents';
import { finding, noFinding } from './findings';
import { frontMatter, message } from './logText';
import { restoreFolder } from './restoreFolder';

const RULE = 'image/missing';
const LOG = '_posts/2026-04-21-chat.markdown';

const log = (...addresses: readonly string[]) =>
  frontMatter('2026-04-21', '青禾群') +
  addresses.map((each, i) => message(`08:00:0${i}`, '方田', `![图](${each})`)).join('');

describe('Missing images', () => {
  before(restoreFolder);
  afterEach(async () => {
    await closeAll();
    await restoreFolder();
  });

  it(everywhere('are found, until their file is there'), async () => {
    await write(LOG, log('/img/20260301_150431.png', '/pics/图.png', '/img/2026/图.png'));
    const { document } = await openSample(LOG);
    const found = await finding(document.uri, RULE);
    equal(found.severity, vscode.DiagnosticSeverity.Warning);
    equal(found.message, 'There is no image "img/2026/图.png" in the workspace.');
    equal(document.getText(found.range), '/img/2026/图.png');
    await write('img/2026/图.png', '');
    await noFinding(document.uri, RULE);
    await vscode.workspace.fs.rename(sample('img/2026'), sample('img/2027'));
    await finding(document.uri, RULE);
    await vscode.workspace.fs.rename(sample('img/2027'), sample('img/2026'));
    await noFinding(document.uri, RULE);
    await vscode.workspace.fs.delete(sample('img/2026'), { recursive: true });
    await finding(document.uri, RULE);
  });

  it(everywhere('have similar names to choose from'), async () => {
    await write(LOG, log('../img/20260301_150413.png'));
    const { document } = await openSample(LOG);
    const { range } = await finding(document.uri, RULE);
    const edit = await eventually('a similar name', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
        vscode.CodeActionKind.QuickFix.value,
        20,
      );
      return actions.find(({ title }) => title === 'Change to "../img/20260301_150431.png"')?.edit;
    });
    ok(await vscode.workspace.applyEdit(edit), 'the edit is applied');
    equal(document.getText(), log('../img/20260301_150431.png'));
    await noFinding(document.uri, RULE);
  });
});

async function write(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(sample(path), new TextEncoder().encode(text));
}
