import * as l10n from '@vscode/l10n';
import { endOfText, firstNonSpace, isBlank } from '../../text/lines';
import { range } from '../../text/span';
import type { HeadRule } from '../rule';

/** The YAML is a list or a scalar. */
export const notAMapping: HeadRule = {
  id: 'front-matter/not-a-mapping',
  defaultLevel: 'error',
  summary: 'The front matter is a list or a single value instead of keys with values.',
  meaning: () => l10n.t('Jekyll needs keys with values and reads nothing else.'),
  scope: 'head',

  check({ transcript: { head } }, report) {
    const { frontMatter } = head;
    if (frontMatter?.kind !== 'other' || !frontMatter.isClosed) return;
    const { lines } = frontMatter;
    let first = frontMatter.yamlStart;
    let last = frontMatter.yamlEnd - 1;
    while (first < last && isBlank(lines[first]!)) first++;
    while (first < last && isBlank(lines[last]!)) last--;
    report({
      range: range(first, firstNonSpace(lines[first]!), last, endOfText(lines[last]!)),
      message: l10n.t('The front matter holds no keys: expected lines of the form "key: value".'),
    });
  },
};
