// Builds everything that ships, into dist/: `node esbuild.mjs [--minify] [--watch]`.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { shareTypeScriptHelpers } from './scripts/shareTypeScriptHelpers.mjs';
import { trimLanguageClient } from './scripts/trimLanguageClient.mjs';

const minify = process.argv.includes('--minify');
const watch = process.argv.includes('--watch');

/** gray-matter brings js-yaml and an engine that evaluates JavaScript; neither may ship (see server/src/model/frontMatter.ts). */
const withoutGrayMatterEngines = {
  name: 'without-gray-matter-engines',
  setup(build) {
    build.onLoad({ filter: /gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({
      contents: 'module.exports = {};',
      loader: 'js',
    }));
  },
};

/** Replaces linkify-it: markdown-it creates one even if `linkify` is off, and the preview finds addresses itself (render/plugins/links.ts). */
const withoutLinkify = {
  name: 'without-linkify',
  setup(build) {
    // In a separate namespace, because no code of the package is in the bundle (see scripts/notices.ts).
    build.onResolve({ filter: /^linkify-it$/ }, () => ({ path: 'linkify-it', namespace: 'without-linkify' }));
    build.onLoad({ filter: /.*/, namespace: 'without-linkify' }, () => ({
      contents: 'export class LinkifyIt {}',
      loader: 'js',
    }));
  },
};

/** @type {esbuild.BuildOptions} */
const shared = {
  bundle: true,
  minify,
  sourcemap: true,
  sourcesContent: false,
  target: 'es2022',
  logLevel: 'info',
  legalComments: 'none',
  // Writes Chinese characters directly, not as six ASCII characters each: 25 KB less.
  charset: 'utf8',
  // For Node, yaml offers CommonJS, which can't be tree-shaken: its ESM build saves 17 KB.
  alias: { yaml: './node_modules/yaml/browser/dist/index.js' },
  plugins: [withoutGrayMatterEngines, withoutLinkify, shareTypeScriptHelpers],
};

/** @type {esbuild.BuildOptions} */
const node = { ...shared, platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'] };

/** @type {esbuild.BuildOptions} */
const browser = {
  ...shared,
  platform: 'browser',
  mainFields: ['browser', 'module', 'main'],
  define: { 'process.env.NODE_ENV': '"production"' },
};

/** @type {esbuild.BuildOptions} */
const languageClient = { external: ['vscode'], plugins: [trimLanguageClient, shareTypeScriptHelpers] };

const previewing = 'client/src/preview/previewManager.ts';
const exportingInEditor = 'client/src/export/exportLogs.ts';

/**
 * The Node client without the language client, which a plain Markdown file does not need (1 ms to load instead of 10), and without the preview and
 * the export, which are loaded on first use. A web extension is one file.
 *
 * @type {esbuild.BuildOptions}
 */
const lateClientParts = {
  external: ['vscode'],
  plugins: [
    late([inRepository('client/src/server/languageClient.node')], './languageClient.node.js'),
    late([inRepository(previewing).replace(/\.ts$/, '')], './client.preview.js'),
    late([inRepository(exportingInEditor).replace(/\.ts$/, '')], './client.export.js'),
    shareTypeScriptHelpers,
  ],
  supported: { 'dynamic-import': false },
};

const chinese = 'server/src/cli/chineseTexts.ts';

/**
 * The command line without the Chinese texts, which are a bundle of their own.
 *
 * @type {esbuild.BuildOptions}
 */
const commandLine = {
  plugins: [...shared.plugins, late([inRepository(chinese).replace(/\.ts$/, '')], './cli.zh-cn.js')],
  supported: { 'dynamic-import': false },
  // For Node the package loads `node:fs/promises`, to read texts from files. Here they are bundled.
  alias: { ...node.alias, '@vscode/l10n': './node_modules/@vscode/l10n/dist/browser.js' },
};

const importing = 'server/src/import.node.ts';

/** A table that only finding messages needs: 20 KB. */
const hanForms = 'server/src/text/hanForms.ts';

const lateHanForms = late([inRepository(hanForms).replace(/\.ts$/, '')], './hanForms.js');

/**
 * The server and the command line without importing, which would be a third of the one and half of the other: V8 scans what it loads, at
 * each start. Both load it from one bundle, which exports all that the modules export that are named in its entry point.
 *
 * @type {esbuild.BuildOptions}
 */
const lateImport = {
  plugins: [...shared.plugins, lateHanForms, late(reexportedBy(inRepository(importing)), './import.js')],
  supported: { 'dynamic-import': false },
};

const merging = 'server/src/cli/merge/runMerge.ts';
const exporting = 'server/src/cli/export/runExport.ts';
const finding = 'server/src/cli/find/runFind.ts';

/** The command line also without `chatlog merge`, `chatlog export` and `chatlog find`. @type {esbuild.BuildOptions} */
const lateCommands = {
  plugins: [
    ...commandLine.plugins,
    late(reexportedBy(inRepository(importing)), './import.js'),
    late([inRepository(merging).replace(/\.ts$/, '')], './cli.merge.js'),
    late([inRepository(exporting).replace(/\.ts$/, '')], './cli.export.js'),
    late([inRepository(finding).replace(/\.ts$/, '')], './cli.find.js'),
  ],
};

/** The paths of the modules that a module exports again, without extensions. */
function reexportedBy(file) {
  const found = readFileSync(file, 'utf8').matchAll(/^export \* from '(.+)';$/gm);
  return [...found].map(([, path]) => resolve(dirname(file), path));
}

/** Leaves modules that are imported dynamically to another bundle, which is beside this one, whatever the folders of their sources. */
function late(modules, path) {
  const isLate = ({ kind, resolveDir, path }) =>
    kind === 'dynamic-import' && modules.includes(resolve(resolveDir, path));
  return {
    name: 'late',
    setup: build =>
      build.onResolve({ filter: /^\./ }, found => (isLate(found) ? { path, external: true } : undefined)),
  };
}

function inRepository(path) {
  return fileURLToPath(new URL(path, import.meta.url));
}

/**
 * One for each bundle that ships.
 *
 * @type {esbuild.BuildOptions[]}
 */
export const bundles = [
  { ...node, ...lateClientParts, entryPoints: ['client/src/main.node.ts'], outfile: 'dist/client.js' },
  { ...node, external: ['vscode'], entryPoints: [previewing], outfile: 'dist/client.preview.js' },
  { ...node, external: ['vscode'], entryPoints: [exportingInEditor], outfile: 'dist/client.export.js' },
  { ...node, ...languageClient, entryPoints: ['client/src/server/languageClient.node.ts'], outdir: 'dist' },
  {
    ...browser,
    ...languageClient,
    format: 'cjs',
    entryPoints: ['client/src/main.browser.ts'],
    outfile: 'dist/client.browser.js',
  },
  {
    ...node,
    ...lateImport,
    entryPoints: ['server/src/main.node.ts'],
    outfile: 'dist/server.js',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...browser,
    format: 'iife',
    entryPoints: ['server/src/main.browser.ts'],
    outfile: 'dist/server.browser.js',
    inject: ['server/src/buffer.browser.mjs'],
  },
  {
    ...node,
    ...commandLine,
    ...lateCommands,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  },
  { ...node, entryPoints: ['server/src/logThread.node.ts'], outfile: 'dist/logThread.js' },
  { ...node, ...commandLine, entryPoints: ['server/src/lintThread.node.ts'], outfile: 'dist/lintThread.js' },
  { ...node, entryPoints: [chinese], outfile: 'dist/cli.zh-cn.js' },
  {
    ...node,
    ...commandLine,
    entryPoints: [importing],
    outfile: 'dist/import.js',
  },
  {
    ...node,
    ...commandLine,
    entryPoints: [hanForms],
    outfile: 'dist/hanForms.js',
    sourcemap: false,
  },
  {
    ...node,
    ...commandLine,
    entryPoints: [merging],
    outfile: 'dist/cli.merge.js',
  },
  {
    ...node,
    ...commandLine,
    entryPoints: [exporting],
    outfile: 'dist/cli.export.js',
  },
  {
    ...node,
    ...commandLine,
    plugins: [...commandLine.plugins, lateHanForms],
    entryPoints: [finding],
    outfile: 'dist/cli.find.js',
  },
  {
    ...browser,
    format: 'iife',
    entryPoints: ['client/webview/preview/preview.ts', 'client/webview/preview/preview.css'],
    outdir: 'dist',
  },
  // What every exported page holds, so without a map that would point to a file beside it.
  {
    ...browser,
    format: 'iife',
    sourcemap: false,
    entryPoints: ['client/webview/page/page.ts', 'client/webview/page/page.css'],
    outdir: 'dist',
  },
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const start = async bundle => (watch ? (await esbuild.context(bundle)).watch() : esbuild.build(bundle));
  Promise.all(bundles.map(start)).catch(() => {
    // esbuild has already printed the reason.
    process.exitCode = 1;
  });
}
