// `npm run test:desktop [-- --vscode VERSION | --executable PATH]`: the suite inside the desktop's VS Code, which
// @vscode/test-electron downloads from Microsoft (default: stable). Needs a display; under Xvfb: `xvfb-run -a npm run …`.
import { cp } from 'node:fs/promises';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { type Counts, formatCounts } from '../../scripts/counts';
import { cacheFolder, examplesFolder, repositoryRoot } from '../../scripts/hosts/paths';
import { startService } from '../../scripts/hosts/processes';
import { temporaryFolder } from '../../scripts/hosts/temporaryFolder';
import { bundleSuite } from './bundle';
import { parseReport, printReport } from './report';

const timeoutMs = 300_000;

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
  const tests = await bundleSuite(repositoryRoot, values.grep);
  const temporary = await temporaryFolder('desktop');
  const folder = path.join(temporary.path, 'examples');
  await cp(examplesFolder, folder, { recursive: true });

  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
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
      // Set in VS Code's own terminal, it would make the program a mere Node.js.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined },
      onOutput(text) {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const report = parseReport(line);
          if (report?.kind === 'end') complete = true;
          else if (report) printReport(report, counts);
        }
      },
    },
  );
  const timer = setTimeout(() => void vscode.stop(), timeoutMs);
  const code = await vscode.ended;
  clearTimeout(timer);
  await temporary.remove();
  if (!complete) {
    counts.failed++;
    console.log(
      `VS Code ended with ${code ?? 'a signal'} before all tests had reported.\n${vscode.output()}`,
    );
  }
  console.log(`\n${formatCounts(counts)}`);
  process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
});
