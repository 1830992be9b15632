import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry, type StateStack } from 'vscode-textmate';

const root = join(__dirname, '../..');

export interface Token {
  readonly text: string;
  /** From the grammar's own scope to the innermost. */
  readonly scopes: readonly string[];
}

/**
 * Loads the grammar, or the one of another scope, into VS Code's own tokenizer. Markdown and YAML are the stubs of the fixtures, or, where
 * `VSCODE_EXTENSIONS` names the `extensions` folder of a VS Code, the grammars that it ships.
 */
export async function loadGrammar(scope = 'text.chatlog'): Promise<IGrammar> {
  const wasm = readFileSync(createRequire(__filename).resolve('vscode-oniguruma/release/onig.wasm'));
  const files = grammarFiles();
  const registry = new Registry({
    onigLib: loadWASM(new Uint8Array(wasm).buffer).then(() => ({ createOnigScanner, createOnigString })),
    loadGrammar: async scope => {
      const file = files.get(scope);
      return file === undefined ? null : parseRawGrammar(readFileSync(file, 'utf8'), file);
    },
  });
  const grammar = await registry.loadGrammar(scope);
  if (grammar === null) throw new Error(`no grammar for ${scope}`);
  return grammar;
}

function grammarFiles(): Map<string, string> {
  const stubs = join(root, 'test/fixtures/grammar/stubs');
  const files = new Map([
    ['text.html.markdown', join(stubs, 'markdown.tmLanguage.json')],
    ['source.yaml', join(stubs, 'yaml.tmLanguage.json')],
  ]);
  const extensions = process.env.VSCODE_EXTENSIONS;
  if (extensions !== undefined) {
    for (const name of readdirSync(extensions)) {
      const manifest = join(extensions, name, 'package.json');
      if (!existsSync(manifest)) continue;
      const { contributes } = JSON.parse(readFileSync(manifest, 'utf8')) as {
        contributes?: { grammars?: { scopeName: string; path: string }[] };
      };
      for (const { scopeName, path } of contributes?.grammars ?? []) {
        files.set(scopeName, join(extensions, name, path));
      }
    }
  }
  return files.set('text.chatlog', join(root, 'syntaxes/chatlog.tmLanguage.json'));
}

/** The tokens of each line. Lines come without their terminators. */
export function tokenize(grammar: IGrammar, lines: readonly string[]): Token[][] {
  let state: StateStack = INITIAL;
  return lines.map(line => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes,
    }));
  });
}

/** Whether a part of the line is in a scope, given by its whole name or a leading part of it (`invalid`). */
export function hasScope(tokens: readonly Token[], scope: string): boolean {
  return tokens.some(token => token.scopes.some(name => name === scope || name.startsWith(`${scope}.`)));
}

/** The text of the line that is in a scope. */
export function textOf(tokens: readonly Token[], scope: string): string {
  return tokens
    .filter(token => hasScope([token], scope))
    .map(token => token.text)
    .join('');
}
