// The npm package `chatlog`: the command line and the language server, without the extension.
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { repositoryRoot } from './hosts/paths';
import { noticesFile } from './thirdPartyNotices';

/** Files and folders of the package, and their paths in the repository. */
const contents: Readonly<Record<string, string>> = {
  'README.md': 'docs/npm.md',
  'CHANGELOG.md': 'CHANGELOG.md',
  LICENSE: 'LICENSE',
  [noticesFile]: noticesFile,
  'dist/cli.js': 'dist/cli.js',
  'dist/cli.merge.js': 'dist/cli.merge.js',
  'dist/cli.export.js': 'dist/cli.export.js',
  'dist/cli.find.js': 'dist/cli.find.js',
  'dist/cli.zh-cn.js': 'dist/cli.zh-cn.js',
  'dist/page.js': 'dist/page.js',
  'dist/page.css': 'dist/page.css',
  'dist/server.js': 'dist/server.js',
  'dist/import.js': 'dist/import.js',
  'dist/lintThread.js': 'dist/lintThread.js',
  'dist/logThread.js': 'dist/logThread.js',
  'dist/hanForms.js': 'dist/hanForms.js',
  // The server links each finding to the page of its rule.
  'docs/rules': 'docs/rules',
};

/** Fields of the extension's package.json that the package takes over. Absent fields stay absent. */
const sharedFields = [
  'name',
  'version',
  'license',
  'author',
  'repository',
  'homepage',
  'bugs',
  'bin',
] as const;

/**
 * Fills `folder` with the package, ready for `npm pack`. Earlier content of the folder is deleted.
 *
 * @throws Error if the bundles are not built.
 */
export async function stageNpmPackage(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [to, from] of Object.entries(contents)) {
    const source = path.join(repositoryRoot, from);
    if (!existsSync(source)) throw new Error(`${from} is missing: run "npm run build" first.`);
    await mkdir(path.dirname(path.join(folder, to)), { recursive: true });
    await cp(source, path.join(folder, to), { recursive: true });
  }
  const manifest = JSON.parse(await readFile(path.join(repositoryRoot, 'package.json'), 'utf8'));
  await writeFile(
    path.join(folder, 'package.json'),
    `${JSON.stringify(npmManifest(manifest), undefined, 2)}\n`,
  );
}

/** The package's package.json, from the extension's. */
function npmManifest(extension: Readonly<Record<string, unknown>>): object {
  const shared = sharedFields.map(field => [field, extension[field]]);
  return {
    ...Object.fromEntries(shared),
    description: 'Checks and fixes chat logs: a command line and a language server.',
    keywords: ['chat', 'transcript', 'jekyll', 'wechat', 'markdown', 'linter', 'language-server'],
    engines: { node: (extension.engines as { node: string }).node },
    files: Object.keys(contents),
  };
}
