import * as l10n from '@vscode/l10n';
import { emoticonByName } from '../../markdown/emoticons';
import { markdownTargets } from '../../markdown/markdownTargets';
import { unescapeMarkdown } from '../../markdown/plainMarkdown';
import { decodeText } from '../../render/entities';

/** Only this much of a longer line is read. */
const MAX_LOOKED_AT = 2_000;

/**
 * The beginning of a body's line as plain text, easy to read at a glance: images as a word, emoticons as pictures, entities
 * decoded, without the backslashes that escape signs.
 */
export function plainLine(line: string): string {
  const text = line.slice(0, MAX_LOOKED_AT);
  let plain = '';
  let at = 0;
  for (const { isImage, wholeStart, wholeEnd } of markdownTargets(text)) {
    if (!isImage || wholeEnd === undefined || wholeStart < at) continue;
    plain += `${text.slice(at, wholeStart)}🖼 ${l10n.t('Image')}`;
    at = wholeEnd;
  }
  plain += text.slice(at);
  const pictured = decodeText(plain).replace(
    /(?<!\\)\[([^[\]]{1,20})\]/g,
    (whole, name: string) => emoticonByName(name)?.emoji ?? whole,
  );
  return unescapeMarkdown(pictured).trim();
}
