// Builds everything that ships, into dist/: `node esbuild.mjs [--minify] [--watch]`.
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

/**
 * The Node client without the language client, which a plain Markdown file does not need: 1 ms to load instead of 10.
 * A web extension is one file.
 *
 * @type {esbuild.BuildOptions}
 */
const lateLanguageClient = {
  external: ['vscode'],
  plugins: [late(/\/languageClient\.node$/, './languageClient.node.js')],
  supported: { 'dynamic-import': false },
};

/** @type {esbuild.BuildOptions} */
const commandLine = {
  // For Node the package loads `node:fs/promises`, to read texts from files. Here they are bundled.
  alias: { ...node.alias, '@vscode/l10n': './node_modules/@vscode/l10n/dist/browser.js' },
};

/**
 * The command line without `chatlog import` and `chatlog merge`, which would be more than half of it: V8 scans what it loads, and `chatlog lint` would take a
 * tenth longer for some hundred logs.
 *
 * @type {esbuild.BuildOptions}
 */
const lateCommands = {
  plugins: [
    ...shared.plugins,
    late(/\/import\/runImport$/, './cli.import.js'),
    late(/\/merge\/runMerge$/, './cli.merge.js'),
  ],
  supported: { 'dynamic-import': false },
};

/** Leaves a module to another bundle, which is beside this one, whatever the folder of its source. */
function late(filter, path) {
  return { name: 'late', setup: build => build.onResolve({ filter }, () => ({ path, external: true })) };
}

/**
 * One for each bundle that ships.
 *
 * @type {esbuild.BuildOptions[]}
 */
export const bundles = [
  { ...node, ...lateLanguageClient, entryPoints: ['client/src/main.node.ts'], outfile: 'dist/client.js' },
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
  {
    ...node,
    ...commandLine,
    entryPoints: ['server/src/cli/import/runImport.ts'],
    outfile: 'dist/cli.import.js',
  },
  {
    ...node,
    ...commandLine,
    entryPoints: ['server/src/cli/merge/runMerge.ts'],
    outfile: 'dist/cli.merge.js',
  },
  {
    ...browser,
    format: 'iife',
    entryPoints: ['client/webview/preview.ts', 'client/webview/preview.css'],
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
