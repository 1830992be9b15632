import * as l10n from '@vscode/l10n';
import { ExitCode } from './exitCode';
import { reasonOf } from './systemError';

/**
 * Writes to stdout or stderr, which Node makes when they are first touched, so the one that nothing is said on costs
 * nothing. The reader of a pipe may leave before everything is said (`chatlog lint . | head`): that is no error of ours. A full disk is one of the caller's.
 */
export function print(to: 'stdout' | 'stderr', text: string): void {
  if (text === '') return;
  const stream = process[to];
  if (stream.listenerCount('error') === 0) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return;
      process.exitCode = ExitCode.Failure;
      if (to === 'stdout') {
        print('stderr', `chatlog: ${l10n.t('The output cannot be written ({0}).', reasonOf(error))}\n`);
      }
    });
  }
  stream.write(text);
}
