// The steps of `npm test`, in their order. Each can be run alone: `npm run test:NAME`.
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { isInstalled, type Outcome, run, runNode, runTool } from './command';
import { add, type Counts, parseCounts } from './counts';
import { keepFailures } from './failures';
import { repositoryRoot } from './hosts/paths';
import { builtInExtensions } from './hosts/serverHost';
import { runMocha } from './mocha';

export interface Step {
  name: string;
  title: string;
  /** Works on what the step `build` makes. */
  needsBuild?: boolean;
  run(): Promise<Counts>;
}

/** Folders below test/ that have a step of their own; all other tests are unit tests. */
const ownSteps = ['protocol', 'grammar', 'fuzz', 'corpus', 'neovim', 'emacs', 'e2e'];

const corpus = path.join(repositoryRoot, '../shared/corpus');

export const steps: readonly Step[] = [
  { name: 'types', title: 'Types', run: async () => one(await runTool('tsc', ['-b'])) },
  { name: 'lint', title: 'Lint and format', run: async () => one(await runTool('biome', ['check', '.'])) },
  { name: 'build', title: 'Build', run: async () => one(await runNode('esbuild.mjs', ['--minify'])) },
  {
    name: 'unit',
    title: 'Unit tests',
    needsBuild: true,
    run: () =>
      runMocha(['test/**/*.test.ts'], { args: ownSteps.flatMap(name => ['--ignore', `test/${name}/**`]) }),
  },
  { name: 'protocol', title: 'The server over its protocol', needsBuild: true, run: mochaFolder('protocol') },
  {
    name: 'grammar',
    title: 'The grammar',
    run: async () =>
      add(
        await grammarFixtures(),
        // With VS Code's own grammars, since ours embeds its Markdown and YAML.
        await runMocha(['test/grammar/**/*.test.ts'], {
          env: { VSCODE_EXTENSIONS: await builtInExtensions() },
        }),
      ),
  },
  { name: 'fuzz', title: 'Random texts and edits', run: mochaFolder('fuzz') },
  {
    name: 'corpus',
    title: 'Real logs',
    needsBuild: true,
    run: async () =>
      existsSync(corpus)
        ? mochaFolder('corpus')()
        : skipped(`There are no real logs beside this checkout (${path.relative(process.cwd(), corpus)}).`),
  },
  {
    name: 'neovim',
    title: 'The server in Neovim',
    needsBuild: true,
    run: async () => {
      if (isInstalled('nvim')) return mochaFolder('neovim')();
      const hint = 'Neovim (nvim) is not installed; on Debian and Ubuntu: sudo apt-get install neovim';
      return process.env.CI ? failed(hint) : skipped(hint);
    },
  },
  {
    name: 'emacs',
    title: 'The server in Emacs',
    needsBuild: true,
    run: async () => {
      if (isInstalled('emacs')) return mochaFolder('emacs')();
      const hint =
        'Emacs with eglot is not installed; on Debian and Ubuntu: sudo apt-get install emacs-nox elpa-eglot';
      return process.env.CI ? failed(hint) : skipped(hint);
    },
  },
  {
    name: 'e2e',
    title: 'The extension in VS Code',
    needsBuild: true,
    run: async () => {
      const { code, output } = await runNode('test/e2e/run.ts', [], { timeoutMs: 1_500_000 });
      keepFailures(output);
      const counts = parseCounts(output);
      if (counts && (code === 0) === (counts.failed === 0)) return counts;
      return failed(`The end-to-end tests ended with ${code ?? 'a signal'}.`);
    },
  },
];

function mochaFolder(name: string): () => Promise<Counts> {
  return () => runMocha([`test/${name}/**/*.test.ts`]);
}

/** Fixtures that carry the scopes they expect; each file counts as a test. */
async function grammarFixtures(): Promise<Counts> {
  const stubs = 'test/fixtures/grammar/stubs';
  const { code, output } = await runTool('vscode-tmgrammar-test', [
    ...['--config', 'package.json'],
    ...['-g', `${stubs}/markdown.tmLanguage.json`, '-g', `${stubs}/yaml.tmLanguage.json`],
    'test/fixtures/grammar/*.chatlog',
  ]);
  const count = (mark: string): number => output.split('\n').filter(line => line.startsWith(mark)).length;
  const counts = { passed: count('✓'), failed: count('✖'), skipped: 0 };
  if ((code === 0) === (counts.failed === 0) && counts.passed + counts.failed > 0) return counts;
  return failed(`vscode-tmgrammar-test ended with ${code ?? 'a signal'}.`);
}

/** A command as one test. */
function one({ code }: Outcome): Counts {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

function failed(reason: string): Counts {
  console.log(reason);
  return { passed: 0, failed: 1, skipped: 0 };
}

function skipped(reason: string): Counts {
  console.log(`Skipped. ${reason}`);
  return { passed: 0, failed: 0, skipped: 1 };
}

/**
 * Installs the system packages that the tests use, where that needs no question: on Debian and Ubuntu as root.
 * Elsewhere the steps say what they miss.
 */
export async function installSystemPackages(): Promise<void> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !isInstalled('apt-get')) return;
  await run('bash', ['scripts/system-packages.sh']);
}
