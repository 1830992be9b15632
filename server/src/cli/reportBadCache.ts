import * as l10n from '@vscode/l10n';
import { print } from './print';

/** Says that a cache can't be used or written. The command does without it. */
export function reportBadCache(message: string): void {
  print('stderr', `chatlog: ${l10n.t('Problem with the cache: {0}', message)}\n`);
}
