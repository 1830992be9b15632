import { readArguments } from './arguments';
import { ExitCode } from './exitCode';
import { useLanguage } from './language';
import { lint } from './lint';
import { print } from './print';
import { reportUsage } from './reportUsage';
import { usage, version } from './usage';

/**
 * The command `chatlog`. Findings go to stdout, all errors to stderr.
 *
 * @param args the arguments after the command's name
 */
export async function commandLine(args: readonly string[], env: NodeJS.ProcessEnv): Promise<ExitCode> {
  await useLanguage(env);
  return reportUsage(async () => {
    const command = readArguments(args);
    switch (command.kind) {
      case 'help':
        print('stdout', usage());
        return ExitCode.Clean;
      case 'version':
        print('stdout', `${version}\n`);
        return ExitCode.Clean;
      case 'lint':
        return await lint(command, env);
      case 'import': {
        const { runImport } = await import('./import/runImport');
        return await runImport(command, env);
      }
      case 'merge': {
        const { runMerge } = await import('./merge/runMerge');
        return await runMerge(command, env);
      }
      case 'export': {
        const { runExport } = await import('./export/runExport');
        return await runExport(command, env);
      }
      case 'find': {
        const { runFind } = await import('./find/runFind');
        return await runFind(command, env);
      }
    }
  });
}
