import * as l10n from '@vscode/l10n';
import type { LogView } from '../../log/logView';
import { beginsInFence } from '../../markdown/proseLines';
import { SEPARATOR } from '../../model/canonicalSpace';
import { isEmptyBody, type Message } from '../../model/message';
import { parseParts } from '../../model/parse';
import type { Transcript } from '../../model/transcript';
import { excerpt } from '../../text/excerpt';
import { splitLines, terminator } from '../../text/lines';
import { type Edit, range } from '../../text/span';
import { arrangeMessages } from '../arrangeMessages';
import { updateLinesKey } from './linesKey';
import { type MessageSpan, type Outcome, type Refactoring, selectedMessages } from './refactoring';
import { noMessageHere } from './refusals';

/**
 * Merges the message at the cursor into the one before it, or several selected messages into the first of
 * them. The bodies are joined by a blank line. The first header stays, and with it the time.
 */
export const mergeWithPrevious: Refactoring = {
  id: 'mergeWithPrevious',
  title: count =>
    count === 1
      ? l10n.t('Merge into the previous message')
      : l10n.t('Merge the {0} messages into one', String(count)),
  apply(log, selection) {
    const selected = selectedMessages(log.transcript, selection);
    if (selected === undefined) return noMessageHere();
    if (selected.end - selected.first > 1) return merge(log, selected);
    if (selected.first === 0) return { reason: l10n.t('This is the first message.') };
    return merge(log, { first: selected.first - 1, end: selected.end });
  },
};

function merge(log: LogView, { first, end }: MessageSpan): Outcome {
  const { transcript } = log;
  const messages = transcript.messages.slice(first, end);
  const { speaker } = messages[0]!.header;
  const other = messages.find(message => message.header.speaker !== speaker)?.header.speaker;
  if (other !== undefined) {
    const [a, b] = [speaker, other].map(name => name || l10n.t('no name'));
    return {
      reason: l10n.t(
        'Only messages of one speaker can be merged: these are of {0} and {1}.',
        excerpt(a!),
        excerpt(b!),
      ),
    };
  }
  const withText = messages.flatMap((message, i) => (isEmptyBody(message) ? [] : [first + i]));
  if (withText.slice(0, -1).some(index => endsInFence(transcript.messages[index]!))) {
    return {
      reason: l10n.t(
        'A code block in the previous message is never closed: the text would become part of it.',
      ),
    };
  }
  const edits = joinEdits(transcript, first, end, withText);
  return messages.slice(1).every(isTextAfterBlank)
    ? { edits: [...updateLinesKey(log, transcript.messages.length - (end - first) + 1), ...edits] }
    : { reason: l10n.t('The text begins with a line that would be read as a message header.') };
}

/** Joins the bodies of `withText`. Removes all headers except the first, and all messages without text. */
function joinEdits(transcript: Transcript, first: number, end: number, withText: readonly number[]): Edit[] {
  const { messages, startLines } = transcript;
  const bodies = withText[0] === first ? withText : [first, ...withText];
  const edits = bodies.slice(1).map((index, i): Edit => {
    const before = messages[bodies[i]!]!;
    const eol = terminator(before.lines[before.bodyEnd - 1]!);
    return {
      range: range(
        startLines[bodies[i]!]! + before.bodyEnd,
        0,
        startLines[index]! + messages[index]!.bodyStart,
        0,
      ),
      newText: (isEmptyBody(before) ? SEPARATOR : '') + eol,
    };
  });
  const last = bodies[bodies.length - 1]!;
  return last + 1 < end ? [...edits, arrangeMessages(transcript, last + 1, end, [])] : edits;
}

function endsInFence(message: Message): boolean {
  return beginsInFence(message, message.bodyEnd);
}

/**
 * Whether the body is still text after a blank line. There a bare time is a header; directly after a line of
 * text it is not.
 */
function isTextAfterBlank({ lines, bodyStart, bodyEnd }: Message): boolean {
  const text = `> 00:00:00  A\n\n${lines.slice(bodyStart, bodyEnd).join('')}`;
  return parseParts(splitLines(text), false).messages.length === 1;
}
