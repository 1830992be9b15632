// `npm run package`: packs chatlog-VERSION.vsix, which holds only the files that ship. A warning is an error.
import { readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { PRACTICE_LOGS } from '../client/src/commands/practiceFiles';
import { SAMPLE_FILES } from '../client/src/commands/sampleFiles';
import { runTool } from './command';
import { repositoryRoot } from './hosts/paths';

/** Files that must never ship: dependencies (all are bundled), source maps, sources, tests, tools. */
const unwanted = [
  /(^|\/)node_modules\//,
  /\.map$/,
  /\.tsx?$/,
  /(^|\/)(server|client|test|scripts|artifacts|\.[^/]+)\//,
];

/** Files that the extension needs. */
const wanted = [
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'THIRD_PARTY_NOTICES.txt',
  'dist/client.js',
  'dist/client.preview.js',
  'dist/client.export.js',
  'dist/languageClient.node.js',
  'dist/client.browser.js',
  'dist/server.js',
  'dist/server.browser.js',
  'dist/cli.js',
  'dist/cli.merge.js',
  'dist/cli.export.js',
  'dist/cli.find.js',
  'dist/cli.zh-cn.js',
  'dist/import.js',
  'dist/lintThread.js',
  'dist/logThread.js',
  'dist/preview.js',
  'dist/preview.css',
  'dist/page.js',
  'dist/page.css',
  'dist/hanForms.js',
  'syntaxes/chatlog.tmLanguage.json',
  'syntaxes/language-configuration.json',
  'l10n/bundle.l10n.zh-cn.json',
  'package.nls.json',
  'package.nls.zh-cn.json',
  'images/icon.png',
  'images/chatlog-dark.svg',
  'images/chatlog-light.svg',
  'docs/rules/message/header-spacing.md',
  'walkthrough/fix.svg',
  ...Object.values(PRACTICE_LOGS),
  ...SAMPLE_FILES.map(file => `examples/${file}`),
];

async function main(): Promise<void> {
  const manifest = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8'));
  const file = `${manifest.name}-${manifest.version}.vsix`;
  // vsce runs `vscode:prepublish`, which builds.
  const flags = ['--no-dependencies', '--out', file];
  // Without a repository, relative links and pictures of README.md have no base address.
  if (!manifest.repository) flags.push('--allow-missing-repository', '--no-rewrite-relative-links');
  const { code, output } = await runTool('vsce', ['package', ...flags]);
  if (code !== 0) throw new Error(`vsce ended with ${code}.`);

  const problems = output.split('\n').filter(line => /warning/i.test(line));
  const files = await filesInside();
  problems.push(
    ...files.filter(name => unwanted.some(pattern => pattern.test(name))).map(name => `unwanted: ${name}`),
  );
  problems.push(...wanted.filter(name => !files.includes(name)).map(name => `missing: ${name}`));
  if (problems.length > 0) throw new Error(`${file} is not as it should be:\n${problems.join('\n')}`);
  const bytes = statSync(path.join(repositoryRoot, file)).size;
  console.log(`${file}: ${files.length} files, ${(bytes / 1024).toFixed(0)} KB`);
}

/** The files that vsce packs, by their paths in the repository. */
async function filesInside(): Promise<string[]> {
  const { code, output } = await runTool('vsce', ['ls', '--no-dependencies'], { output: 'kept' });
  if (code !== 0) throw new Error(`vsce ls ended with ${code}.\n${output}`);
  return output.split('\n').filter(line => line !== '');
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
