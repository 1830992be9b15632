// The steps of `npm test`, in order. Each can be run separately: `npm run test:NAME`.
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { isInstalled, type Outcome, run, runNode, runTool } from './command';
import { add, type Counts } from './counts';
import { keepFailure, keepFailures } from './failures';
import { repositoryRoot } from './hosts/paths';
import { builtInExtensions } from './hosts/serverHost';
import { runMocha } from './mocha';
import { printLine } from './output';
import { countResults, interruptedTest, recorded } from './results';

export interface Step {
  name: string;
  title: string;
  /** Whether the step uses the output of the step `build`. */
  needsBuild?: boolean;
  /** Whether it runs beside other steps: it uses one core, and no step reads what it writes. */
  hasOneCore?: boolean;
  /** `args` are options of the tool and test files: `--grep rename test/features/rename.test.ts`. */
  run(args: readonly string[]): Promise<Counts>;
}

/** Folders below test/ that have their own step. */
const ownSteps = [
  'cli',
  'webview',
  'release',
  'protocol',
  'grammar',
  'fuzz',
  'corpus',
  'neovim',
  'emacs',
  'e2e',
];

/** Tests in other folders whose inputs are so large that quadratic work takes minutes; all the others are unit tests. */
const worstInputs = 'test/**/worst*.test.ts';

/** A test of these starts processes, which wait for each other on a busy machine, and has no input so large that quadratic work takes minutes. */
const processTimeout = ['--timeout', '600000'];

const corpus = path.join(repositoryRoot, '../shared/corpus');

export const steps: readonly Step[] = [
  { name: 'types', title: 'Types', run: async () => one(await runTool('tsc', ['-b'])) },
  { name: 'lint', title: 'Lint and format', run: async () => one(await runTool('biome', ['check', '.'])) },
  { name: 'build', title: 'Build', run: async () => one(await runNode('esbuild.mjs', ['--minify'])) },
  {
    name: 'unit',
    hasOneCore: true,
    title: 'Unit tests',
    needsBuild: true,
    run: args => mocha(args, ['test/**/*.test.ts'], [...ignored(ownSteps), '--ignore', worstInputs]),
  },
  {
    name: 'worst',
    hasOneCore: true,
    title: 'Worst inputs',
    run: args => mocha(args, [worstInputs], ignored(ownSteps)),
  },
  // These start a process or open a page for nearly every test.
  { name: 'cli', hasOneCore: true, title: 'The command line', run: mochaFolder('cli') },
  {
    name: 'webview',
    hasOneCore: true,
    title: 'The page of the preview, in a browser',
    run: mochaFolder('webview'),
  },
  {
    name: 'release',
    hasOneCore: true,
    title: 'What is published',
    needsBuild: true,
    run: mochaFolder('release'),
  },
  {
    name: 'protocol',
    hasOneCore: true,
    title: 'The server over its protocol',
    needsBuild: true,
    run: mochaFolder('protocol'),
  },
  {
    name: 'grammar',
    hasOneCore: true,
    title: 'The grammar',
    run: async args => {
      // With VS Code's own grammars, since ours embeds its Markdown and YAML.
      const env = { VSCODE_EXTENSIONS: await builtInExtensions() };
      const counts = await mocha(args, ['test/grammar/**/*.test.ts'], [], env);
      return args.length > 0 ? counts : add(counts, await grammarFixtures());
    },
  },
  { name: 'fuzz', hasOneCore: true, title: 'Random texts and edits', run: mochaFolder('fuzz') },
  {
    name: 'corpus',
    hasOneCore: true,
    title: 'Real logs',
    needsBuild: true,
    run: async args =>
      existsSync(corpus)
        ? mochaFolder('corpus')(args)
        : skipped(`There are no real logs beside this checkout (${path.relative(process.cwd(), corpus)}).`),
  },
  {
    name: 'neovim',
    hasOneCore: true,
    title: 'The server in Neovim',
    needsBuild: true,
    run: inEditor('neovim', 'nvim', 'Neovim', 'neovim'),
  },
  {
    name: 'emacs',
    hasOneCore: true,
    title: 'The server in Emacs',
    needsBuild: true,
    run: inEditor('emacs', 'emacs', 'Emacs with eglot', 'emacs-nox elpa-eglot'),
  },
  {
    name: 'e2e',
    title: 'The extension in VS Code',
    needsBuild: true,
    run: async args => {
      const { value, entries } = await recorded(env => runNode('test/e2e/run.ts', args, { env }));
      keepFailures(entries);
      const counts = countResults(entries);
      if ((value.code === 0) === (counts.failed === 0) && entries.length > 0) return counts;
      const during = interruptedTest(entries);
      const how = `The end-to-end tests ended with ${value.code ?? 'a signal'}`;
      return add(counts, failed(`${how}${during ? `, in: ${during}` : ''}.`));
    },
  },
];

/** Runs a folder of tests that drive an editor; if the editor is not installed, prints how to get it. */
function inEditor(folder: string, command: string, editor: string, packages: string): Step['run'] {
  return async args => {
    if (isInstalled(command)) return mochaFolder(folder)(args);
    const hint = `${editor} is not installed; on Debian and Ubuntu: sudo apt-get install ${packages}`;
    return process.env.CI ? failed(hint) : skipped(hint);
  };
}

function ignored(folders: readonly string[]): string[] {
  return folders.flatMap(name => ['--ignore', `test/${name}/**`]);
}

function mochaFolder(name: string): Step['run'] {
  return args => mocha(args, [`test/${name}/**/*.test.ts`], processTimeout);
}

/** Runs Mocha on the test files and folders among `args`, or else on `specs` with some more options. */
function mocha(
  args: readonly string[],
  specs: readonly string[],
  defaults: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Counts> {
  const isPath = (arg: string) => /^(\.\/)?test\/|\.test\.ts$/.test(arg);
  const paths = args
    .filter(isPath)
    .map(arg => (/\.ts$/.test(arg) ? arg : path.posix.join(arg, '**/*.test.ts')));
  const options = args.filter(arg => !isPath(arg));
  return paths.length > 0
    ? runMocha(paths, { args: options, env })
    : runMocha(specs, { args: [...defaults, ...options], env });
}

/** Fixtures with the expected scopes; each file counts as a test. */
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

/** A command that counts as one test. */
function one({ code }: Outcome): Counts {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

function failed(reason: string): Counts {
  printLine(reason);
  keepFailure(reason);
  return { passed: 0, failed: 1, skipped: 0 };
}

function skipped(reason: string): Counts {
  printLine(`Skipped. ${reason}`);
  return { passed: 0, failed: 0, skipped: 1 };
}

/**
 * Installs the system packages that the tests use, if that needs no password: on Debian and Ubuntu as root.
 * Otherwise the steps print what is missing.
 */
export async function installSystemPackages(): Promise<void> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !isInstalled('apt-get')) return;
  await run('bash', ['scripts/system-packages.sh']);
}
