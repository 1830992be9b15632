// Findings of logs that are not open, as VS Code lists them.
import * as vscode from 'vscode';
import { eventually } from '../patience';
import { everywhere } from '../whichHosts';
import { equal } from './assert';
import { closeAll, sample } from './documents';
import { ruleOf } from './findings';

const NAME = '2026-06-01-chat.markdown';
const SPACING = 'message/header-spacing';
const DUPLICATE = 'message/duplicate';
const head = `---
layout:     source
title:      "2026-06-01-WeChat"
date:       2026-06-01 12:00:00
author:     罗一
tag:        [chat]
---
`;
const said = '> 08:00:00  罗一  \n   \n早上好\n   \n';
const spaced = head + said.replace('  ', ' ');

describe('Findings of the whole folder', () => {
  const uri = () => sample(NAME);
  const rules = () => vscode.languages.getDiagnostics(uri()).map(ruleOf);
  const shows = (expected: readonly string[]) =>
    eventually(
      () => `${expected.join()}, not ${rules().join()}`,
      () => JSON.stringify(rules()) === JSON.stringify(expected),
    );

  beforeEach(() => write(spaced));
  afterEach(async () => {
    await closeAll();
    await setMode(undefined);
    await vscode.workspace.fs.delete(uri()).then(undefined, () => {});
  });

  it(everywhere('are listed while the setting is on, and follow the files'), async () => {
    equal(rules(), []);
    await setMode('workspace');
    await shows([SPACING]);
    await write(head + said);
    await shows([]);
    await write(head + said + said);
    await shows([DUPLICATE]);
    await vscode.workspace.fs.delete(uri());
    await shows([]);
    await write(spaced);
    await shows([SPACING]);
    await setMode('openFilesOnly');
    await shows([]);
  });

  it(everywhere('are listed once for an open log, and stay when it is closed'), async () => {
    await setMode('workspace');
    await shows([SPACING]);
    const document = await vscode.workspace.openTextDocument(uri());
    const editor = await vscode.window.showTextDocument(document);
    await shows([SPACING]);
    await editor.edit(builder => builder.insert(document.lineAt(document.lineCount - 1).range.end, said));
    await shows([SPACING, DUPLICATE]);
    // What was typed is not saved: the findings are the file's again.
    await closeAll();
    await shows([SPACING]);
    await setMode('openFilesOnly');
    await shows([]);
  });
});

async function write(text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(sample(NAME), new TextEncoder().encode(text));
}

async function setMode(mode: 'openFilesOnly' | 'workspace' | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('chatlog')
    .update('diagnosticMode', mode, vscode.ConfigurationTarget.Global);
}
