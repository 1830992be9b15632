import * as path from 'node:path';
import * as esbuild from 'esbuild';
import { repositoryRoot } from '../../scripts/hosts/paths';
import type { PageAssets } from '../../server/src/export/writer';

let built: PageAssets | undefined;

/** The script and the styles of an exported page, built from the sources as they are. */
export function pageAssets(): PageAssets {
  built ??= build();
  return built;
}

function build(): PageAssets {
  const folder = path.join(repositoryRoot, 'client/webview/page');
  const { outputFiles } = esbuild.buildSync({
    entryPoints: [path.join(folder, 'page.ts'), path.join(folder, 'page.css')],
    bundle: true,
    minify: true,
    write: false,
    outdir: '/',
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  });
  const file = (extension: string) => outputFiles.find(({ path: name }) => name.endsWith(extension))!.text;
  return { script: file('.js').trimEnd(), styles: file('.css').trimEnd() };
}
