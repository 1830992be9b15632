import * as l10n from '@vscode/l10n';
import { headerRange } from '../../log/headerRange';
import type { LogView } from '../../log/logView';
import { withoutByteOrderMark } from '../../model/head';
import { canonicalHeader, readHeader } from '../../model/header';
import { excerpt } from '../../text/excerpt';
import { rewriteHeader } from '../rewriteHeader';
import type { MessageRule } from '../rule';

/** The spaces differ from `> TIME␠␠SPEAKER`. */
export const headerSpacing: MessageRule = {
  id: 'message/header-spacing',
  defaultLevel: 'warning',
  summary: 'The spaces of a header differ from `> HH:MM:SS  Speaker`.',
  meaning: () => l10n.t('Tools that read logs rely on these spaces: one after `>`, two after the time.'),
  scope: 'message',
  signs: [],

  check(message, report) {
    const { header, lines } = message;
    if (!header.deviations.includes('spacing')) return;
    const line = lines[0]!;
    if (isRightBehindMark(line)) return;
    report({
      range: headerRange(message),
      message: describe,
    });
  },

  noun: count => (count === 1 ? l10n.t('1 spacing') : l10n.t('{0} spacings', count)),
  fix: rewriteHeader,
};

function describe({ transcript }: LogView, messageIndex: number): string {
  const { header, lines } = transcript.messages[messageIndex]!;
  return l10n.t('The spaces in this header differ from "{0}".', excerpt(canonicalHeader(header, lines[0]!)));
}

/** A byte order mark is invisible, allowed at the start of a file, and harmless elsewhere. */
function isRightBehindMark(line: string): boolean {
  const text = withoutByteOrderMark(line);
  return text.length < line.length && readHeader(text, false)?.deviations.length === 0;
}
