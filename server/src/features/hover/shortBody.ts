import * as l10n from '@vscode/l10n';
import { saidLines } from '../../log/saidLines';
import type { Message } from '../../model/message';
import { excerpt } from '../../text/excerpt';
import { content } from '../../text/lines';
import { plainLine } from '../support/plainLine';

/** The maximum number of lines, and the length of each in UTF-16 units. */
const MAX_LINES = 4;
const MAX_LENGTH = 160;

/**
 * The beginning of a body as plain text: a word for an image, emoji for emoticons, entities decoded. Blank
 * lines, the quote of what a message answers and the marks at its end are skipped.
 */
export function shortBody(message: Message): string[] {
  const shown: string[] = [];
  for (const line of saidLines(message)) {
    const text = plainLine(content(message.lines[line]!));
    if (text === '') continue;
    if (shown.length === MAX_LINES) {
      shown[MAX_LINES - 1] += ' …';
      break;
    }
    shown.push(excerpt(text, MAX_LENGTH));
  }
  return shown.length > 0 ? shown : [`(${l10n.t('empty message')})`];
}
