import * as l10n from '@vscode/l10n';
import { isDirectiveLine } from '../../markdown/directives';
import { endOfText, firstNonSpace, isBlank } from '../../text/lines';
import { range } from '../../text/span';
import type { HeadRule } from '../rule';

/**
 * Text between the front matter and the first header, which belongs to no message. Without front matter this text may be its
 * remains, and another rule already reports that it is missing.
 */
export const strayText: HeadRule = {
  id: 'message/stray-text',
  defaultLevel: 'warning',
  summary: 'Text stands between the front matter and the first message.',
  meaning: () => l10n.t('It belongs to no message; often it is the rest of a message that lost its header.'),
  scope: 'head',

  check({ transcript: { head } }, report) {
    const { lines, frontMatter } = head;
    let { strayStart, strayEnd } = head;
    // Comments that turn rules off may stand around the text.
    while (strayStart < strayEnd && isNoText(lines[strayStart]!)) strayStart++;
    while (strayStart < strayEnd && isNoText(lines[strayEnd - 1]!)) strayEnd--;
    if (strayEnd === strayStart || frontMatter === undefined) return;
    report({
      range: range(
        strayStart,
        firstNonSpace(lines[strayStart]!),
        strayEnd - 1,
        endOfText(lines[strayEnd - 1]!),
      ),
      message: l10n.t(
        'This text belongs to no message: expected a header such as "{0}" right after the front matter.',
        l10n.t('> 07:08:28  Name'),
      ),
    });
  },
};

function isNoText(line: string): boolean {
  return isBlank(line) || isDirectiveLine(line);
}
