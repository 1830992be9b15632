import * as l10n from '@vscode/l10n';
import { headerRange } from '../../log/headerRange';
import type { MessageRule } from '../rule';

/** No name follows the time. */
export const missingSpeaker: MessageRule = {
  id: 'message/missing-speaker',
  defaultLevel: 'error',
  summary: 'A header has no name after the time.',
  meaning: () => l10n.t('The message has no speaker.'),
  scope: 'message',
  signs: [],

  check(message, report) {
    if (message.header.speaker !== '') return;
    report({
      range: headerRange(message),
      message: l10n.t('The speaker is missing: expected two spaces and a name after the time.'),
    });
  },
};
