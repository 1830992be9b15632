import * as l10n from '@vscode/l10n';
import { insertLinesAfter } from '../../editing/textEdits';
import type { LogView } from '../../log/logView';
import { openingRange } from '../../log/readableFrontMatter';
import { isNearFence } from '../../model/fence';
import type { FrontMatter } from '../../model/frontMatter';
import { contentLength, isBlank } from '../../text/lines';
import { type Edit, lineRange } from '../../text/span';
import type { HeadRule } from '../rule';

/** The front matter is not closed before the first header or the end of the text. */
export const unclosed: HeadRule = {
  id: 'front-matter/unclosed',
  defaultLevel: 'error',
  summary: 'No `---` or `...` closes the front matter before the first message or the end.',
  meaning: () => l10n.t('Jekyll then finds no front matter, and the keys become part of the text.'),
  scope: 'head',

  check(log, report) {
    const { frontMatter } = log.transcript.head;
    if (!frontMatter?.isOpened || frontMatter.language !== undefined || frontMatter.isClosed) return;
    report({
      range: openingRange(log),
      message: l10n.t('The front matter is not closed: "---" is missing before the first message.'),
    });
  },

  noun: count =>
    count === 1 ? l10n.t('1 unclosed front matter') : l10n.t('{0} unclosed front matters', count),
  fix(log) {
    const { frontMatter } = log.transcript.head;
    if (frontMatter === undefined || frontMatter.isClosed) return undefined;
    return { title: l10n.t('Close the front matter'), edits: [closingEdit(log, frontMatter)] };
  },
};

/** Closes front matter after its last line. If that line is an incorrect fence, corrects it. */
export function closingEdit(log: LogView, frontMatter: FrontMatter): Edit {
  const { lines, openingLine } = frontMatter;
  let last = lines.length - 1;
  while (last > openingLine && isBlank(lines[last]!)) last--;
  const text = lines[last] ?? '';
  return last > openingLine && isNearFence(text)
    ? { range: lineRange(last, 0, contentLength(text)), newText: '---' }
    : insertLinesAfter(log.transcript, last, ['---']);
}
