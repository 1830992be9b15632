// Two names of one person, inside the extension host: the hint, and its quick fixes.
import * as vscode from 'vscode';
import { eventually } from '../patience';
import { equal, ok } from './assert';
import { closeAll, openSample, sample } from './documents';
import { finding, noFinding } from './findings';
import { frontMatter, message } from './logText';
import { restoreFolder } from './restoreFolder';

const RULE = 'speaker/similar-name';
const REGISTRY = '_data/speakers.yml';
const OWN = '2026-04-21-chat.markdown';
const OTHER = '2026-04-22-chat.markdown';

const log = (day: string, speaker: string) =>
  frontMatter(day, '青禾群') + message('08:00:00', speaker, '早上好');

describe('Names that look alike', () => {
  beforeEach(async () => {
    await write(OWN, log('2026-04-21', '方田'));
    await write(OTHER, log('2026-04-22', '方田-白桦-测试'));
  });
  afterEach(async () => {
    await closeAll();
    await restoreFolder();
  });

  it('are found over the logs of the folder, and are one person once one is an alias of the other', async () => {
    const { document } = await openSample(OWN);
    const found = await finding(document.uri, RULE);
    equal(document.getText(found.range), '方田');
    ok(found.message.includes('方田-白桦-测试'), found.message);
    equal(found.severity, vscode.DiagnosticSeverity.Hint);
    await apply(document, found, 'Make "方田-白桦-测试" an alias of "方田"');
    const registry = await vscode.workspace.openTextDocument(sample(REGISTRY));
    ok(registry.getText().includes('  - name: 方田\n    aliases: [方田-白桦-测试]\n'), registry.getText());
    await noFinding(document.uri, RULE);
    await registry.save();
  });

  it('are renamed in all logs, and undo takes it back', async () => {
    const { document } = await openSample(OTHER);
    await apply(document, await finding(document.uri, RULE), 'Rename "方田-白桦-测试" to "方田" in all logs');
    equal(document.getText(), log('2026-04-22', '方田'));
    await noFinding(document.uri, RULE);
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), log('2026-04-22', '方田-白桦-测试'));
    await finding(document.uri, RULE);
  });

  it('are different people for good', async () => {
    const { document } = await openSample(OWN);
    const found = await finding(document.uri, RULE);
    await apply(document, found, '"方田" and "方田-白桦-测试" are different people');
    await noFinding(document.uri, RULE);
    const registry = await vscode.workspace.openTextDocument(sample(REGISTRY));
    ok(registry.getText().includes('\n  - [方田, 方田-白桦-测试]\n'), registry.getText());
    await registry.save();
  });
});

async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(sample(name), new TextEncoder().encode(text));
}

/** Applies a quick fix of a finding, as a user does. */
async function apply(
  { uri }: vscode.TextDocument,
  { range }: vscode.Diagnostic,
  title: string,
): Promise<void> {
  const edit = await eventually(title, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
      20,
    );
    return actions.find(action => action.title === title)?.edit;
  });
  ok(await vscode.workspace.applyEdit(edit), 'the edit is applied');
}
