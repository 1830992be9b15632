import * as l10n from '@vscode/l10n';
import { removeMessage } from '../../editing/removeMessage';
import { headerRange } from '../../log/headerRange';
import { isDuplicate } from '../../log/saidText';
import { endOfText, firstNonSpace } from '../../text/lines';
import { range, shiftRange } from '../../text/span';
import type { NeighbourRule } from '../rule';

/** Time, speaker and body equal those of the message before, and the body is not empty. */
export const duplicate: NeighbourRule = {
  id: 'message/duplicate',
  defaultLevel: 'warning',
  summary: 'A message has the time, speaker and text of the one before it.',
  meaning: () => l10n.t('Exports and pastes that overlap leave messages twice.'),
  scope: 'neighbours',
  skipsPlainSequence: true,

  check({ transcript: { messages, startLines } }, index, report) {
    const message = messages[index]!;
    const previous = messages[index - 1];
    if (previous === undefined || !isDuplicate(message, previous)) return;
    const { lines, bodyEnd } = message;
    report({
      range: range(0, firstNonSpace(lines[0]!), bodyEnd - 1, endOfText(lines[bodyEnd - 1]!)),
      message: l10n.t('This repeats the previous message: same time, speaker and text.'),
      tag: 'unnecessary',
      related: {
        range: shiftRange(headerRange(previous), startLines[index - 1]! - startLines[index]!),
        message: l10n.t('The previous message'),
      },
    });
  },

  fixSafety: 'unsafe',
  noun: count => (count === 1 ? l10n.t('1 duplicate') : l10n.t('{0} duplicates', count)),
  fix: ({ transcript }, { messageIndex }) => ({
    title: l10n.t('Remove the message'),
    edits: [removeMessage(transcript, messageIndex)],
  }),
};
