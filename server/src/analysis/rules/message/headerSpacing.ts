import * as l10n from '@vscode/l10n';
import { canonicalHeader } from '../../../model/header';
import { lineRange } from '../../../model/span';
import { firstNonSpace } from '../../../model/text';
import type { MessageRule } from '../../rule';
import { rewriteHeader } from '../rewriteHeader';

/** Spaces differ from `> TIME␠␠SPEAKER`. */
export const headerSpacing: MessageRule = {
  id: 'message/header-spacing',
  defaultLevel: 'warning',
  scope: 'message',

  check({ header, lines }, report) {
    if (!header.deviations.includes('spacing')) return;
    const line = lines[0]!;
    report({
      range: lineRange(0, firstNonSpace(line), header.speakerEnd),
      message: l10n.t('The spaces in this header differ from "{0}".', canonicalHeader(header, line)),
    });
  },

  fix: (log, finding) => rewriteHeader(log, finding, l10n.t('Normalise the spaces of the header')),
};
