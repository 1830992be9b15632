import * as l10n from '@vscode/l10n';
import type { Message } from '../../model/message';
import { excerpt } from '../../text/excerpt';
import { content } from '../../text/lines';
import { plainLine } from '../support/plainLine';

/** How many lines of a message are shown, and how much of each, in UTF-16 units. */
const MAX_LINES = 4;
const MAX_LENGTH = 160;

/** The beginning of a body as plain text, to read at a glance: images by a word, emoticons as pictures, entities decoded. */
export function shortBody({ lines, bodyStart, bodyEnd }: Message): string[] {
  const shown: string[] = [];
  for (let line = bodyStart; line < bodyEnd; line++) {
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
