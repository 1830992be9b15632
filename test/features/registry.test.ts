import assert from 'node:assert/strict';
import type { CodeAction, CompletionList, Hover } from 'vscode-languageserver-protocol';
import { codeAction, MAX_FINDINGS } from '../../server/src/features/registry/codeAction';
import { completion } from '../../server/src/features/registry/completion';
import { diagnostic } from '../../server/src/features/registry/diagnostic';
import { hover } from '../../server/src/features/registry/hover';
import { parseRegistry } from '../../server/src/registry/speakerRegistry';
import { registryContext } from '../support/features';
import { readCursor } from '../support/marks';
import { applyTo } from '../support/rules';
import { FOLDER, workspaceOf } from '../support/workspace';

const uri = `${FOLDER}/_data/speakers.yml`;
const message = (speaker: string, body: string) => `> 07:08:28  ${speaker}  \n   \n${body}  \n   \n`;
const LOGS = {
  '_posts/2024-02-08-chat.markdown': message('Kim', 'hello') + message('李雷', 'hi'),
  '_posts/2024-02-09-chat.markdown':
    message('Kim', '@李雷-某某-产品 hello') +
    message('Kim', 'again') +
    message('李雷-某某-产品', 'hi') +
    message('o: k', 'x'),
};

/** A registry with a request at its cursor. */
async function at(marked: string, others: Record<string, string> = {}) {
  const { text, position } = readCursor(marked);
  const { workspace } = await workspaceOf({ ...LOGS, '_data/speakers.yml': text, ...others });
  const context = registryContext(workspace, uri, parseRegistry(text), {
    textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
  });
  return { context, position, text, textDocument: { uri } };
}

async function complete(marked: string): Promise<CompletionList & { after(label: string): string }> {
  const { context, text, ...params } = await at(marked);
  const list = await completion.handle(context, params);
  return {
    ...list,
    after(label) {
      const item = list.items.find(each => each.label === label);
      assert.ok(item?.textEdit && 'range' in item.textEdit, label);
      return applyTo(text, [item.textEdit]);
    },
  };
}

const labels = async (marked: string) => (await complete(marked)).items.map(({ label }) => label);

async function hoverText(marked: string): Promise<string | undefined> {
  const { context, ...params } = await at(marked);
  const found: Hover | null = await hover.handle(context, params);
  return (found?.contents as { value: string } | undefined)?.value;
}

