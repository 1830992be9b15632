import * as l10n from '@vscode/l10n';
import { canonicalHeader } from '../../../model/header';
import type { MessageRule } from '../../rule';
import { excerpt } from '../excerpt';
import { headerRange } from '../headerRange';
import { rewriteHeader } from '../rewriteHeader';

/** Spaces differ from `> TIME␠␠SPEAKER`. */
export const headerSpacing: MessageRule = {
  id: 'message/header-spacing',
  defaultLevel: 'warning',
  scope: 'message',

  check(message, report) {
    const { header, lines } = message;
    if (!header.deviations.includes('spacing')) return;
    const line = lines[0]!;
    report({
      range: headerRange(message),
      message: l10n.t('The spaces in this header differ from "{0}".', excerpt(canonicalHeader(header, line))),
    });
  },

  fix: (log, finding) => rewriteHeader(log, finding, l10n.t('Normalise the spaces of the header')),
};
