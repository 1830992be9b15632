// The main tasks, inside the extension host: findings of a log, fixes, completion, navigation.
import * as vscode from 'vscode';
import { readCursor } from '../../support/marks';
import { eventually } from '../patience';
import { alsoIn, everywhere } from '../whichHosts';
import { equal, ok } from './assert';
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
    it(everywhere('are those of the log, on their lines, at their levels, each with its page'), async () => {
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
    const rule = 'message/header-spacing';
    const wrong = log.replace('00  Kim', '00 Kim');

    it(everywhere('fix, and undo brings it back'), async () => {
      const { document } = await openText(wrong);
      equal(document.isUntitled, true);
      const found = await finding(document.uri, rule);
      equal(vscode.languages.getDiagnostics(document.uri).map(ruleOf), [rule]);
      await apply(await preferredFix(document, found));
      equal(document.getText(), log);
      await noFinding(document.uri, rule);
      await vscode.commands.executeCommand('undo');
      equal(document.getText(), wrong, 'undone');
      await finding(document.uri, rule);
    });

    it('keep the line ends of a log with CRLF', async () => {
      const crlf = (text: string) => text.replaceAll('\n', '\r\n');
      const unspaced = crlf(log.replace('Kim Park  \n   \n', 'Kim Park  \n'));
      const uri = await write('crlf.chatlog', unspaced);
      const { document } = await openSample('crlf.chatlog');
      equal(document.eol, vscode.EndOfLine.CRLF);
      const found = await finding(uri, 'message/missing-blank-line');
      equal(found.range.start.line, 11);
      equal(vscode.languages.getDiagnostics(uri).length, 1);
      await apply(await preferredFix(document, found));
      equal(document.getText(), crlf(log));
    });

    it(alsoIn(['web'], 'read a log that begins with a byte order mark'), async () => {
      const uri = await write('marked.chatlog', `\ufeff${wrong}`);
      const { document } = await openSample('marked.chatlog');
      const found = await finding(uri, rule);
      equal(vscode.languages.getDiagnostics(uri).map(ruleOf), [rule]);
      await apply(await preferredFix(document, found));
      equal(document.getText(), log);
    });

    it('fix all of a kind together', async () => {
      const { document } = await openText(log.replace('00  Kim', '00 Kim').replace('00  韩', '00 韩'));
      const found = await finding(document.uri, 'message/header-spacing');
      const actions = await actionsAt(document, found.range, vscode.CodeActionKind.QuickFix, 10);
      const all = actions.find(({ title }) => title.includes('Fix all "message/header-spacing"'));
      ok(all, `offered: ${actions.map(({ title }) => title).join(', ')}`);
      await apply(all);
      equal(document.getText(), log);
    });
  });

  it('fixes everything on save where the settings ask for it', async () => {
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
    it(everywhere('offers every speaker after the time, who is likely next first'), async () => {
      const items = await complete(`${log}> 08:02:00  |`);
      equal(labels(items), ['韩梅梅', 'Kim Park', '李雷-青禾科技']);
    });

    it('replaces the name that is there, spaces and all', async () => {
      const { document, items } = await completeIn(log.replace('Kim Park', '|Kim Park'));
      await accept(document, items.find(({ label }) => labelOf(label) === '韩梅梅')!);
      equal(document.getText(), log.replace('Kim Park', '韩梅梅'));
    });
  });

  it(everywhere('outlines the front matter, the hours and their messages'), async () => {
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
          ['08:01:00 韩梅梅', '👍', 15, []],
        ],
      ],
    ]);
  });

  it('folds the front matter and the messages', async () => {
    const { document } = await openText(log);
    const ranges = await eventually('folding ranges', async () => {
      const found = await vscode.commands.executeCommand<vscode.FoldingRange[] | undefined>(
        'vscode.executeFoldingRangeProvider',
        document.uri,
      );
      return found?.some(({ start }) => start === 15) && found;
    });
    const spans = ranges.map(({ start, end }) => `${start}-${end}`);
    for (const span of ['0-6', '11-13', '15-17']) ok(spans.includes(span), `${span} in ${spans}`);
  });
});

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

/** @param resolved the number of actions to resolve: some get their edit only then */
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

/** The completion items at the cursor of a marked text, without snippets. */
async function complete(marked: string): Promise<vscode.CompletionItem[]> {
  return (await completeIn(marked)).items;
}

async function completeIn(
  marked: string,
): Promise<{ document: vscode.TextDocument; items: vscode.CompletionItem[] }> {
  const { text, offset } = readCursor(marked);
  const { document } = await openText(text);
  const list = await eventually('completions', async () => {
    const found = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(offset),
    );
    return found.items.some(({ kind }) => kind !== vscode.CompletionItemKind.Snippet) && found;
  });
  return { document, items: list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Snippet) };
}

function labelOf(label: vscode.CompletionItem['label']): string {
  return typeof label === 'string' ? label : label.label;
}

/** The labels in the order in which they are shown, without those from other logs. */
function labels(items: readonly vscode.CompletionItem[]): string[] {
  return items
    .filter(({ label }) => typeof label === 'string' || !/other logs/.test(label.description ?? ''))
    .sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
    .map(({ label }) => labelOf(label));
}

/** Inserts an item, as choosing it does. */
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
