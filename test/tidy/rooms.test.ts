import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { globSync } from 'tinyglobby';

const root = join(import.meta.dirname, '../..');

/**
 * The rooms of the server from the top down: a room imports only rooms below it. The files above all rooms
 * (`main.node.ts`, `main.browser.ts`, `import.node.ts`, `logThread.node.ts`, `lintThread.node.ts`) may import any room, and no room imports them.
 */
const ROOMS = [
  'lsp',
  'cli',
  'node',
  'features',
  'workspace',
  'document',
  'rules',
  'merge',
  'editing',
  'import',
  'export',
  'find',
  'render',
  'log',
  'people',
  'markdown',
  'registry',
  'model',
  'yaml',
  'text',
  'protocol',
] as const;

/** Imports that are allowed between the client, the server and the page, and from the repository's data. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'client/src': ['server/src/protocol', 'client/webview'],
  'client/webview': ['server/src/protocol', 'server/src/find', 'server/src/text', 'client/src/preview'],
  ...Object.fromEntries(
    ROOMS.map((room, at) => [
      `server/src/${room}`,
      [
        ...ROOMS.slice(at + 1).map(below => `server/src/${below}`),
        ...(room === 'cli' ? ['l10n', 'package.json'] : []),
      ],
    ]),
  ),
};

/** Packages that a room may import at run time; imports of types are free if the compiler project allows them. */
const PACKAGES: Record<string, readonly string[]> = {
  'server/src/text': ['pinyin-match/src/simplified_dict.js'],
  'server/src/yaml': ['yaml'],
  'server/src/model': ['gray-matter', 'yaml'],
  'server/src/registry': ['yaml'],
  'server/src/markdown': [],
  'server/src/people': ['@vscode/l10n'],
  'server/src/log': ['@vscode/l10n'],
  'server/src/render': ['@vscode/l10n', 'markdown-it'],
  'server/src/find': ['@vscode/l10n'],
  'server/src/import': ['@vscode/l10n', 'fflate', 'htmlparser2'],
  'server/src/editing': ['@vscode/l10n'],
  'server/src/rules': ['@vscode/l10n'],
  'server/src/merge': [],
  'server/src/export': ['@vscode/l10n'],
  'server/src/document': ['@vscode/l10n'],
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

/** The file that a relative import means, as a path from the root: `../protocol` is `protocol/index.ts`, and not the folder. */
function targetOf(from: string, what: string): string {
  const path = relative(root, normalize(join(root, dirname(from), what)))
    .split(sep)
    .join('/');
  return [`${path}.ts`, `${path}/index.ts`].find(each => files.includes(each)) ?? path;
}

function roomOf(file: string): string | undefined {
  return Object.keys(MAY_IMPORT).find(room => file.startsWith(`${room}/`));
}

describe('the rooms', () => {
  it('are found at all', () => {
    assert.ok(files.length > 40);
    assert.ok(imports.length > 100);
  });

  it('import downwards only', () => {
    const wrong = imports.filter(({ from, what }) => {
      const room = roomOf(from);
      if (room === undefined || !what.startsWith('.')) return false;
      const target = targetOf(from, what);
      return ![room, ...MAY_IMPORT[room]!].some(each => target === each || target.startsWith(`${each}/`));
    });
    assert.deepEqual(wrong, []);
  });

  it('import only the packages that are theirs', () => {
    const wrong = imports.filter(({ from, what, typeOnly }) => {
      const allowed = PACKAGES[roomOf(from) ?? ''];
      if (allowed === undefined || what.startsWith('.')) return false;
      return !typeOnly && !allowed.includes(what);
    });
    assert.deepEqual(wrong, []);
  });

  it('below the connection know no Node and no VS Code', () => {
    const pure = ROOMS.filter(room => !['lsp', 'cli', 'node'].includes(room)).map(
      room => `server/src/${room}`,
    );
    const wrong = imports.filter(
      ({ from, what }) =>
        pure.includes(roomOf(from) ?? '') && (what.startsWith('node:') || what === 'vscode'),
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

  it('hold no circle of files, types included', () => {
    const importsBy = new Map<string, string[]>();
    for (const { from, what } of imports) {
      if (!what.startsWith('.')) continue;
      const targets = importsBy.get(from) ?? [];
      if (targets.length === 0) importsBy.set(from, targets);
      targets.push(targetOf(from, what));
    }
    assert.deepEqual(circlesOf(importsBy), []);
  });
});

/** The cycles of a graph: every back edge of a depth-first search, with the path to it. */
function circlesOf(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (node: string): void => {
    const start = path.indexOf(node);
    if (start !== -1) circles.push([...path.slice(start), node]);
    if (start !== -1 || done.has(node)) return;
    path.push(node);
    for (const target of edges.get(node) ?? []) visit(target);
    path.pop();
    done.add(node);
  };
  for (const node of edges.keys()) visit(node);
  return circles;
}
