import * as l10n from '@vscode/l10n';
import { removeLines } from '../../editing/textEdits';
import {
  type FrontMatter,
  type FrontMatterEntry,
  type FrontMatterProblem,
  MAX_FRONT_MATTER_LENGTH,
} from '../../model/frontMatter';
import { excerpt } from '../../text/excerpt';
import { endOfText, firstNonSpace, isBlank } from '../../text/lines';
import { comparePositions, lineRange, type Position, type Range, rangesTouch } from '../../text/span';
import type { HeadRule } from '../rule';
import { describeYamlError } from '../yamlError';

/**
 * The YAML does not parse, has a key twice, or expands without bound. Only the first of several errors at the same place is
 * reported.
 */
export const invalidYaml: HeadRule = {
  id: 'front-matter/invalid-yaml',
  defaultLevel: 'error',
  summary:
    'The front matter does not parse as YAML, has a key twice, or has aliases that expand to too many values.',
  meaning: () =>
    l10n.t('Jekyll refuses to build a post with such front matter, or silently takes the later of two keys.'),
  scope: 'head',

  check({ transcript: { head } }, report) {
    const { frontMatter } = head;
    // Unclosed front matter has an unknown end, so its last lines may not be YAML at all.
    if (frontMatter === undefined || !frontMatter.isClosed) return;
    const reported: Range[] = [];
    let isLost = false;
    for (const problem of frontMatter.problems) {
      // After a token that it can't place, the package reports each following token.
      if (isLost && problem.code === 'UNEXPECTED_TOKEN') continue;
      isLost ||= problem.code === 'UNEXPECTED_TOKEN';
      const { range, message } = locate(frontMatter, problem);
      if (reported.some(other => rangesTouch(other, range))) continue;
      reported.push(range);
      const { first } = problem;
      report({
        range,
        message,
        ...(first === undefined ? {} : { related: { range: first, message: l10n.t('The first of them') } }),
        ...(first === undefined ? {} : { data: 'duplicate' }),
      });
    }
  },

  fixSafety: 'unsafe',
  noun: count => (count === 1 ? l10n.t('1 duplicate key') : l10n.t('{0} duplicate keys', count)),
  fix({ transcript }, finding) {
    const { frontMatter } = transcript.head;
    if (finding.data !== 'duplicate' || frontMatter === undefined) return undefined;
    const entry = entryAt(frontMatter, finding.range.start);
    if (entry === undefined || !hasOwnLines(frontMatter, entry)) return undefined;
    return {
      title: l10n.t('Remove this "{0}"', excerpt(entry.key)),
      edits: [removeLines(transcript, entry.keyRange.start.line, lastLineOf(entry) + 1)],
    };
  },
};

/** The place of the error, which may not be where the package reports it, and its description. */
function locate(frontMatter: FrontMatter, problem: FrontMatterProblem): { range: Range; message: string } {
  const { lines } = frontMatter;
  const { code, range } = problem;
  const opened = openedBefore(frontMatter, problem);
  if (opened !== undefined) {
    return {
      range: restOfLine(opened.valueRange.start, lines),
      message: l10n.t(
        'The value of "{0}" opens with {1}, which is not closed.',
        excerpt(opened.key),
        opened.source[0]!,
      ),
    };
  }
  if (code === 'BLOCK_AS_IMPLICIT_KEY') {
    const indented = frontMatter.problems.find(
      other =>
        other.code === 'MULTILINE_IMPLICIT_KEY' && comparePositions(other.range.start, range.start) === 0,
    );
    return indented === undefined
      ? { range: restOfLine(range.start, lines), message: describe(problem) }
      : { range: lastLine(indented.range, lines), message: describe({ ...problem, code: 'BAD_INDENT' }) };
  }
  if (code === 'MULTILINE_IMPLICIT_KEY') {
    // It repeats the error above.
    const isIndented = frontMatter.problems.some(
      other =>
        other.code === 'BLOCK_AS_IMPLICIT_KEY' && comparePositions(other.range.start, range.start) === 0,
    );
    return {
      range: isIndented ? lastLine(range, lines) : restOfLine(range.start, lines),
      message: describe(problem),
    };
  }
  const outlier = outlyingFirstLine(frontMatter, problem);
  if (outlier !== undefined) {
    const isItem = lines[outlier.start.line]!.startsWith('- ');
    return { range: outlier, message: describe(isItem ? problem : { ...problem, code: 'BAD_INDENT' }) };
  }
  const first = problem.first === undefined ? undefined : entryAt(frontMatter, range.start);
  return {
    range: visible(range, lines),
    message:
      first === undefined
        ? describe(problem)
        : l10n.t('The key "{0}" occurs twice; each key may occur once.', excerpt(first.key)),
  };
}