describe('completion in the registry', () => {
  it('offers the keys that are absent', async () => {
    assert.deepEqual(await labels('¦'), ['people', 'me', 'different']);
    assert.deepEqual(await labels('people: []\nm¦'), ['me']);
    assert.deepEqual(await labels('people:\n  - name: Kim\n    color: teal\n    ¦'), [
      'aliases',
      'avatar',
      'note',
      'accounts',
    ]);
    assert.deepEqual(await labels('people:\n  - ¦'), [
      'name',
      'aliases',
      'color',
      'avatar',
      'note',
      'accounts',
    ]);
    assert.equal((await labels('people:\n  - name: Kim\n  - ¦'))[0], 'name');
    assert.equal((await labels('people:\n- name: Kim\n- ¦\n- name: A\n'))[0], 'name');
    assert.deepEqual(await labels('people:\n- {name: Kim, a¦}'), ['aliases', 'avatar', 'accounts']);
    assert.deepEqual(await labels('people:\n- name: Kim\n- name: 李雷\n  al¦\n- name: A\n'), ['aliases']);
  });

  it('writes a key with its colon, or just the key', async () => {
    assert.equal(
      (await complete('people:\n- name: Kim\n  al¦')).after('aliases'),
      'people:\n- name: Kim\n  aliases: ',
    );
    assert.equal((await complete('people:\n- na¦: Kim')).after('name'), 'people:\n- name: Kim');
    assert.match((await complete('m¦')).items[0]!.detail ?? '', /exported the logs/);
  });

  it('puts a key below those of its person, where an editor began the line below the dash', async () => {
    const person = 'people:\n  - name: Kim\n';
    assert.equal((await complete(`${person}  ¦`)).after('color'), `${person}    color: `);
    assert.equal((await complete(`${person}   col¦\n`)).after('color'), `${person}    color: \n`);
    assert.equal((await complete(`${person}    ¦`)).after('color'), `${person}    color: `);
    assert.equal((await complete(`${person}  - ¦`)).after('name'), `${person}  - name: `);
    assert.equal((await complete(`${person}¦`)).after('me'), `${person}me: `);
    const listed = `${person}    aliases:\n      - K\n`;
    assert.equal((await complete(`${listed}  ¦`)).after('note'), `${listed}    note: `);
  });

  it('offers the names in the logs without an owner, the most frequent first', async () => {
    assert.deepEqual(await labels('people:\n- name: ¦'), ['Kim', '李雷', '李雷-某某-产品', 'o: k']);
    assert.deepEqual(await labels('people:\n- name: Kim\n- name: ¦'), ['李雷', '李雷-某某-产品', 'o: k']);
    const list = await complete('people:\n- name:¦');
    assert.equal(list.items[0]?.detail, '3 messages');
    assert.equal(list.after('Kim'), 'people:\n- name: Kim');
    assert.equal(list.after('o: k'), 'people:\n- name: "o: k"');
  });

  it('finds Chinese names by pinyin, and replaces what is there', async () => {
    assert.deepEqual(await labels('people:\n- name: Kim\n  aliases: [ll¦]'), ['李雷', '李雷-某某-产品']);
    const typed = await complete('people:\n- name: A\n  aliases: [B, "K¦ix", C]\n');
    assert.equal(typed.after('Kim'), 'people:\n- name: A\n  aliases: [B, Kim, C]\n');
  });

  it('offers first what looks like the same person', async () => {
    assert.deepEqual(await labels('people:\n- name: 李雷\n  aliases: [¦'), ['李雷-某某-产品', 'Kim', 'o: k']);
  });

  it('knows a list whatever its style', async () => {
    const expected = ['Kim', 'o: k'];
    for (const list of [
      'aliases: [李雷-某某-产品, ¦]',
      'aliases:\n    - 李雷-某某-产品\n    - ¦',
      'aliases:\n  - 李雷-某某-产品\n  -¦',
      'aliases: [\n    李雷-某某-产品,\n    ¦\n  ]',
    ]) {
      assert.deepEqual(await labels(`people:\n- name: 李雷\n  ${list}\n`), expected, list);
    }
    assert.deepEqual(await labels('people: [{name: 李雷, aliases: [李雷-某某-产品, ¦'), expected);
  });

  it('offers people for "me", all people for "different", colors for "color", nothing else', async () => {
    assert.deepEqual((await labels('people:\n- name: Boss\nme: ¦'))[0], 'Boss');
    assert.deepEqual((await labels('people:\n- name: Kim\ndifferent:\n- [¦')).slice(0, 2), ['Kim', '李雷']);
    assert.deepEqual((await labels('people:\n- name: Kim\ndifferent:\n- - ¦')).slice(0, 2), ['Kim', '李雷']);
    assert.equal(
      (await complete('people:\n- name: Kim\n  color: tea¦')).after('#0d9488'),
      'people:\n- name: Kim\n  color: "#0d9488"',
    );
    assert.deepEqual(await labels('people:\n- name: Kim\n  color: "#3b¦"'), ['#3b82f6']);
    assert.deepEqual(await labels('people:\n- name: Kim\n  note: K¦'), []);
    assert.deepEqual(await labels('people: # K¦'), []);
    assert.deepEqual(await labels('site:\n  na¦'), []);
  });

  it('works with CRLF', async () => {
    assert.deepEqual(await labels('people:\r\n- name: Kim\r\n  aliases:\r\n  - l¦\r\n'), [
      '李雷',
      '李雷-某某-产品',
    ]);
  });
});

