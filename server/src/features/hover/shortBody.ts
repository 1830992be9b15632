import * as l10n from '@vscode/l10n';
import { isDirectiveLine } from '../../markdown/directives';
import { emoticonByName } from '../../markdown/emoticons';
import { markdownTargets } from '../../markdown/markdownTargets';
import type { Message } from '../../model/message';
import { decodeText } from '../../render/entities';
import { excerpt } from '../../text/excerpt';
import { content } from '../../text/lines';

/** The maximum number of lines, and the length of each in UTF-16 units. */
const MAX_LINES = 4;
const MAX_LENGTH = 160;

/** How many UTF-16 units of a line are read. */
const MAX_LOOKED_AT = 2_000;

/**
 * The beginning of a body as plain text: a word for an image, emoji for emoticons, entities decoded. Blank
 * lines are skipped.
 */
export function shortBody({ lines, bodyStart, bodyEnd }: Message): string[] {
  const shown: string[] = [];
  for (let line = bodyStart; line < bodyEnd; line++) {
    if (isDirectiveLine(lines[line]!)) continue;
    const text = plainLine(content(lines[line]!).slice(0, MAX_LOOKED_AT)).trim();
    if (text === '') continue;
    if (shown.length === MAX_LINES) {
      shown[MAX_LINES - 1] += ' …';
      break;
    }
    shown.push(excerpt(text, MAX_LENGTH));
  }
  return shown.length > 0 ? shown : [`(${l10n.t('empty message')})`];
}

function plainLine(text: string): string {
  let plain = '';
  let at = 0;
  for (const { isImage, wholeStart, wholeEnd } of markdownTargets(text)) {
    if (!isImage || wholeEnd === undefined || wholeStart < at) continue;
    plain += `${text.slice(at, wholeStart)}🖼 ${l10n.t('Image')}`;
    at = wholeEnd;
  }
  plain += text.slice(at);
  return decodeText(plain).replace(
    /\[([^[\]]{1,20})\]/g,
    (whole, name: string) => emoticonByName(name)?.emoji ?? whole,
  );
}
