import * as l10n from '@vscode/l10n';
import { isDirectiveLine } from '../../markdown/directives';
import type { Message } from '../../model/message';
import { excerpt } from '../../text/excerpt';
import { content } from '../../text/lines';
import { plainLine } from '../support/plainLine';

/** The maximum number of lines, and the length of each in UTF-16 units. */
const MAX_LINES = 4;
const MAX_LENGTH = 160;

/**
 * The beginning of a body as plain text: a word for an image, emoji for emoticons, entities decoded. Blank
 * lines are skipped.
 */
export function shortBody({ lines, bodyStart, bodyEnd }: Message): string[] {
  const shown: string[] = [];
  for (let line = bodyStart; line < bodyEnd; line++) {
    if (isDirectiveLine(lines[line]!)) continue;
    const text = plainLine(content(lines[line]!));
    if (text === '') continue;
    if (shown.length === MAX_LINES) {
      shown[MAX_LINES - 1] += ' …';
      break;
    }
    shown.push(excerpt(text, MAX_LENGTH));
  }
  return shown.length > 0 ? shown : [`(${l10n.t('empty message')})`];
}
