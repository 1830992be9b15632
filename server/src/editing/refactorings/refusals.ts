import * as l10n from '@vscode/l10n';
import type { Refusal } from './refactoring';

/** The selection touches no message. */
export function noMessageHere(): Refusal {
  return { reason: l10n.t('There is no message here: put the cursor into one.') };
}
