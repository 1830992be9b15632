import * as l10n from '@vscode/l10n';
import type { Message } from '../../../model/message';
import { isEmptyBody } from '../../../model/message';
import { range, shiftRange } from '../../../model/span';
import { endOfText, firstNonSpace } from '../../../model/text';
import type { NeighbourRule } from '../../rule';
import { removeLines } from '../../textEdits';
import { headerRange } from '../headerRange';

/** Time, speaker and body are those of the message before, and the body is not empty. */
export const duplicate: NeighbourRule = {
  id: 'message/duplicate',
  defaultLevel: 'warning',
  scope: 'neighbours',

  check({ transcript: { messages, startLines } }, index, report) {
    const message = messages[index]!;
    const previous = messages[index - 1];
    if (previous === undefined || !saysTheSame(message, previous)) return;
    const { lines, bodyEnd } = message;
    report({
      range: range(0, firstNonSpace(lines[0]!), bodyEnd - 1, endOfText(lines[bodyEnd - 1]!)),
      message: l10n.t(
        'This repeats the message before, with the same time, speaker and text: expected once.',
      ),
      tag: 'unnecessary',
      related: {
        range: shiftRange(headerRange(previous), startLines[index - 1]! - startLines[index]!),
        message: l10n.t('The message before'),
      },
    });
  },

  fix({ transcript }, { messageIndex }) {
    const start = transcript.startLines[messageIndex]!;
    const end = start + transcript.messages[messageIndex]!.lines.length;
    return { title: l10n.t('Remove the message'), edits: [removeLines(transcript, start, end)] };
  },
};

function saysTheSame(a: Message, b: Message): boolean {
  if (
    a.header.timestamp !== b.header.timestamp ||
    a.header.timestamp === undefined ||
    a.header.speaker !== b.header.speaker ||
    a.header.speaker === '' ||
    isEmptyBody(a) ||
    a.bodyEnd - a.bodyStart !== b.bodyEnd - b.bodyStart
  ) {
    return false;
  }
  for (let i = 0; i < a.bodyEnd - a.bodyStart; i++) {
    if (!sameText(a.lines[a.bodyStart + i]!, b.lines[b.bodyStart + i]!)) return false;
  }
  return true;
}

/** Whether two lines differ in nothing but the white space at their ends. */
function sameText(a: string, b: string): boolean {
  return a === b || a.slice(0, endOfText(a)) === b.slice(0, endOfText(b));
}
