import * as l10n from '@vscode/l10n';
import type { RefactorRefusal } from '../../protocol';

/** The refusal for a selection that touches no message. */
export function noMessageHere(): RefactorRefusal {
  return { reason: l10n.t('No message here: place the cursor in one.') };
}
