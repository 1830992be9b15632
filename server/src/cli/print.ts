import * as l10n from '@vscode/l10n';
import { ExitCode } from './exitCode';
import { reasonOf } from './systemError';

/**
 * Writes to stdout or stderr. Node creates a stream on first use, so an unused one costs nothing. The reader of a pipe may
 * close it early (`chatlog lint . | head`): that is not an error. Any other failure, such as a full disk, sets the exit code.
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
