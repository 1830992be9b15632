// Applies answers of the server as an editor does: the edits of quick fixes, completions and commands.
import assert from 'node:assert/strict';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  InsertReplaceEdit,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { REFACTOR, type Refactored } from '../../server/src/protocol';
import { readCursor } from '../support/marks';
import { ServerProcess } from '../support/serverProcess';

const uri = 'file:///logs/2026-04-01-chat.markdown';

const head = `---
layout:     source
title:      "2026-04-01-WeChat"
date:       2026-04-01 12:00:00
author:     Tea
tag:        [chat]
---
`;
const message = (time: string, speaker: string, body: string) =>
  `> ${time}  ${speaker}  \n   \n${body}  \n   \n`;
const log =
  head +
  message('07:59:00', '李雷-青禾科技', '早上好') +
  message('08:00:00', 'Kim Park', 'Good morning') +
  message('08:01:00', '韩梅梅', '[强]');

describe('editing over the protocol', () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server.stop());
  afterEach(() => server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } }));

  describe('quick fixes', () => {
    const defects: [rule: string, wrong: string, right: string][] = [
      ['message/header-spacing', log.replace('00  Kim', '00 Kim'), log],
      ['message/malformed-header', log.replace('> 08:00:00  Kim', '＞08：00：00  Kim'), log],
      ['message/missing-blank-line', log.replace('Kim Park  \n   \n', 'Kim Park  \n'), log],
      ['message/duplicate', log + message('08:01:00', '韩梅梅', '[强]'), log],
      ['front-matter/unknown-key', log.replace('author', 'auther'), log],
      ['front-matter/unclosed', log.replace('[chat]\n---\n', '[chat]\n'), log],
    ];
    for (const [rule, wrong, right] of defects) {
      for (const [name, lineEnd] of [
        ['LF', '\n'],
        ['CRLF', '\r\n'],
      ] as const) {
        it(`fix ${rule} in a log with ${name}`, async () => {
          const text = wrong.replaceAll('\n', lineEnd);
          const fixed = right.replaceAll('\n', lineEnd);
          await server.open(uri, text);
          const fixes = await fixesOf(rule);
          const [fix, ...others] = fixes.filter(
            // An unsafe fix is never preferred.
            ({ isPreferred, title }) => isPreferred || (/\(unsafe\)$/.test(title) && !/^Fix all/.test(title)),
          );
          assert.equal(others.length, 0, fixes.map(({ title }) => title).join(', '));
          assert.equal(applied(text, await editsOf(fix!)), fixed);
          await server.connection.sendNotification('textDocument/didChange', {
            textDocument: { uri, version: 2 },
            contentChanges: [{ text: fixed }],
          });
          assert.deepEqual(await server.diagnostics(uri), []);
        });
      }
    }

    it('fix all of a kind together', async () => {
      const wrong = log.replace('00  Kim', '00 Kim').replace('00  韩', '00 韩');
      await server.open(uri, wrong);
      const all = (await fixesOf('message/header-spacing')).find(({ title }) =>
        title.includes('Fix all "message/header-spacing"'),
      );
      assert.equal(applied(wrong, await editsOf(all!)), log);
    });

    /** The quick fixes of the first finding, which must be of the rule, as all others are. */
    async function fixesOf(rule: string): Promise<CodeAction[]> {
      const found = await server.diagnostics(uri);
      assert.deepEqual([...new Set(found.map(({ code }) => code))], [rule]);
      return server.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: found[0]!.range,
        context: { diagnostics: [found[0]], only: ['quickfix'] },
      });
    }

    async function editsOf(action: CodeAction): Promise<TextEdit[]> {
      const { edit } = action.edit ? action : await server.request<CodeAction>('codeAction/resolve', action);
      const [change, ...others] = edit!.documentChanges!;
      assert.deepEqual(others, []);
      return (change as { edits: TextEdit[] }).edits;
    }
  });

  describe('completion', () => {
    it('offers every speaker after the time, who is likely next first', async () => {
      const { items } = await complete(`${log}> 08:02:00  |`);
      assert.deepEqual(labels(items), ['韩梅梅', 'Kim Park', '李雷-青禾科技']);
    });

    it('finds a speaker by pinyin, by its initials and by a character', async () => {
      for (const typed of ['lilei', 'll', 'LL', '雷', '青禾']) {
        const { items } = await complete(`${log}> 08:02:00  ${typed}|`);
        assert.equal(labels(items)[0], '李雷-青禾科技', typed);
      }
    });

    it('replaces a name by what was typed before it, and both', async () => {
      const { text, items } = await complete(log.replace('Kim Park', 'hmm|Kim Park'));
      assert.deepEqual(labels(items), ['韩梅梅']);
      assert.equal(accepted(text, items, '韩梅梅'), log.replace('Kim Park', '韩梅梅'));
    });

    it('offers speakers as mentions after `@`, after a Chinese character too', async () => {
      for (const body of ['@|', '你好@|', 'Hi @|']) {
        const { items } = await complete(log.replace('[强]', body));
        assert.ok(labels(items).includes('Kim Park'), `${body}: ${labels(items)}`);
      }
      const { text, items } = await complete(log.replace('[强]', '你好@kp|'));
      assert.equal(labels(items)[0], 'Kim Park');
      assert.ok(accepted(text, items, 'Kim Park').includes('你好@Kim Park'));
    });

    it('offers the time at `> `', async () => {
      const { text, items } = await complete(`${log}> |`);
      assert.deepEqual(labels(items).slice(0, 2), ['08:01:00', '08:01:01']);
      assert.equal(accepted(text, items, '08:01:00'), `${log}> 08:01:00  `);
    });

    it('offers emoticons with their pictures at `[`, by pinyin too', async () => {
      const { items } = await complete(log.replace('[强]', '[qiang|'));
      assert.equal(labels(items)[0], '[强]');
      assert.ok(items[0]!.labelDetails?.detail?.includes('👍'));
    });

    it('offers keys and values of the front matter', async () => {
      const { text, items } = await complete(log.replace('author:     Tea\n', '|\n'));
      assert.ok(labels(items).includes('author') && !labels(items).includes('title'), `${labels(items)}`);
      assert.match(accepted(text, items, 'author'), /^author:/m);
      assert.deepEqual(labels((await complete(log.replace('source', '|'))).items), ['source']);
      const counted = log.replace('author:', 'lines:      |\nauthor:');
      assert.deepEqual(labels((await complete(counted)).items), ['3']);
    });

    /** The completion items at the `|` in `marked`. */
    async function complete(marked: string): Promise<{ text: string; items: CompletionItem[] }> {
      const { text, offset } = readCursor(marked);
      await server.open(uri, text);
      const position = TextDocument.create(uri, 'chatlog', 1, text).positionAt(offset);
      const answer = await server.request<CompletionItem[] | CompletionList>('textDocument/completion', {
        textDocument: { uri },
        position,
      });
      await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      return { text, items: Array.isArray(answer) ? answer : answer.items };
    }

    function labels(items: readonly CompletionItem[]): string[] {
      return [...items]
        .sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
        .map(({ label }) => label);
    }

    /** The text after an item is chosen. */
    function accepted(text: string, items: readonly CompletionItem[], label: string): string {
      const { textEdit, additionalTextEdits = [] } = items.find(item => item.label === label)!;
      const { newText } = textEdit!;
      const range = 'range' in textEdit! ? textEdit.range : (textEdit as InsertReplaceEdit).replace;
      return applied(text, [{ range, newText }, ...additionalTextEdits]);
    }
  });

  describe('refactorings', () => {
    const counted = (count: number) => head.replace('tag:', `lines:      ${count}\ntag:`);
    const one = message('08:00:00', 'Kim Park', 'one');
    const two = message('08:00:10', 'Kim Park', 'two');
    const three = message('09:00:00', '韩梅梅', '[强]');
    const late = message('23:30:00', '韩梅梅', 'late');

    const refactored = async (text: string, refactoring: string, line: number) => {
      await server.open(uri, text);
      const position = { line, character: 0 };
      const { edits } = await server.request<Refactored>(REFACTOR, {
        textDocument: { uri },
        range: { start: position, end: position },
        refactoring,
      });
      return applied(text, edits);
    };

    it('delete a message, and count those that are left', async () => {
      const text = counted(3) + one + two + three;
      assert.equal(await refactored(text, 'delete', 14), counted(2) + one + three);
    });

    it('sort, and leave a run past midnight at the end', async () => {
      const past = message('00:05:00', 'Kim Park', 'past');
      const text = head + three + one + late + past;
      assert.equal(await refactored(text, 'sort', 0), head + one + three + late + past);
    });

    it('remove duplicates, and count those that are left', async () => {
      const text = counted(4) + one + one + three + late;
      assert.equal(await refactored(text, 'removeDuplicates', 0), counted(3) + one + three + late);
    });
  });
});

function applied(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'chatlog', 1, text), [...edits]);
}
