// The main job, inside the extension host: what is wrong with a log, mending it, completing it, moving along it.
import * as vscode from 'vscode';
import { readCursor } from '../../support/marks';
import { equal, eventually, ok } from './assert';
import { closeAll, openSample, openText, sample } from './documents';
import { finding, noFinding, ruleOf } from './findings';
import { head, message } from './logText';

const { Error: ERROR, Warning: WARNING, Information: INFORMATION, Hint: HINT } = vscode.DiagnosticSeverity;

const log =
  head +
  message('07:59:00', '李雷-青禾科技', '早上好') +
  message('08:00:00', 'Kim Park', 'Good morning') +
  message('08:01:00', '韩梅梅', '[强]');

describe('Editing', () => {
  afterEach(closeAll);

  describe('findings', () => {
    it('are those of the log, on their lines, at their levels, each with its page', async () => {
      const { document } = await openSample('_posts/2026-03-02-chat.markdown');
      await finding(document.uri, 'message/duplicate');
      const found = vscode.languages.getDiagnostics(document.uri);
      equal(
        found
          .map(({ range, severity, code }): [number, unknown, number] => [
            range.start.line,
            typeof code === 'object' && code.value,
            severity,
          ])
          .sort(([a], [b]) => a - b),
        [
          [5, 'front-matter/lines-mismatch', INFORMATION],
          [16, 'message/header-spacing', WARNING],
          [24, 'message/duplicate', WARNING],
          [30, 'text/double-escaped-entity', WARNING],
          [30, 'text/double-escaped-entity', WARNING],
          [32, 'message/out-of-order', WARNING],
          [38, 'image/insecure-url', INFORMATION],
          [40, 'message/malformed-header', ERROR],
          [52, 'message/missing-blank-line', WARNING],
          [55, 'message/empty-body', HINT],
        ],
      );
      for (const { code, source } of found) {
        equal(source, 'chatlog');
        const { value, target } = code as { value: string; target: vscode.Uri };
        ok(target.path.endsWith(`/${value}.md`), `${value} leads to ${target}`);
      }
      const [duplicate] = found.filter(each => ruleOf(each) === 'message/duplicate');
      equal(
        duplicate!.relatedInformation?.map(({ location }) => location.range.start.line),
        [20],
      );
    });

    it('follow what is typed', async () => {
      const { document } = await openText(log);
      await edit(document, 11, 0, '>');
      const found = await finding(document.uri, 'message/malformed-header');
      equal(found.range.start.line, 11);
      await replace(document, new vscode.Range(11, 0, 11, 1), '');
      await noFinding(document.uri, 'message/malformed-header');
      equal(vscode.languages.getDiagnostics(document.uri).map(ruleOf), []);
    });

    it('have the levels of the settings, at once', async () => {
      const { document } = await openText(log.replace('00  Kim', '00 Kim'));
      equal((await finding(document.uri, 'message/header-spacing')).severity, WARNING);
      const settings = vscode.workspace.getConfiguration('chatlog');
      const set = (rules: object | undefined) =>
        settings.update('rules', rules, vscode.ConfigurationTarget.Global);
      try {
        await set({ 'message/header-spacing': 'error' });
        await eventually('an error', () =>
          vscode.languages
            .getDiagnostics(document.uri)
            .some(each => ruleOf(each) === 'message/header-spacing' && each.severity === ERROR),
        );
        await set({ 'message/header-spacing': 'off' });
        await noFinding(document.uri, 'message/header-spacing');
      } finally {
        await set(undefined);
      }
      equal((await finding(document.uri, 'message/header-spacing')).severity, WARNING);
    });
  });

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
      it(`mend ${rule}, and undo brings it back`, () => mends(wrong, rule, right));
    }

    it('keep the line ends of a log with CRLF', async () => {
      const crlf = (text: string) => text.replaceAll('\n', '\r\n');
      const [rule, wrong, right] = defects[2]!;
      const uri = await write('crlf.chatlog', crlf(wrong));
      const { document } = await openSample('crlf.chatlog');
      equal(document.eol, vscode.EndOfLine.CRLF);
      const found = await finding(uri, rule);
      equal(found.range.start.line, 11);
      equal(vscode.languages.getDiagnostics(uri).length, 1);
      await apply(await preferredFix(document, found));
      equal(document.getText(), crlf(right));
    });

    it('read a log that begins with a byte order mark', async () => {
      const [rule, wrong, right] = defects[0]!;
      const uri = await write('marked.chatlog', `\ufeff${wrong}`);
      const { document } = await openSample('marked.chatlog');
      const found = await finding(uri, rule);
      equal(vscode.languages.getDiagnostics(uri).map(ruleOf), [rule]);
      await apply(await preferredFix(document, found));
      equal(document.getText(), right);
    });

    it('mend all of a kind together', async () => {
      const { document } = await openText(log.replace('00  Kim', '00 Kim').replace('00  韩', '00 韩'));
      const found = await finding(document.uri, 'message/header-spacing');
      const actions = await actionsAt(document, found.range, vscode.CodeActionKind.QuickFix, 10);
      const all = actions.find(({ title }) => title.includes('Fix all "message/header-spacing"'));
      ok(all, `offered: ${actions.map(({ title }) => title).join(', ')}`);
      await apply(all);
      equal(document.getText(), log);
    });
  });

  it('mends everything on save where the settings ask for it', async () => {
    const uri = await write('saved.chatlog', log.replace('00  Kim', '00 Kim'));
    const settings = vscode.workspace.getConfiguration('editor', { uri, languageId: 'chatlog' });
    const set = (value: object | undefined) =>
      settings.update('codeActionsOnSave', value, vscode.ConfigurationTarget.Global, true);
    await set({ 'source.fixAll.chatlog': 'explicit' });
    try {
      const { document } = await openSample('saved.chatlog');
      await finding(uri, 'message/header-spacing');
      await edit(document, 13, 0, '你');
      await vscode.commands.executeCommand('workbench.action.files.save');
      await eventually('a saved document', () => !document.isDirty);
      equal(document.getText(), log.replace('Good', '你Good'));
      equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), document.getText());
    } finally {
      await set(undefined);
    }
  });

  describe('completion', () => {
    it('offers every speaker after the time, who is likely next first', async () => {
      const items = await complete(`${log}> 08:02:00  |`);
      equal(labels(items), ['韩梅梅', 'Kim Park', '李雷-青禾科技']);
    });

    it('finds a speaker by pinyin, by its initials and by a character', async () => {
      for (const typed of ['lilei', 'll', 'LL', '雷', '青禾']) {
        equal(labels(await complete(`${log}> 08:02:00  ${typed}|`))[0], '李雷-青禾科技', typed);
      }
    });

    it('replaces the name that is there, spaces and all', async () => {
      const { document, items } = await completeIn(log.replace('Kim Park', '|Kim Park'));
      await accept(document, items.find(({ label }) => labelOf(label) === '韩梅梅')!);
      equal(document.getText(), log.replace('Kim Park', '韩梅梅'));
    });

    it('finds a name by what was typed before another, and replaces both', async () => {
      const { document, items } = await completeIn(log.replace('Kim Park', 'hmm|Kim Park'));
      equal(labels(items), ['韩梅梅']);
      await accept(document, items[0]!);
      equal(document.getText(), log.replace('Kim Park', '韩梅梅'));
    });

    it('offers speakers as mentions after `@`, after a Chinese character too', async () => {
      for (const body of ['@|', '你好@|', 'Hi @|']) {
        const items = await complete(log.replace('[强]', body));
        ok(labels(items).includes('Kim Park'), `${body}: ${labels(items)}`);
      }
      const { document, items } = await completeIn(log.replace('[强]', '你好@kp|'));
      equal(labels(items)[0], 'Kim Park');
      await accept(document, items[0]!);
      ok(document.getText().includes('你好@Kim Park'), document.getText());
    });

    it('offers the time at `> `', async () => {
      const { document, items } = await completeIn(`${log}> |`);
      equal(labels(items).slice(0, 2), ['08:01:00', '08:01:01']);
      await accept(document, items[0]!);
      equal(document.getText(), `${log}> 08:01:00  `);
    });

    it('offers emoticons with their pictures at `[`, by pinyin too', async () => {
      const items = await complete(log.replace('[强]', '[qiang|'));
      const [first] = items;
      equal(labels(items)[0], '[强]');
      ok(
        typeof first?.label === 'object' && first.label.detail?.includes('👍'),
        JSON.stringify(first?.label),
      );
    });

    it('offers keys and values of the front matter', async () => {
      const lacking = log.replace('author:     Tea\n', '|\n');
      const { document, items } = await completeIn(lacking);
      ok(labels(items).includes('author') && !labels(items).includes('title'), String(labels(items)));
      await accept(document, items.find(({ label }) => labelOf(label) === 'author')!);
      ok(/^author:/m.test(document.getText()), document.getText());
      equal(labels(await complete(log.replace('source', '|'))), ['source']);
      const counted = log.replace('author:', 'lines:      |\nauthor:');
      equal(labels(await complete(counted)), ['3']);
    });
  });

  it('outlines the front matter, the hours and their messages', async () => {
    const { document } = await openText(log);
    const symbols = await eventually('an outline', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return found?.length ? found : undefined;
    });
    equal(symbols.map(shape), [
      ['Front matter', '2026-04-01-WeChat', 0, []],
      ['07:00', '1 message', 7, [['07:59:00 李雷-青禾科技', '早上好', 7, []]]],
      [
        '08:00',
        '2 messages',
        11,
        [
          ['08:00:00 Kim Park', 'Good morning', 11, []],
          ['08:01:00 韩梅梅', '[强]', 15, []],
        ],
      ],
    ]);
  });

  it('folds the front matter, the hours and the messages', async () => {
    const { document } = await openText(log);
    const ranges = await eventually('folding ranges', async () => {
      const found = await vscode.commands.executeCommand<vscode.FoldingRange[] | undefined>(
        'vscode.executeFoldingRangeProvider',
        document.uri,
      );
      return found?.some(({ start, end }) => start === 11 && end > 15) && found;
    });
    const spans = ranges.map(({ start, end }) => `${start}-${end}`);
    for (const span of ['0-6', '11-17', '15-17']) ok(spans.includes(span), `${span} in ${spans}`);
  });

  it('works in an untitled log', async () => {
    const { document } = await openText(log.replace('00  Kim', '00 Kim'));
    equal(document.isUntitled, true);
    const found = await finding(document.uri, 'message/header-spacing');
    await apply(await preferredFix(document, found));
    equal(document.getText(), log);
    await noFinding(document.uri, 'message/header-spacing');
  });
});

