import * as l10n from '@vscode/l10n';
import { readArguments } from './arguments';
import { ExitCode } from './exitCode';
import { useLanguage } from './language';
import { lint } from './lint';
import { print } from './print';
import { usage, version } from './usage';
import { UsageError } from './usageError';

/**
 * The command `chatlog`. Findings go to stdout, all errors to stderr.
 *
 * @param args the arguments after the command's name
 */
export async function commandLine(args: readonly string[], env: NodeJS.ProcessEnv): Promise<ExitCode> {
  useLanguage(env);
  try {
    const command = await readArguments(args);
    switch (command.kind) {
      case 'help':
        print('stdout', usage());
        return ExitCode.Clean;
      case 'version':
        print('stdout', `${version}\n`);
        return ExitCode.Clean;
      case 'lint':
        return await lint(command);
      case 'import': {
        const { importExports } = await import('./import/importCommand');
        return await importExports(command);
      }
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    print('stderr', `chatlog: ${error.message}\n${l10n.t('Run "{0}" for help.', 'chatlog --help')}\n`);
    return ExitCode.Failure;
  }
}