/** The first line of the YAML, if it is indented or a list item, and the error is reported at the key below, which is neither. */
function outlyingFirstLine(
  { lines, yamlStart }: FrontMatter,
  { code, range: { start } }: FrontMatterProblem,
): Range | undefined {
  if (code !== 'UNEXPECTED_TOKEN' || start.character !== 0 || start.line !== yamlStart + 1) return undefined;
  const line = lines[yamlStart]!;
  return /^(?: +|- )[^\s#]/.test(line) && !/^[\s-]/.test(lines[start.line]!)
    ? lineRange(yamlStart, firstNonSpace(line), endOfText(line))
    : undefined;
}

/** The entry whose key stands at a position. */
function entryAt(frontMatter: FrontMatter, start: Position): FrontMatterEntry | undefined {
  return frontMatter.entries.find(({ keyRange }) => comparePositions(keyRange.start, start) === 0);
}

/** The value that causes a problem at its end, as its quote or bracket is not closed. */
function openedBefore(
  frontMatter: FrontMatter,
  { code, range }: FrontMatterProblem,
): FrontMatterEntry | undefined {
  if (code !== 'MISSING_CHAR' && code !== 'BAD_INDENT') return undefined;
  return frontMatter.entries.find(
    ({ source, valueRange }) => /^["'[{]/.test(source) && comparePositions(valueRange.end, range.start) === 0,
  );
}

function restOfLine({ line, character }: Position, lines: readonly string[]): Range {
  return lineRange(line, character, endOfText(lines[line]!, character));
}

/** The part of a range on its last line. */
function lastLine({ start, end }: Range, lines: readonly string[]): Range {
  if (start.line === end.line) return { start, end };
  return lineRange(end.line, Math.min(firstNonSpace(lines[end.line]!), end.character), end.character);
}

/** The range to show for an error. At the end of a line or of the text it is the character before. */
function visible(range: Range, lines: readonly string[]): Range {
  const { start, end } = range;
  if (comparePositions(start, end) < 0) return range;
  let { line } = start;
  while (line > 0 && isBlank(lines[line] ?? '')) line--;
  const length = endOfText(lines[line] ?? '');
  const from = Math.max(0, Math.min(line === start.line ? start.character : length, length - 1));
  return lineRange(line, from, Math.min(length, from + 1));
}

/** The last line of an entry; a block scalar ends at the start of the line after it. */
function lastLineOf({ keyRange, valueRange: { end } }: FrontMatterEntry): number {
  return end.character === 0 && end.line > keyRange.start.line ? end.line - 1 : end.line;
}

/** Whether no other entry is on the lines of an entry, unlike in `{a: 1, a: 2}`. */
function hasOwnLines(frontMatter: FrontMatter, entry: FrontMatterEntry): boolean {
  const { start } = entry.keyRange;
  return (
    start.character === 0 &&
    frontMatter.entries.every(other => other === entry || other.keyRange.start.line !== start.line) &&
    lastLineOf(entry) < frontMatter.yamlEnd
  );
}

function describe(problem: FrontMatterProblem): string {
  switch (problem.code) {
    case 'TOO_LONG':
      return l10n.t(
        'The front matter is longer than {0} characters and was not read.',
        String(MAX_FRONT_MATTER_LENGTH),
      );
    case 'TOO_DEEP':
      return l10n.t('The front matter is nested too deeply and was not read.');
    case 'MULTIPLE_DOCS':
      return l10n.t('The front matter may contain one YAML document only.');
    default:
      return describeYamlError(problem.code, problem.message);
  }
}