/** Opens `wrong`, in which the rule finds one thing, mends that, and takes it back. */
async function mends(wrong: string, rule: string, right: string): Promise<void> {
  const { document } = await openText(wrong);
  const found = await finding(document.uri, rule);
  equal(vscode.languages.getDiagnostics(document.uri).map(ruleOf), [rule]);
  const fix = await preferredFix(document, found);
  await apply(fix);
  equal(document.getText(), right);
  await noFinding(document.uri, rule);
  await vscode.commands.executeCommand('undo');
  equal(document.getText(), wrong, 'undone');
  await finding(document.uri, rule);
}

/** The fix that the light bulb offers: the preferred one, or the unsafe one, which is never preferred. */
async function preferredFix(
  document: vscode.TextDocument,
  { range }: vscode.Diagnostic,
): Promise<vscode.CodeAction> {
  const actions = await actionsAt(document, range, vscode.CodeActionKind.QuickFix, 1);
  const [preferred, ...others] = actions.filter(
    ({ isPreferred, title }) => isPreferred || title.endsWith('(unsafe)'),
  );
  ok(preferred && others.length === 0, `preferred: ${actions.map(({ title }) => title).join(', ')}`);
  return preferred;
}

/** @param resolved how many actions get their edit, which some have only then */
function actionsAt(
  { uri }: vscode.TextDocument,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
  resolved: number,
): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range, kind.value, resolved);
}

