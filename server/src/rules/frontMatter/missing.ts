import * as l10n from '@vscode/l10n';
import { lineBreak } from '../../editing/textEdits';
import type { LogView } from '../../log/logView';
import type { FrontMatter } from '../../model/frontMatter';
import { withoutByteOrderMark } from '../../model/head';
import { lineAt } from '../../model/transcript';
import { excerpt } from '../../text/excerpt';
import { content, contentLength, isBlank } from '../../text/lines';
import { type Edit, lineRange, range } from '../../text/span';
import type { HeadRule, LocalFix } from '../rule';
import { foreignNotation } from './foreignNotation';
import { frontMatterLine, impliedValue } from './impliedValues';
import type { KnownKey } from './knownKeys';
import { closingEdit } from './unclosed';

/** Line 1 does not open front matter: there is none, or its fence is missing, misspelt, further down or doubled. */
export const missing: HeadRule = {
  id: 'front-matter/missing',
  defaultLevel: 'error',
  summary: 'The log does not begin with front matter: line 1 is not `---`.',
  meaning: () =>
    l10n.t(
      'Jekyll reads front matter only where `---` is the very first line. Without it the file is no post: it gets no layout, no title and no date.',
    ),
  scope: 'head',

  check(log, report) {
    const { frontMatter } = log.transcript.head;
    if (frontMatter?.isOpened) return;
    const line = lineAt(log.transcript, 0);
    report({
      range: lineRange(0, markLength(line), contentLength(line)),
      message: describe(log, frontMatter),
      // A whole new front matter states a guessed author and hour.
      isFixUnsafe: frontMatter === undefined,
    });
  },

  fixSafety: 'mixed',
  noun: count =>
    count === 1 ? l10n.t('1 missing front matter') : l10n.t('{0} missing front matters', count),
  fix(log) {
    const { frontMatter } = log.transcript.head;
    return frontMatter === undefined ? insertFrontMatter(log) : fixOpening(log, frontMatter);
  },
};

function describe(log: LogView, frontMatter: FrontMatter | undefined): string {
  const notation = frontMatter === undefined ? foreignNotation(log.transcript.head.lines) : undefined;
  if (notation !== undefined) {
    return l10n.t('This front matter is {0}: Jekyll reads YAML between two lines "---" only.', notation);
  }
  if (frontMatter === undefined) {
    return l10n.t('Front matter is missing: line 1 must be "---", followed by keys such as "title".');
  }
  if (isOpenedTwice(frontMatter)) {
    return l10n.t('The front matter is opened twice: expected one "---", right before the keys.');
  }
  if (frontMatter.openingLine > 0) {
    return l10n.t('Blank lines come before the front matter: Jekyll reads it only where "---" is line 1.');
  }
  if (frontMatter.openingLine < 0) {
    return l10n.t('The front matter is not opened: line 1 must be "---".');
  }
  const line = content(withoutByteOrderMark(log.transcript.head.lines[0]!));
  return l10n.t('The front matter is not opened: line 1 is "{0}" and must be "---".', excerpt(line));
}

function isOpenedTwice({ openingLine, lines }: FrontMatter): boolean {
  return openingLine > 0 && !isBlank(withoutByteOrderMark(lines[0]!));
}

/** Fixes only the fence; also the closing one if it is missing, as the finding covers both. */
function fixOpening(log: LogView, frontMatter: FrontMatter): LocalFix {
  const { transcript } = log;
  const first = lineAt(transcript, 0);
  const start = markLength(first);
  const edits: Edit[] = [];
  let title: string;
  if (frontMatter.openingLine > 0) {
    edits.push({ range: range(0, start, frontMatter.openingLine, 0), newText: '' });
    title = isOpenedTwice(frontMatter)
      ? l10n.t('Remove the first "---"')
      : l10n.t('Remove the blank lines before the front matter');
  } else if (frontMatter.openingLine === 0) {
    edits.push({ range: lineRange(0, start, contentLength(first)), newText: '---' });
    title = l10n.t('Replace line 1 with "---"');
  } else {
    edits.push({ range: lineRange(0, start, start), newText: `---${lineBreak(transcript)}` });
    title = l10n.t('Insert "---" before the front matter');
  }
  if (!frontMatter.isClosed) edits.push(closingEdit(log, frontMatter));
  return { title, edits };
}

/** Inserts a whole front matter with the values that the file implies. None without a day: a wrong day would be worse. */
function insertFrontMatter(log: LogView): LocalFix | undefined {
  if (log.fileDay === undefined || holdsFence(log)) return undefined;
  if (foreignNotation(log.transcript.head.lines) !== undefined) return undefined;
  const keys: KnownKey[] = ['layout', 'title', 'date', 'author', 'lines', 'tag'];
  const lines = keys.map(key => frontMatterLine(key, impliedValue(log, key) ?? 'Unknown'));
  const text = ['---', ...lines, '---', ''].join(lineBreak(log.transcript));
  const start = markLength(lineAt(log.transcript, 0));
  return {
    title: l10n.t('Insert front matter'),
    edits: [{ range: lineRange(0, start, start), newText: text }],
  };
}

/** Whether there is something like front matter behind other text. A second one in front would turn it into stray text for good. */
function holdsFence(log: LogView): boolean {
  return log.transcript.head.lines.some(line => content(line).trimEnd() === '---');
}

function markLength(line: string): number {
  return line.length - withoutByteOrderMark(line).length;
}
