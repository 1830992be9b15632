import assert from 'node:assert/strict';
import type { CodeAction, CodeActionContext } from 'vscode-languageserver-protocol';
import { ChatLog } from '../../server/src/document/chatLog';
import { codeAction, resolveCodeAction } from '../../server/src/features/codeAction';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { ask, DOCUMENT, logContext } from '../support/features';
import { frontMatter, message } from '../support/logText';
import { emptyWorkspace } from '../support/workspace';

const head = frontMatter('2024-02-09', 'Kim');
const client = { textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } } };
const everything = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
const AUTOMATIC = 2;

/** The actions for a whole log, as a light bulb has them. */
const actionsFor = (text: string, context: Partial<CodeActionContext> = {}): CodeAction[] =>
  ask(
    codeAction,
    head + text,
    { range: everything, context: { diagnostics: [], triggerKind: AUTOMATIC, ...context } },
    { client },
  );

const titles = (text: string) => actionsFor(text).map(({ title }) => title);

describe('quick fixes', () => {
  it('say that they are unsafe where they delete, reorder or guess, and are not preferred then', () => {
    const said = message('07:08:28', 'Kim', 'Hi');
    const [fix, ...others] = actionsFor(said + said);
    assert.deepEqual([fix!.title, fix!.isPreferred, others], ['Remove the message (unsafe)', false, []]);
    const [spacing] = actionsFor(said.replace('28  ', '28 '));
    assert.deepEqual([spacing!.title, spacing!.isPreferred], ['Change to "> 07:08:28  Kim"', true]);
    assert.deepEqual(titles(message('2024-02-09 07:08:28', 'Kim', 'Hi')), [
      'Change to "> 07:08:28  Kim" (unsafe)',
    ]);
    assert.deepEqual(titles(message('07:08:28', 'Kim', '![](http://a.cn/b.png)')), [
      'Change to "https:" (unsafe)',
    ]);
  });

  it('of one kind in all the log apply unsafe ones only where they say so', () => {
    const said = message('07:08:28', 'Kim', 'Hi');
    assert.deepEqual(titles(said.repeat(3)), [
      'Remove the message (unsafe)',
      'Remove the message (unsafe)',
      'Fix all "message/duplicate" in this log (unsafe)',
    ]);
    const mixed = `>> 07:08:28  Kim\n\nHi\n\n> 2024-02-09 07:08:29  Kim\n\nHi\n`;
    const all = actionsFor(mixed).at(-1)!;
    assert.equal(all.title, 'Fix all "message/malformed-header" in this log');
    assert.deepEqual(all.data, {
      kind: 'fixAll',
      uri: DOCUMENT,
      ruleId: 'message/malformed-header',
      unsafe: false,
    });
  });

  it('sort the log under one title, once it is chosen', async () => {
    const text = ['07:08:30', '07:08:29', '07:08:28'].map(time => message(time, 'Kim', time));
    const [sort, ...others] = actionsFor(text.join(''));
    assert.deepEqual(
      [sort!.title, sort!.edit, sort!.diagnostics!.length, others],
      ['Sort the messages by time (unsafe)', undefined, 2, []],
    );
    const log = new ChatLog(head + text.join(''), { fileName: '', levels: ruleLevels() });
    const context = logContext(emptyWorkspace(), { uri: DOCUMENT, version: 1, log }, { client });
    const { edit } = await resolveCodeAction(context, sort!);
    assert.equal(edit!.changes![DOCUMENT]![0]!.newText, [...text].reverse().join(''));
  });

  it('of all kinds are the safe ones', () => {
    const only = ['source.fixAll'];
    const said = message('07:08:28', 'Kim', 'Hi');
    assert.deepEqual(actionsFor(said + said, { only }), []);
    assert.deepEqual(
      actionsFor(said + said.replace('28  ', '28 '), { only }).map(({ title }) => title),
      ['Fix everything that can be fixed safely'],
    );
  });

  it('for all of a long log whose newest message is first are few and short', () => {
    const time = (i: number) => new Date((86_399 - i) * 1000).toISOString().slice(11, 19);
    const text = Array.from({ length: 64_000 }, (_, i) => message(time(i), 'Kim', 'x')).join('');
    const actions = actionsFor(text);
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Sort the messages by time (unsafe)'],
    );
    // The sorted log is 2.4 MB, and each of a hundred findings would hold it.
    assert.ok(JSON.stringify(actions).length < 100_000);
  });
});
