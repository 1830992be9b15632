import * as l10n from '@vscode/l10n';
import type { Doubt } from '../../protocol';

/** Why two messages may be one, and why that is not certain, for people. */
export function doubtText(doubt: Doubt): string {
  switch (doubt) {
    case 'text':
      return l10n.t('the texts are alike, and not the same');
    case 'time':
      return l10n.t('the times differ');
    case 'name':
      return l10n.t('the names are of different people, as far as is known');
    case 'order':
      return l10n.t('the text is said several times, and it is open which is which');
  }
}
