import * as l10n from '@vscode/l10n';
import { assumedTime, timeBefore } from '../../log/assumedTime';
import { beginsInFence } from '../../markdown/proseLines';
import { SEPARATOR } from '../../model/canonicalSpace';
import type { Message } from '../../model/message';
import { parseParts } from '../../model/parse';
import { messageIndexAt } from '../../model/transcript';
import { contentLength, endOfText, firstNonSpace, isBlank, splitLines, terminator } from '../../text/lines';
import { type Position, type Range, range } from '../../text/span';
import { writtenHeaderLine } from '../headerEdit';
import { updateLinesKey } from './linesKey';
import type { Refactoring } from './refactoring';
import { noMessageHere } from './refusals';

/**
 * Splits a message at the cursor. The rest becomes a message of the same speaker and time. White space at the
 * cut is removed. A code block cannot be split.
 */
export const split: Refactoring = {
  id: 'split',
  title: () => l10n.t('Split the message here'),
  apply(log, selection) {
    const { transcript } = log;
    const { start, end } = selection;
    const index = messageIndexAt(transcript, start.line);
    const message = transcript.messages[index];
    if (message === undefined) return noMessageHere();
    const isEmpty = start.line === end.line && start.character === end.character;
    const headerLine = transcript.startLines[index]!;
    const cut = isEmpty ? cutAt(message, { ...start, line: start.line - headerLine }) : undefined;
    if (cut === undefined) {
      return {
        reason: l10n.t('Place the cursor inside the text of a message, with text before and after it.'),
      };
    }
    if (cutsFence(message, cut)) {
      return { reason: l10n.t('A code block cannot be split: place the cursor before or after it.') };
    }
    const eol = terminator(message.lines[0]!);
    const timestamp = assumedTime(message, timeBefore(transcript.messages, index));
    const header = writtenHeaderLine(message, timestamp);
    const between = [eol, SEPARATOR, eol, header, eol, SEPARATOR, eol].join('');
    if (!readsAsTwo(message, cut, between, transcript.messages[index + 1])) {
      return { reason: l10n.t('Split here, the text would be read as a message header.') };
    }
    const rest: Position = { line: headerLine + cut.start.line + 4, character: 0 };
    return {
      edits: [
        ...updateLinesKey(log, transcript.messages.length + 1),
        {
          range: range(
            headerLine + cut.start.line,
            cut.start.character,
            headerLine + cut.end.line,
            cut.end.character,
          ),
          newText: between,
        },
      ],
      selection: { start: rest, end: rest },
    };
  },
};

/**
 * The range to remove at a cut: line breaks and blank lines around it, and spaces within a line. Lines count
 * from the header. `undefined` when one of the sides has no text.
 */
function cutAt({ lines, bodyStart, bodyEnd }: Message, { line, character }: Position): Range | undefined {
  if (line < bodyStart || line >= bodyEnd) return undefined;
  const text = lines[line]!;
  const column = Math.min(character, contentLength(text));
  const isTextBefore = firstNonSpace(text) < column;
  const isTextBehind = firstNonSpace(text, column) < contentLength(text);
  // Within a line, the spaces at the cut are removed. Whole lines keep theirs, which may have a meaning in
  // Markdown.
  if (isTextBefore && isTextBehind) {
    return range(line, endOfText(text.slice(0, column)), line, firstNonSpace(text, column));
  }
  let before = isTextBefore ? line : line - 1;
  while (before >= bodyStart && isBlank(lines[before]!)) before--;
  let behind = isTextBefore ? line + 1 : line;
  while (behind < bodyEnd && isBlank(lines[behind]!)) behind++;
  if (before < bodyStart || behind >= bodyEnd) return undefined;
  return range(before, contentLength(lines[before]!), behind, 0);
}

function cutsFence(message: Message, { start, end }: Range): boolean {
  // Within a line: the line may be the fence itself, which is inside the code at its beginning or at its end.
  return (
    beginsInFence(message, end.line) || (start.line === end.line && beginsInFence(message, end.line + 1))
  );
}

/**
 * Parses the result. Half of a line may be a header when the whole line is not, and a bare time after half of
 * a `---` is no longer one.
 *
 * @param next the message that follows
 */
function readsAsTwo({ lines }: Message, { start, end }: Range, between: string, next?: Message): boolean {
  const before = lines.slice(0, start.line).join('') + lines[start.line]!.slice(0, start.character);
  const behind = lines[end.line]!.slice(end.character) + lines.slice(end.line + 1).join('');
  const text = before + between + behind + (next?.lines[0] ?? '');
  return parseParts(splitLines(text), false).messages.length === (next === undefined ? 2 : 3);
}
