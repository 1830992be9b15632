import assert from 'node:assert/strict';
import type { CodeAction, CodeActionContext } from 'vscode-languageserver-protocol';
import { ChatLog } from '../../server/src/document/chatLog';
import { ignoreHere } from '../../server/src/editing/ignoreHere';
import { codeAction, resolveCodeAction } from '../../server/src/features/codeAction';
import { fullText } from '../../server/src/model/transcript';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { DOCUMENT, logContext, request } from '../support/features';
import { frontMatter, message } from '../support/logText';
import { emptyWorkspace } from '../support/workspace';

const head = frontMatter('2024-02-09', 'Kim');
const client = {
  textDocument: {
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      isPreferredSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
};
const everything = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
const AUTOMATIC = 2;

/** The actions for a whole log, as a light bulb requests them. */
const allActionsFor = (text: string, context: Partial<CodeActionContext> = {}, own = client): CodeAction[] =>
  request(
    codeAction,
    head + text,
    { range: everything, context: { diagnostics: [], triggerKind: AUTOMATIC, ...context } },
    { client: own },
  );

/** Those that fix something. */
const actionsFor = (text: string, context?: Partial<CodeActionContext>) =>
  allActionsFor(text, context).filter(({ title }) => !title.startsWith('Ignore'));

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

describe('quick fixes that turn a rule off', () => {
  const said = message('07:08:28', 'Kim', 'Hi');
  const turnsOff = { ...client, experimental: { commands: { commands: ['chatlog.turnRuleOff'] } } };

  /** The log after the rule of its first finding was ignored there; of the finding nothing is left, and nothing else is said. */
  function ignored(text: string, headText = head): string {
    const log = new ChatLog(headText + text, { fileName: '2024-02-09-chat.md', levels: ruleLevels() });
    const [finding] = log.findings.all();
    const edit = ignoreHere(
      log.transcript,
      finding!.messageIndex,
      finding!.range.start.line,
      finding!.rule.id,
    )!;
    const before = [...log.findings.all()].map(({ rule }) => rule.id);
    log.edit(edit);
    const after = [...log.findings.all()].map(({ rule }) => rule.id);
    assert.deepEqual(
      after,
      before.filter(id => id !== finding!.rule.id),
      fullText(log.transcript),
    );
    return fullText(log.transcript).slice(headText === head ? head.length : 0);
  }

  it('are the last ones, one for each rule', () => {
    const actions = allActionsFor(said.repeat(3), {}, turnsOff).slice(-2);
    assert.deepEqual(
      actions.map(({ title, isPreferred, diagnostics }) => [
        title,
        isPreferred ?? false,
        diagnostics!.length,
      ]),
      [
        ['Ignore "message/duplicate" here', false, 1],
        ['Turn the rule "message/duplicate" off', false, 1],
      ],
    );
    assert.deepEqual(actions[1]!.command!.arguments, [{ uri: DOCUMENT, ruleId: 'message/duplicate' }]);
    assert.deepEqual(
      allActionsFor(said.repeat(2)).filter(({ command }) => command !== undefined),
      [],
    );
  });

  it('write a comment above the line', () => {
    const comment = '<!-- chatlog-disable-next-line message/duplicate -->\n   \n';
    assert.equal(ignored(said + said), said + comment + said);
    assert.equal(
      ignored('> 07:08:28  Kim  \n   \na\n&amp;#160;\n'),
      '> 07:08:28  Kim  \n   \na\n<!-- chatlog-disable-next-line text/double-escaped-entity -->\n&amp;#160;\n',
    );
    assert.equal(
      ignored('> 07:08:28  Kim\n\nHi\n> 07:08:29  Kim\n\nHo\n'),
      '> 07:08:28  Kim\n\nHi\n<!-- chatlog-disable-next-line message/missing-blank-line -->\n> 07:08:29  Kim\n\nHo\n',
    );
    assert.equal(
      ignored(said.replace('28  ', '28 ')),
      `<!-- chatlog-disable-next-line message/header-spacing -->\n${said.replace('28  ', '28 ')}`,
    );
  });

  it('join the comment that is there', () => {
    const twice = `${said}${said.replace('28  ', '28 ')}`;
    assert.match(
      ignored(ignored(twice)),
      /<!-- chatlog-disable-next-line [a-z-]+\/[a-z-]+, [a-z-]+\/[a-z-]+ -->/,
    );
  });

  it('write a comment of YAML, or one for the whole log where none can stand above', () => {
    for (const bad of [
      head.replace('author:', 'auther:'),
      head.replace(/author:.*\n/, ''),
      head.replace(/date:.*/, 'date: soon'),
      head.replace('---\n', '---js\n'),
      head.replace('---\n', ''),
      head.replace(/^---\n[\s\S]*?---\n/, ''),
      head.replace(/---\n$/, ''),
      `${head}What?\n\n`,
    ]) {
      assert.notEqual(bad, head);
      ignored(said, bad);
    }
  });

  it('are not offered in fenced code, where a comment would be text', () => {
    const titles = allActionsFor(message('07:08:28', 'Kim', '```\n&amp;#160;\n```')).map(
      ({ title }) => title,
    );
    assert.equal(titles.length, 1);
  });
});
