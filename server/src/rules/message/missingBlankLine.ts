import * as l10n from '@vscode/l10n';
import { lineBreak } from '../../editing/textEdits';
import { headerRange } from '../../log/headerRange';
import { SEPARATOR } from '../../model/canonicalSpace';
import { readHeader } from '../../model/header';
import { endsBlank, isHeaderSeparated } from '../../model/message';
import { lineAt } from '../../model/transcript';
import { terminator } from '../../text/lines';
import { lineRange } from '../../text/span';
import type { NeighbourRule } from '../rule';

/**
 * There is no separator after a header, or before one: Markdown would merge the two. The finding is always at the header. A
 * header right after another lacks one separator, not two. A header right after stray text lacks none: the text is the error.
 */
export const missingBlankLine: NeighbourRule = {
  id: 'message/missing-blank-line',
  defaultLevel: 'warning',
  summary: 'A header has no blank line after it, or none before it.',
  meaning: () => l10n.t('Markdown merges the header with the text that touches it into one paragraph.'),
  scope: 'neighbours',
  skipsPlainSequence: true,

  check({ transcript: { messages } }, index, report) {
    const message = messages[index]!;
    const previous = messages[index - 1];
    if (previous !== undefined && !endsBlank(previous)) {
      report({
        range: headerRange(message),
        message: describeBefore,
        data: 'before',
      });
    }
    if (!isHeaderSeparated(message)) {
      report({
        range: headerRange(message),
        message: describeAfter,
        data: 'after',
        // Below a blank line a bare time is a header, and the text becomes a message of its own.
        isFixUnsafe: readHeader(message.lines[1]!, true) !== undefined,
      });
    }
  },

  fixSafety: 'mixed',
  noun: count => (count === 1 ? l10n.t('1 blank line') : l10n.t('{0} blank lines', count)),
  fix({ transcript }, { range: { start }, data }) {
    const before = data === 'before';
    const line = before ? start.line : start.line + 1;
    const eol = terminator(lineAt(transcript, line - 1)) || lineBreak(transcript);
    return {
      get title() {
        return before
          ? l10n.t('Insert a blank line before the header')
          : l10n.t('Insert a blank line after the header');
      },
      edits: [{ range: lineRange(line, 0, 0), newText: SEPARATOR + eol }],
    };
  },
};

const describeBefore = () =>
  l10n.t('A blank line is missing before this header: Markdown merges it with the text above.');
const describeAfter = () =>
  l10n.t('A blank line is missing after this header: Markdown merges it with the text below.');
