import * as l10n from '@vscode/l10n';
import { headerRange } from '../../log/headerRange';
import { isEmptyBody } from '../../model/message';
import type { MessageRule } from '../rule';

/** Nothing but white space follows the header. */
export const emptyBody: MessageRule = {
  id: 'message/empty-body',
  defaultLevel: 'hint',
  scope: 'message',

  check(message, report) {
    if (!isEmptyBody(message)) return;
    report({
      range: headerRange(message),
      message: l10n.t('This message is empty: nothing but white space follows its header.'),
    });
  },
};
