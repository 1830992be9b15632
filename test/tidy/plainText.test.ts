import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';

const root = join(import.meta.dirname, '../..');

/** Calls that show no text, or a text that is neither a notification nor a label. All others go through `client/src/support`. */
const FREE = [
  'activeTextEditor',
  'createOutputChannel',
  'createTextEditorDecorationType',
  'createWebviewPanel',
  'onDidChangeActiveTextEditor',
  'onDidChangeTextEditorSelection',
  'onDidChangeTextEditorVisibleRanges',
  'registerWebviewPanelSerializer',
  'showOpenDialog',
  'showSaveDialog',
  'showTextDocument',
  'tabGroups',
  'visibleTextEditors',
];

/** Classes of VS Code with texts that are shown. */
const SHOWN = [
  'CallHierarchyItem',
  'CodeAction',
  'CodeLens',
  'CompletionItem',
  'DocumentDropEdit',
  'DocumentPasteEdit',
  'DocumentSymbol',
  'Hover',
  'InlayHint',
  'MarkdownString',
  'SymbolInformation',
  'TreeItem',
];

/** A call of VS Code, or of a part of it, under another name than `vscode.window.…`. */
const DETOUR =
  /vscode\.window\b(?!\s*\.)|vscode\[|\bwindow\s*\}?\s*=\s*vscode|=\s*vscode\s*[;,)]|\(vscode\b(?!\.)/;

interface Mistake {
  readonly file: string;
  readonly text: string;
}

/** The places in a client file that may show a text unescaped. */
function mistakesIn(file: string, source: string): Mistake[] {
  const found: string[] = [];
  for (const [text, member] of source.matchAll(/\bvscode\.window\s*\.\s*(\w+)/g))
    if (!FREE.includes(member!)) found.push(text);
  for (const [text, name] of source.matchAll(/\bnew vscode\.(\w+)/g))
    if (SHOWN.includes(name!)) found.push(text);
  // The patterns above don't find a destructured name or an alias.
  for (const [text, names] of source.matchAll(/import ([^;]*?) from 'vscode'/g))
    if (names !== '* as vscode' && !names!.startsWith('type ')) found.push(text);
  const detour = DETOUR.exec(source);
  if (detour !== null) found.push(detour[0]);
  if (/\bas PlainText\b|\bas unknown as\b|\bas any\b/.test(source)) found.push('a cast');
  return found.map(text => ({ file, text }));
}

const sources = (pattern: string) =>
  globSync(pattern, { cwd: root }).map(file => [file, readFileSync(join(root, file), 'utf8')] as const);

describe('what people have written', () => {
  it('reaches VS Code by the functions of client/src/support alone, which make it plain', () => {
    const files = sources('client/src/**/*.ts').filter(([file]) => !file.startsWith('client/src/support/'));
    assert.ok(files.length > 40);
    assert.deepEqual(
      files.flatMap(([file, source]) => mistakesIn(file, source)),
      [],
    );
  });

  it('is shown by the server in one place alone, which makes it plain', () => {
    const shown = sources('server/src/**/*.ts').flatMap(([file, source]) =>
      [
        ...source.matchAll(
          /^.*(?:\.window\s*\.\s*show|window\/showMessage|ShowMessage(?:Request|Notification)).*$/gm,
        ),
      ].map(([line]) => `${file}: ${line.trim()}`),
    );
    assert.deepEqual(shown, [
      'server/src/lsp/server.ts: ShowMessageNotification,',
      'server/src/lsp/server.ts: this.#unlessRefused(this.#connection.sendNotification(ShowMessageNotification.method, params));',
    ]);
    const server = readFileSync(join(root, 'server/src/lsp/server.ts'), 'utf8');
    assert.match(
      server,
      /const params = \{ type: MessageType\.Info, message: plainText\(text\) \};\n.*ShowMessage/,
    );
  });

  it('has no way round that this test would miss', () => {
    for (const source of [
      "void vscode.window.showErrorMessage('x');",
      'const { window } = vscode;',
      'const w = vscode.window;',
      "vscode['window'].showErrorMessage('x');",
      "import { window } from 'vscode';",
      "import * as code from 'vscode';",
      'new vscode.TreeItem(name)',
      'vscode.window.withProgress({}, run)',
      'const me = text as PlainText;',
      'show(vscode)',
    ]) {
      assert.equal(mistakesIn('a', source).length > 0, true, source);
    }
    assert.deepEqual(
      mistakesIn('a', "import * as vscode from 'vscode';\nvscode.window.activeTextEditor;"),
      [],
    );
  });
});
