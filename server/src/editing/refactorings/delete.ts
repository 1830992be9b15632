import * as l10n from '@vscode/l10n';
import { arrangeMessages } from '../arrangeMessages';
import { updateLinesKey } from './linesKey';
import { type Refactoring, selectedMessages } from './refactoring';
import { noMessageHere } from './refusals';

/** Deletes the selected messages, each with its header and body. */
export const deleteMessages: Refactoring = {
  id: 'delete',
  title: count =>
    count === 1 ? l10n.t('Delete the message') : l10n.t('Delete the {0} messages', String(count)),
  apply(log, range) {
    const { transcript } = log;
    const selected = selectedMessages(transcript, range);
    if (selected === undefined) return noMessageHere();
    const { first, end } = selected;
    return {
      edits: [
        ...updateLinesKey(log, transcript.messages.length - (end - first)),
        arrangeMessages(transcript, first, end, []),
      ],
    };
  },
};
