// Bundles the tests that run inside VS Code into one file that both extension hosts can load.
import { readdir } from 'node:fs/promises';
import * as path from 'node:path';
import * as esbuild from 'esbuild';
import type { HostName } from './hosts';
import { titlePattern } from './whichHosts';

const suiteFolder = path.join(__dirname, 'suite');

/**
 * Writes the bundle of suite/*.test.ts for a host below `extension`, the folder of the extension under test, because
 * the web host serves nothing else.
 *
 * @param text Only tests whose full title holds this text; default: all that run in the host.
 * @returns The path of the module, which exports `run()`.
 */
export async function bundleSuite(host: HostName, extension: string, text?: string): Promise<string> {
  const tests = (await readdir(suiteFolder)).filter(name => name.endsWith('.test.ts')).sort();
  const outfile = path.join(extension, `.cache/e2e/suite-${host}.js`);
  await esbuild.build({
    stdin: {
      contents: `
        import { runTests } from './run';
        export const run = () => runTests(async () => {
          ${tests.map(name => `await import(${JSON.stringify(`./${name}`)});`).join('\n')}
        });`,
      resolveDir: suiteFolder,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
    define: { E2E_TITLES: JSON.stringify(titlePattern(host, text)) },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}
