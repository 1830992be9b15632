import * as l10n from '@vscode/l10n';
import { arrangeMessages } from '../arrangeMessages';
import { keepLinesRight } from './linesKey';
import { type Refactoring, selectedMessages } from './refactoring';
import { noMessageHere } from './refusals';

/** Deletes the selected messages, header, body and all. */
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
        ...keepLinesRight(log, transcript.messages.length - (end - first)),
        arrangeMessages(transcript, first, end, []),
      ],
    };
  },
};