async function apply({ title, edit }: vscode.CodeAction): Promise<void> {
  ok(edit, `"${title}" has no edit`);
  ok(await vscode.workspace.applyEdit(edit), `"${title}" could not be applied`);
}

/** What is offered at the cursor of a marked text, without the snippets. */
async function complete(marked: string): Promise<vscode.CompletionItem[]> {
  return (await completeIn(marked)).items;
}

async function completeIn(
  marked: string,
): Promise<{ document: vscode.TextDocument; items: vscode.CompletionItem[] }> {
  const { text, offset } = readCursor(marked);
  const { document } = await openText(text);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(offset),
  );
  return { document, items: list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Snippet) };
}

function labelOf(label: vscode.CompletionItem['label']): string {
  return typeof label === 'string' ? label : label.label;
}

/** The labels in the order in which they are shown, without what comes from other logs. */
function labels(items: readonly vscode.CompletionItem[]): string[] {
  return items
    .filter(({ label }) => typeof label === 'string' || !/other logs/.test(label.description ?? ''))
    .sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
    .map(({ label }) => labelOf(label));
}

/** Puts an item into the text, as choosing it does. */
async function accept(document: vscode.TextDocument, item: vscode.CompletionItem): Promise<void> {
  const { range, insertText, additionalTextEdits = [] } = item;
  ok(range, 'the item has no range');
  const text = typeof insertText === 'string' ? insertText : labelOf(item.label);
  const change = new vscode.WorkspaceEdit();
  change.set(document.uri, [
    vscode.TextEdit.replace(range instanceof vscode.Range ? range : range.replacing, text),
    ...additionalTextEdits,
  ]);
  ok(await vscode.workspace.applyEdit(change), 'the item could not be inserted');
}

type Shape = [name: string, detail: string, line: number, children: Shape[]];

function shape({ name, detail, range, children }: vscode.DocumentSymbol): Shape {
  return [name, detail, range.start.line, children.map(shape)];
}

function edit(document: vscode.TextDocument, line: number, character: number, text: string): Promise<void> {
  return replace(document, new vscode.Range(line, character, line, character), text);
}

async function replace({ uri }: vscode.TextDocument, range: vscode.Range, text: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.replace(uri, range, text);
  ok(await vscode.workspace.applyEdit(change), 'the edit could not be applied');
}

async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = sample(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}
