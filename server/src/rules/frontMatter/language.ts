import * as l10n from '@vscode/l10n';
import { withoutByteOrderMark } from '../../model/head';
import { excerpt } from '../../text/excerpt';
import { contentLength } from '../../text/lines';
import { lineRange } from '../../text/span';
import type { HeadRule } from '../rule';

/** Languages that are YAML. If the name of any other is removed, the content would be read as YAML, which it is not. */
const YAML = /^(?:ya?ml|json)$/i;

/** The opening fence names a language, which gray-matter allows and Jekyll doesn't. The content is not read. */
export const language: HeadRule = {
  id: 'front-matter/language',
  defaultLevel: 'error',
  summary: 'The opening fence of the front matter names a language, as in `---js` or `---json`.',
  meaning: () =>
    l10n.t(
      'Some tools would run such front matter as a program. Jekyll does not know the notation and reads none of it. Here it is never read, let alone run.',
    ),
  scope: 'head',

  check({ transcript: { head } }, report) {
    const opening = head.frontMatter?.opening;
    if (opening?.kind !== 'language') return;
    const mark = head.lines[0]!.length - withoutByteOrderMark(head.lines[0]!).length;
    report({
      range: lineRange(0, mark + opening.start, mark + opening.end),
      message: l10n.t(
        'The front matter names a language, "{0}": only YAML after a bare "---" is read; code is never run.',
        excerpt(opening.language),
      ),
      isFixUnsafe: !YAML.test(opening.language),
    });
  },

  fixSafety: 'mixed',
  noun: count =>
    count === 1 ? l10n.t('1 front matter language') : l10n.t('{0} front matter languages', count),
  fix({ transcript: { head } }) {
    const line = head.lines[0]!;
    const fenceEnd = line.indexOf('---') + 3;
    return {
      title: l10n.t('Drop the language'),
      edits: [{ range: lineRange(0, fenceEnd, contentLength(line)), newText: '' }],
    };
  },
};
