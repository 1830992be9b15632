// `npm run test:desktop [-- --vscode VERSION | --executable PATH]`: the suite inside the desktop's VS Code, which
// @vscode/test-electron downloads from Microsoft (default: stable). Needs a display; under Xvfb: `xvfb-run -a npm run …`.
import { cp } from 'node:fs/promises';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { formatCounts } from '../../scripts/counts';
import { cacheFolder, examplesFolder, repositoryRoot } from '../../scripts/hosts/paths';
import { startService } from '../../scripts/hosts/processes';
import { temporaryFolder } from '../../scripts/hosts/temporaryFolder';
import { bundleSuite } from './bundle';
import { silenceLimitMs, watchForSilence } from './patience';
import { parseReport } from './report';
import { Section } from './section';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      vscode: { type: 'string', default: 'stable' },
      executable: { type: 'string' },
      grep: { type: 'string' },
    },
  });
  const executable =
    values.executable ??
    (await downloadAndUnzipVSCode({
      version: values.vscode,
      cachePath: path.join(cacheFolder, 'vscode/desktop'),
      extensionDevelopmentPath: repositoryRoot,
    }));
  const tests = await bundleSuite('newest', repositoryRoot, values.grep);
  const temporary = await temporaryFolder('desktop');
  const folder = path.join(temporary.path, 'examples');
  await cp(examplesFolder, folder, { recursive: true });

  const section = new Section('desktop');
  let complete = false;
  let rest = '';
  const vscode = startService(
    executable,
    [
      folder,
      `--extensionDevelopmentPath=${repositoryRoot}`,
      `--extensionTestsPath=${tests}`,
      `--user-data-dir=${path.join(temporary.path, 'user')}`,
      `--extensions-dir=${path.join(temporary.path, 'extensions')}`,
      ...['--disable-workspace-trust', '--disable-updates', '--skip-welcome', '--skip-release-notes'],
      ...['--no-sandbox', '--disable-gpu-sandbox'],
    ],
    {
      // VS Code's own terminal sets it, and it would make the program run as plain Node.js.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined },
      onOutput(text) {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const report = parseReport(line);
          if (report) silence.heard();
          if (report?.kind === 'end') complete = true;
          else if (report) section.take(report);
        }
      },
    },
  );
  const silence = watchForSilence(() => {
    section.fail(`Nothing happened for ${silenceLimitMs / 1000} s.`);
    void vscode.stop();
  });
  const code = await vscode.ended;
  silence.stop();
  await temporary.remove();
  if (!complete) {
    section.fail(
      `VS Code ended with ${code ?? 'a signal'} before all tests had reported.\n${vscode.output()}`,
    );
  }
  console.log(`\n${formatCounts(section.counts)}`);
  process.exit(section.counts.failed === 0 && section.counts.passed > 0 ? 0 : 1);
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
});
