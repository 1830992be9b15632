import * as l10n from '@vscode/l10n';
import { MAX_FILES } from '../workspace/logIndexOptions';

/**
 * Shows that a workspace has more logs than are read: once, as its folders may be listed again at any time.
 *
 * @returns to be called with the number of logs that were found
 */
export function tooManyNotice(show: (text: string) => void): (found: number) => void {
  let isShown = false;
  return found => {
    if (isShown) return;
    isShown = true;
    const [all, read] = [found, MAX_FILES].map(count => count.toLocaleString('en'));
    show(
      l10n.t(
        'The workspace has {0} chat logs, of which {1} are read. People and days in the others are not found. Open a folder with fewer logs to have all of them.',
        all!,
        read!,
      ),
    );
  };
}
