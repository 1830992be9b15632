import * as l10n from '@vscode/l10n';
import type { RefactorRefusal } from '../../protocol';

/** The selection touches no message. */
export function noMessageHere(): RefactorRefusal {
  return { reason: l10n.t('There is no message here: put the cursor into one.') };
}