describe('hover in the registry', () => {
  it('shows what a key is for', async () => {
    assert.equal(
      await hoverText('peo¦ple: []'),
      'people\n\nThe people who speak in the logs, each with all their names.'.replace('\n\n', '\n'),
    );
    assert.match((await hoverText('people:\n- name: Kim\n  ¦color: red')) ?? '', /^color\n/);
    assert.equal(await hoverText('site: ¦x'), undefined);
    assert.equal(await hoverText('people: []  ¦  '), undefined);
  });

  it('shows how often the logs hold a name, and from when to when', async () => {
    assert.match(
      (await hoverText('people:\n- name: K¦im\n')) ?? '',
      /3 messages in 2 logs · 2024-02-08 – 2024-02-09/,
    );
    const both = await hoverText('people:\n- name: 李雷\n  aliases: [李¦雷-某某-产品]\n');
    assert.match(both ?? '', /1 message in 1 log · 2024-02-09[\s\S]*With all names: 2 messages in 2 logs/);
    assert.match((await hoverText('me: No¦body\n')) ?? '', /No message in any log/);
  });

  it('shows one who is only mentioned', async () => {
    const { context, ...params } = await at('people:\n- name: Kim\n  aliases: [Kimmy¦]\n', {
      '_posts/2024-02-10-chat.markdown': message('李雷', '@Kimmy hello'),
    });
    const found = await hover.handle(context, params);
    assert.ok(found);
    assert.match((found.contents as { value: string }).value, /Only mentioned/);
  });
});

describe('findings in the registry', () => {
  const report = async (marked: string, previousResultId?: string) => {
    const { context, textDocument } = await at(`${marked}¦`);
    return diagnostic.handle(context, { textDocument, ...(previousResultId && { previousResultId }) });
  };

  it('are diagnostics, in the order of the text', async () => {
    const found = await report('people:\n- name: Kim\n  aliases: [Kimmy, 12]\nme: Boss\n');
    assert.ok(found.kind === 'full');
    assert.deepEqual(
      found.items.map(({ code, severity, source }) => [code, severity, source]),
      [
        ['registry/unknown-name', 4, 'chatlog'],
        ['registry/invalid', 1, 'chatlog'],
        ['registry/unknown-me', 2, 'chatlog'],
      ],
    );
    assert.deepEqual(await report('people: []', '1.0'), { kind: 'unchanged', resultId: '1.0' });
  });

  it('have quick fixes for the first of very many alone', async () => {
    // Computing a fix for each of them takes minutes.
    const entries = Array.from({ length: 6_000 }, (_, i) => `- {name: Kim ${i}, aliases: [Lee, Park]}\n`);
    const { context, textDocument } = await at(`people:\n${entries.join('')}¦`);
    const range = { start: { line: 0, character: 0 }, end: { line: 6_001, character: 0 } };
    const actions = await codeAction.handle(context, { textDocument, range, context: { diagnostics: [] } });
    const starts = new Set(actions.map(({ diagnostics }) => diagnostics![0]!.range.start.line));
    assert.ok(starts.size > 1 && starts.size <= MAX_FINDINGS, String(starts.size));
  });

  it('have quick fixes', async () => {
    const { context, position, text, textDocument } = await at('people:\n- name: Kim\n  aliases: [Kim¦]\n');
    const request = (only?: string[]): CodeAction[] => {
      const params = {
        textDocument,
        range: { start: position, end: position },
        context: { diagnostics: [], ...(only && { only }) },
      };
      return codeAction.handle(context, params) as CodeAction[];
    };
    const [action, ...others] = request();
    assert.deepEqual(others, []);
    assert.equal(action?.title, 'Remove this alias');
    assert.deepEqual(
      action?.diagnostics?.map(({ code }) => code),
      ['registry/duplicate-name'],
    );
    assert.equal(applyTo(text, action!.edit!.changes![uri]!), 'people:\n- name: Kim\n');
    assert.equal(request(['quickfix']).length, 1);
    assert.deepEqual(request(['source.fixAll']), []);
  });
});
