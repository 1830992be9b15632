// Going through a person's messages, inside the extension host.
import * as vscode from 'vscode';
import { eventually } from '../patience';
import { alsoIn } from '../whichHosts';
import { equal } from './assert';
import { closeAll, openSample } from './documents';

/** The speaker at the lines 20 and 28 of it, and in three other logs. */
const LOG = '_posts/2026-03-07-chat.markdown';
const LIN = '林小满-青禾科技-产品';

describe('Speakers', () => {
  afterEach(closeAll);

  const node = { kind: 'speaker', name: LIN };
  const place = () => {
    const { document, selection } = vscode.window.activeTextEditor!;
    const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1, -'-chat.markdown'.length);
    return `${name}:${selection.active.line}`;
  };
  const run = async (command: string) => {
    await vscode.commands.executeCommand(`chatlog.speakers.${command}`, node);
    return place();
  };

  it(alsoIn(['web'], 'are followed through a log, to other logs, and round'), async () => {
    await openSample(LOG);
    // Until all logs are read, there are no others to go to.
    await eventually('another log', async () => !(await run('previous')).startsWith('2026-03-07'));
    await openSample(LOG);
    vscode.window.activeTextEditor!.selection = new vscode.Selection(0, 0, 0, 0);
    equal(await run('next'), '2026-03-07:20');
    equal(await run('next'), '2026-03-07:28');
    const later = await run('next');
    equal(later.split(':')[0], '2026-03-09');
    equal((await run('next')).split(':')[0], '2026-03-01');
    equal(await run('previous'), later);
    equal(await run('previous'), '2026-03-07:28');
  });

  it('are followed one message further with each of several quick clicks', async () => {
    await openSample(LOG);
    vscode.window.activeTextEditor!.selection = new vscode.Selection(0, 0, 0, 0);
    await Promise.all(['next', 'next'].map(run));
    equal(place(), '2026-03-07:28');
  });
});
