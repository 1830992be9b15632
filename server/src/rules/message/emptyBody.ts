import * as l10n from '@vscode/l10n';
import { headerRange } from '../../log/headerRange';
import { isHiddenLine } from '../../markdown/hiddenLines';
import { isEmptyBody, type Message } from '../../model/message';
import { isBlank } from '../../text/lines';
import type { MessageRule } from '../rule';

/** Only white space follows the header. */
export const emptyBody: MessageRule = {
  id: 'message/empty-body',
  defaultLevel: 'hint',
  summary: 'A message has no text: nothing but white space follows its header.',
  meaning: () => l10n.t('Exporters leave messages empty where they could not write what was sent.'),
  scope: 'message',
  signs: ['<!--', '{%'],

  check(message, report) {
    if (!isEmptyBody(message) && !holdsDirectivesAlone(message)) return;
    report({
      range: headerRange(message),
      message: l10n.t('This message is empty: nothing but white space follows its header.'),
    });
  },
};

/** Comments that turn rules off are no text. For nearly all bodies the first line decides. */
function holdsDirectivesAlone({ lines, bodyStart, bodyEnd }: Message): boolean {
  for (let line = bodyStart; line < bodyEnd; line++)
    if (!isBlank(lines[line]!) && !isHiddenLine(lines[line]!)) return false;
  return true;
}
