import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { globSync } from 'tinyglobby';

const root = join(import.meta.dirname, '../..');

/** Which layers a layer may import, itself aside. What stands in no row may be imported by none and imports what it likes. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'server/src/model': [],
  'server/src/analysis': ['server/src/model'],
  'server/src/render': ['server/src/model', 'server/src/analysis'],
  'server/src/workspace': ['server/src/model', 'server/src/analysis'],
  'server/src/features': [
    'server/src/model',
    'server/src/analysis',
    'server/src/render',
    'server/src/workspace',
    'server/src/protocol.ts',
  ],
  'server/src/lsp': [
    'server/src/model',
    'server/src/analysis',
    'server/src/workspace',
    'server/src/features',
    'server/src/protocol.ts',
  ],
  'server/src/cli': [
    'server/src/model',
    'server/src/analysis',
    'server/src/workspace',
    'l10n',
    'package.json',
  ],
  'server/src/protocol': [],
  'server/src/protocol.ts': ['server/src/protocol'],
  'client/src': ['server/src/protocol.ts', 'client/webview'],
  'client/webview': ['server/src/protocol.ts', 'client/src/preview'],
};

/** Packages that a layer may import at run time; types cost nothing and are free where the compiler project allows them. */
const PACKAGES: Record<string, readonly string[]> = {
  'server/src/model': ['gray-matter', 'yaml'],
  'server/src/analysis': ['@vscode/l10n', 'pinyin-match/src/simplified_dict.js'],
  'server/src/render': ['@vscode/l10n', 'markdown-it'],
  'server/src/protocol': [],
};

interface Import {
  readonly from: string;
  readonly what: string;
  readonly typeOnly: boolean;
}

const files = globSync(['server/src/**/*.ts', 'client/{src,webview}/**/*.ts'], { cwd: root });
const imports = files.flatMap(file => importsOf(file));

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found: Import[] = [];
  for (const [, typeOnly, what] of text.matchAll(
    /^(?:import|export)\s+(type\s+)?(?:[^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm,
  )) {
    found.push({ from: file, what: what!, typeOnly: typeOnly !== undefined });
  }
  for (const [, what] of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) {
    found.push({ from: file, what: what!, typeOnly: false });
  }
  return found;
}

/** The file that a relative import means, as a path from the root: `../protocol` is `protocol.ts`, and not the folder. */
function targetOf(from: string, what: string): string {
  const path = relative(root, normalize(join(root, dirname(from), what)))
    .split(sep)
    .join('/');
  return [`${path}.ts`, `${path}/index.ts`].find(each => files.includes(each)) ?? path;
}

function layerOf(file: string): string | undefined {
  return Object.keys(MAY_IMPORT).find(layer => file === layer || file.startsWith(`${layer}/`));
}

describe('the layers', () => {
  it('are found at all', () => {
    assert.ok(files.length > 40);
    assert.ok(imports.length > 100);
  });

  it('import one way only', () => {
    const wrong = imports.filter(({ from, what }) => {
      const layer = layerOf(from);
      if (layer === undefined || !what.startsWith('.')) return false;
      const target = targetOf(from, what);
      return ![layer, ...MAY_IMPORT[layer]!].some(each => target === each || target.startsWith(`${each}/`));
    });
    assert.deepEqual(wrong, []);
  });

  it('import only the packages that are theirs', () => {
    const wrong = imports.filter(({ from, what, typeOnly }) => {
      const allowed = PACKAGES[layerOf(from) ?? ''];
      if (allowed === undefined || what.startsWith('.')) return false;
      return !typeOnly && !allowed.includes(what);
    });
    assert.deepEqual(wrong, []);
  });

  it('below the connection know no Node and no VS Code', () => {
    const pure = ['model', 'analysis', 'render', 'features', 'workspace', 'protocol'].map(
      layer => `server/src/${layer}`,
    );
    const wrong = imports.filter(
      ({ from, what }) =>
        pure.includes(layerOf(from) ?? '') && (what.startsWith('node:') || what === 'vscode'),
    );
    assert.deepEqual(wrong, []);
  });

  it('take only types from the page into the client, and from the client into the page', () => {
    const wrong = imports.filter(
      ({ from, what, typeOnly }) =>
        !typeOnly &&
        ((from.startsWith('client/src') && what.includes('webview/')) ||
          (from.startsWith('client/webview') && what.includes('src/preview'))),
    );
    assert.deepEqual(wrong, []);
  });
});
