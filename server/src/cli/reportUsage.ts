import * as l10n from '@vscode/l10n';
import { ExitCode } from './exitCode';
import { print } from './print';
import { UsageError } from './usageError';

/** Runs a command. Reports a wrong call to stderr. */
export async function reportUsage(run: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    print('stderr', `chatlog: ${error.message}\n${l10n.t('Run "{0}" for help.', 'chatlog --help')}\n`);
    return ExitCode.Failure;
  }
}
